package migration

import (
	"fmt"
	"strings"
	"unicode"

	"junction/model"
)

// change is one difference between two models.
type change struct {
	// name is how a file is called that has it.
	name string
	// says tells a reviewer about it, in a sentence.
	says string
	// needs is what has to be allowed for it, and risk why; both are empty where nothing has to be. What cannot be allowed
	// has a risk alone.
	needs, risk string
	// checks hold before anything is changed.
	checks []check
}

// changes returns the differences that the tables may have to follow.
func (p *pairs) changes() (list []change) {
	for _, kind := range p.old.Kinds {
		if !p.kinds.has(kind) {
			list = append(list, dropped(kind.Name, "all its objects and their links"))
			continue
		}
		for _, field := range kind.Fields {
			if !p.fields.has(field) {
				list = append(list, dropped(kind.Name+"."+field.Name, "its values"))
			}
		}
	}
	for _, relation := range p.old.Relations {
		first := relation.Sides[0]
		if !p.relations.has(relation) && p.kinds.has(first.Near) && p.kinds.has(first.Far) {
			list = append(list, dropped(first.String(), "its links"))
		}
	}
	for _, kind := range p.new.Kinds {
		before := p.kinds.older[kind]
		if before == nil {
			list = append(list, added(kind.Name))
			continue
		}
		if before.Name != kind.Name {
			list = append(list, renamed(before.Name, kind.Name))
		}
		for _, field := range kind.Fields {
			if old := p.fields.older[field]; old != nil {
				list = append(list, fieldChanges(objects(before), old, kind, field)...)
			} else {
				list = append(list, fieldAdded(objects(before), kind, field))
			}
		}
	}
	for _, relation := range p.new.Relations {
		if before := p.relations.older[relation]; before != nil {
			list = append(list, p.linkChanges(before, relation)...)
			list = append(list, p.sideChanges(relation)...)
		} else {
			list = append(list, added(relation.Sides[0].String()))
		}
	}
	return list
}

// sideChanges are those of the sides of a relation that both models have.
func (p *pairs) sideChanges(relation *model.Relation) (list []change) {
	sides := relation.Sides[:]
	if relation.Symmetric() {
		sides = sides[:1]
	}
	for _, side := range sides {
		before := p.sides.older[side]
		if before.Name != side.Name {
			list = append(list, renamed(before.String(), side.String()))
		}
		for _, key := range before.SortKeys {
			if side.SortKey(p.fields.newer[key.Field]) == nil {
				list = append(list, change{
					name: "unsort " + side.String() + " by " + key.Field.Name,
					says: fmt.Sprintf("%s is not sorted by %s any more.", side, key.Field.Name),
				})
			}
		}
		for _, key := range side.SortKeys {
			if old := p.fields.older[key.Field]; old == nil || before.SortKey(old) == nil {
				list = append(list, sorted(side, key.Field))
			}
		}
	}
	return list
}

func sorted(side *model.Side, by *model.Field) change {
	what := "a copy for each link"
	if by.OfLink {
		what = "an index"
	}
	return change{
		name: "sort " + side.String() + " by " + by.Name,
		says: fmt.Sprintf("%s is sorted by %s: its junction gets %s.", side, by.Name, what),
	}
}

func added(name string) change { return change{name: "add " + name, says: name + " is new."} }

func renamed(old, now string) change {
	return change{name: "rename " + old + " to " + now[strings.IndexByte(now, '.')+1:], says: old + " is called " + now + "."}
}

func dropped(name, what string) change {
	return change{
		name: "drop " + name, says: name + " is dropped, with " + what + ".", needs: "drop:" + name,
		risk: fmt.Sprintf("%s is gone from the model, and %s would be lost; "+
			"where it has another name now, give that @was(name: %q)", name, what, name[strings.IndexByte(name, '.')+1:]),
	}
}

// fileName is the part of a file's name that tells what changes.
func fileName(changes []change) string {
	if len(changes) == 0 {
		return "rename_tables"
	}
	var name strings.Builder
	for i, r := range changes[0].name {
		switch {
		case r == '.' || r == ' ':
			name.WriteByte('_')
		case unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(changes[0].name[i-1])):
			name.WriteString("_" + string(unicode.ToLower(r)))
		default:
			name.WriteRune(unicode.ToLower(r))
		}
	}
	if len(changes) > 1 {
		name.WriteString("_and_more")
	}
	return name.String()
}
