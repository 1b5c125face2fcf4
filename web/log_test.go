package web_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"junction/web"
)

// broken is an executor whose every method panics.
type broken struct{ web.Executor }

// A request that the program itself cannot survive is over nevertheless, for whoever counts, and it was no success.
func TestRequestsThatPanicAreToldToo(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	var told web.Account
	handler := web.New(web.Config{
		Executor: broken{}, Limits: onRequest, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Observers: []web.Observer{func(ctx context.Context, _ http.Header) (context.Context, func(*web.Account)) {
			return ctx, func(account *web.Account) { told = *account }
		}},
	})
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ __typename }"}`))
	request.Header.Set("Content-Type", "application/json")
	handler.ServeHTTP(httptest.NewRecorder(), request)
	if told.Status != http.StatusInternalServerError || told.Outcome() != "INTERNAL" || told.Errors["INTERNAL"] != 1 {
		t.Errorf("it is told as %+v", told)
	}
	if !strings.Contains(log.String(), "status=500 outcome=INTERNAL") {
		t.Errorf("the log is %s", &log)
	}
}
