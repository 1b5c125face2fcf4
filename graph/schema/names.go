package schema

// The fields that every object has.
const (
	ID       = "id"
	TypeName = "__typename"
)

// The arguments that hold an object's fields, and a filter.
const (
	Input = "input"
	Where = "where"
)
