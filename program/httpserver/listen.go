package httpserver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
)

// Listen listens on an address. Its error is a sentence for whoever wrote that, and does not repeat it.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	const form = "an address is a host and the number of a port, such as localhost:8080, or :8080 for all hosts"
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	var address *net.AddrError
	var name *net.DNSError
	var system *os.SyscallError
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, errors.New("address already in use; stop the program that listens there, or choose another port (0 picks a free one)")
	case errors.As(err, &address):
		return nil, fmt.Errorf("%s; %s", address.Err, form)
	case errors.As(err, &name):
		return nil, fmt.Errorf("%s; %s", name.Err, form)
	case errors.As(err, &system):
		return nil, system.Err
	}
	return nil, err
}
