package sdl

import (
	"slices"

	"junction/model"
)

// shown are the fields of a side's links that clients see, which is all but positions.
func shown(side *model.Side) []*model.Field {
	if side.Relation.Link == nil {
		return nil
	}
	return some(side.Relation.Link, func(f *model.Field) bool { return f.Position == nil })
}

// linkOrders are those of them by which the side's lists can be ordered.
func linkOrders(side *model.Side) []*model.Field {
	return slices.DeleteFunc(shown(side), func(f *model.Field) bool { return !f.Ordered })
}

// linkData are the types of links for which clients give something, each once.
func linkData(m *model.Model) (kinds []*model.Kind) {
	for _, relation := range m.Relations {
		isKnown := func(other *model.Kind) bool { return other.Name == relation.Link.Name }
		if relation.Sides[0].WritesLinks() && !slices.ContainsFunc(kinds, isKnown) {
			kinds = append(kinds, relation.Link)
		}
	}
	return kinds
}

// mustBeGiven is the first field that a new link must be given a value of, or nil.
func mustBeGiven(side *model.Side) *model.Field {
	for _, field := range side.Relation.Link.Writable() {
		if required(field) {
			return field
		}
	}
	return nil
}

// linkFacts says what a reader may rely on besides the description of a link's field.
func linkFacts(field *model.Field) string {
	return limits(field) + [...]string{
		model.NoStamp:  "",
		model.OnCreate: " The server sets it, when the link is made.",
		model.OnUpdate: " The server sets it, when the link is made and whenever it is changed.",
	}[field.Stamp]
}

// whenNotGiven says what a link has where the field is not given.
func whenNotGiven(field *model.Field) string {
	switch {
	case required(field):
		return ""
	case field.Default.Null():
		return " Left out, it is `null` of a new link, and stays as it is of another. `null` empties it."
	case field.Nullable:
		return " Left out, it is `" + literal(field, field.Default) + "` of a new link, and stays as it is of another. `null` empties it."
	}
	return " Left out or `null`, it is `" + literal(field, field.Default) + "` of a new link, and stays as it is of another."
}
