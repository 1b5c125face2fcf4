// Package fault holds what can be wrong with a request, and how that is told: the codes of errors, the problems of arguments,
// and the one place where an error becomes an answer.
package fault

// Code says in an error's extensions.code what went wrong.
type Code string

// The codes of this server. Requests that do not parse or validate have those of the GraphQL library.
const (
	LimitExceeded Code = "LIMIT_EXCEEDED"
	InvalidID     Code = "INVALID_ID"
	WrongType     Code = "WRONG_TYPE"
	InvalidInput  Code = "INVALID_INPUT"
	NotFound      Code = "NOT_FOUND"
	Conflict      Code = "CONFLICT"
	Unavailable   Code = "UNAVAILABLE"
	Internal      Code = "INTERNAL"
)

// The names of limits, in the Rule of an error whose code is that of a limit. The client does not see it; it is for counting.
const (
	LimitTime   = "time"   // on a request's time
	LimitHeavy  = "heavy"  // on heavy work at once; the code is UNAVAILABLE
	LimitFilter = "filter" // on what a filter holds
	LimitAnswer = "answer" // on the bytes of an answer
)

// Busy is what clients are told where there is more to do at once than can be done.
const Busy = "the server has too much to do now; try again"
