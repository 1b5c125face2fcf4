package names

import "junction/model"

// Mutation is a mutation that changes objects of a kind, or the links of one.
type Mutation struct {
	Verb Verb
	Kind *model.Kind
	// Side is that of the links that the mutation changes; nil where it changes objects.
	Side *model.Side
}

// Verb is what a mutation does.
type Verb int8

// The verbs: those for objects, and those for links.
const (
	Create Verb = iota
	Update
	Delete
	DeleteAll
	Add
	Remove
	Set
	Clear
	UpdateLinks
	Move
)

// Mutations are those that change objects of a kind.
func Mutations(of *model.Kind) []Mutation {
	return []Mutation{{Create, of, nil}, {Update, of, nil}, {Delete, of, nil}, {DeleteAll, of, nil}}
}

// LinkMutations are those that change the links of an object, the last two where links have data that can be written, and
// where the side's lists are put in order by hand.
func LinkMutations(via *model.Side) []Mutation {
	all := []Mutation{{Add, via.Near, via}, {Remove, via.Near, via}, {Set, via.Near, via}, {Clear, via.Near, via}}
	if via.WritesLinks() {
		all = append(all, Mutation{UpdateLinks, via.Near, via})
	}
	if via.Position() != nil {
		all = append(all, Mutation{Move, via.Near, via})
	}
	return all
}

// Name is what the mutation is called: createBlogPost, deleteBlogPosts, addAuthors, updateAuthorLinks.
func (m Mutation) Name() string {
	verb := [...]string{
		Create: "create", Update: "update", Delete: "delete", DeleteAll: "delete",
		Add: "add", Remove: "remove", Set: "set", Clear: "clear", UpdateLinks: "update", Move: "move",
	}[m.Verb]
	switch {
	case m.Verb == UpdateLinks:
		return verb + m.Side.Mutation + "Links"
	case m.Verb == Move:
		return verb + m.Side.Mutation
	case m.Side != nil:
		return verb + m.Side.Mutations
	case m.Verb == DeleteAll:
		return verb + Capital(m.Kind.Plural)
	}
	return verb + m.Kind.Name
}

// Payload is the type of what the mutation returns: CreateBlogPostPayload.
func (m Mutation) Payload() string { return Capital(m.Name()) + "Payload" }

// InputType is the type of an object's fields, as a mutation takes them: CreateBlogPostInput. It is empty for a mutation
// that takes none.
func (m Mutation) InputType() string {
	if m.Verb != Create && m.Verb != Update {
		return ""
	}
	return Capital(m.Name()) + "Input"
}
