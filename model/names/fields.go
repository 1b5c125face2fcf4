package names

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

// The fields of payloads besides the one for the object that was made or changed, or that owns the links, which is called
// as an argument for it is.
const (
	Added            = "added"
	AddedEdges       = "addedEdges"
	InverseEdges     = "inverseEdges"
	Removed          = "removed"
	RemovedIDs       = "removedIds"
	RemovedCount     = "removedCount"
	DeletedID        = "deletedId"
	DeletedIDs       = "deletedIds"
	DeletedCount     = "deletedCount"
	RemovedLinkCount = "removedLinkCount"
	Updated          = "updated"
	UpdatedEdges     = "updatedEdges"
	MovedEdge        = "edge"
)
