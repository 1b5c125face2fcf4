package engine

import "strings"

// Redacted is a DSN as it may be logged: of a URL, what can be no part of a password.
func Redacted(dsn string) string {
	scheme, rest, isURL := strings.Cut(dsn, "://")
	if !isURL {
		return dsn
	}
	place, parameters, _ := strings.Cut(rest, "?")
	if strings.Contains(parameters, "@") { // the question mark may have been a password's
		return scheme
	}
	return scheme + "://" + place[strings.LastIndex(place, "@")+1:]
}
