package web

import (
	"crypto/sha256"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A request may name its document instead of holding it, in one of the ways that clients have for it:
//
//	extensions.persistedQuery   Apollo's protocol, with a SHA-256
//	documentId                  the persisted documents of GraphQL over HTTP
//	doc_id, id                  Relay's
//
// This file reads the name. What it stands for say [AutomaticQueries] or [Operations], of which an executor has one.

// The codes of requests that name their document. The first two, and the messages that come with them, are Apollo's
// protocol: its clients send the whole query when they meet one.
const (
	codeNotFound     = "PERSISTED_QUERY_NOT_FOUND"
	codeNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED"
	codeNotAllowed   = "OPERATION_NOT_ALLOWED"
)

// The extensions that name a document. The transport puts a name that is a parameter of the request among them, so that
// whatever brings a request to the executor, all that names a document is in one place.
const (
	extensionHash = "persistedQuery"
	extensionID   = "documentId"
)

// idParameters are the parameters that name a document. The first that is given is taken.
var idParameters = []string{"documentId", "doc_id", "id"}

// provenHash stands in the place of the extension persistedQuery when its hash was found to be that of the query as it
// was sent, which the transport then changed. Being no type of JSON, it cannot be sent.
type provenHash string

// readReference takes a document's name from a request's parameters over to its extensions, and reports whether the
// request names a document. Query is as it was sent.
func readReference(members map[string]any, query string, params *graphql.RawParams) bool {
	for _, name := range idParameters {
		if id, ok := members[name].(string); ok && id != "" {
			if params.Extensions == nil {
				params.Extensions = make(map[string]any)
			}
			params.Extensions[extensionID] = id
			break
		}
	}
	if query != params.Query {
		if hash, fault := hashOf(params.Extensions); fault == nil && hash == hexHash(query) {
			params.Extensions[extensionHash] = provenHash(hash)
		}
	}
	return params.Extensions[extensionHash] != nil || params.Extensions[extensionID] != nil
}

// hashOf is the hash in the extension persistedQuery, or empty where there is no such extension.
func hashOf(extensions map[string]any) (string, *gqlerror.Error) {
	switch given := extensions[extensionHash].(type) {
	case nil:
		return "", nil
	case provenHash:
		return string(given), nil
	case map[string]any:
		hash, ok := given["sha256Hash"].(string)
		switch version := given["version"]; {
		case version != nil && version != int64(1):
			return "", notSupported()
		case version != nil && ok && hash != "":
			return hash, nil
		}
	}
	return "", problem(invalidInput, "the extension persistedQuery must be an object with a version, 1, and a sha256Hash")
}

func hexHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%x", sum)
}

func notFound() *gqlerror.Error { return problem(codeNotFound, "PersistedQueryNotFound") }

func notSupported() *gqlerror.Error { return problem(codeNotSupported, "PersistedQueryNotSupported") }

func problem(code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}
