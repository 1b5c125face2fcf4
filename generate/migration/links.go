package migration

import (
	"fmt"

	"junction/model"
)

// linkChanges are those of what the links of a relation hold that both models have.
func (p *pairs) linkChanges(old, now *model.Relation) (list []change) {
	before, after := old.Link, now.Link
	switch {
	case before == nil && after == nil:
		return nil
	case after == nil:
		return []change{linkDropped(old, now)}
	case before == nil:
		list = append(list, change{
			name: "add " + after.Name,
			says: fmt.Sprintf("The links of %s are of the type %s, which is new there.", now.Sides[0], after.Name),
		})
		before = &model.Kind{Name: after.Name}
	}
	for _, field := range before.Fields {
		if !p.fields.has(field) {
			list = append(list, dropped(before.Name+"."+field.Name, "its values"))
		}
	}
	rows := links(old, before.Name)
	for _, field := range after.Fields {
		if old := p.fields.older[field]; old != nil {
			list = append(list, fieldChanges(rows, old, after, field)...)
		} else {
			list = append(list, fieldAdded(rows, after, field))
		}
	}
	return list
}

func linkDropped(old, now *model.Relation) change {
	link, side := old.Link.Name, now.Sides[0].String()
	return change{
		name: "drop " + link, says: fmt.Sprintf("The links of %s are not of the type %s any more, and what they hold is dropped.", side, link),
		needs: "drop:" + link,
		risk:  fmt.Sprintf("the links of %s are not of the type %s any more, and what they hold would be lost", side, link),
	}
}
