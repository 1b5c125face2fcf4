package fault

import "fmt"

// ArgumentError is a problem with an argument.
type ArgumentError struct {
	Code Code
	// Argument is the argument's place, such as friendIds[2] or where.id.in.
	Argument string
	// Problem completes the sentence that the place begins.
	Problem string
}

func (e *ArgumentError) Error() string { return e.Argument + " " + e.Problem }

// rank orders the codes of problems with arguments: where several hold, the lowest is told.
var rank = map[Code]int{LimitExceeded: 0, InvalidID: 1, WrongType: 2, InvalidInput: 3}

// Problems keeps the one to tell of all problems that a field's arguments have: the first of the lowest rank, or a fault of
// the server's own.
type Problems struct {
	worst *ArgumentError
	fault error
}

// Add adds a problem with an argument.
func (p *Problems) Add(code Code, argument, format string, args ...any) {
	if p.worst == nil || rank[code] < rank[p.worst.Code] {
		p.worst = &ArgumentError{code, argument, fmt.Sprintf(format, args...)}
	}
}

// AddFault adds what is the server's own fault.
func (p *Problems) AddFault(fault error) {
	if p.fault == nil {
		p.fault = fault
	}
}

// None reports whether no argument has a problem.
func (p *Problems) None() bool { return p.worst == nil }

// Err is the problem to tell, or nil.
func (p *Problems) Err() error {
	switch {
	case p.fault != nil:
		return p.fault
	case p.worst != nil:
		return p.worst
	}
	return nil
}
