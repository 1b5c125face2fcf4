package migration

import (
	"slices"

	"junction/model"
	"junction/storage/ddl"
)

// A migration goes from the old model to the new one by two others, which are the old one with less, and then with other
// names. What is dropped and is in no name's way stays in both, so that a table changes once.

// reduced returns the old model without the kinds and the relations that the new one has not, and without fields and sort
// keys whose names others get.
func (p *pairs) reduced() *model.Model { return p.between(oldName) }

// renamed returns the reduced model with the names of the new one.
func (p *pairs) renamed() *model.Model { return p.between(newName) }

// naming chooses between the old and the new name of something, of which either may be missing.
type naming func(old, now string) string

func oldName(old, _ string) string { return old }

func newName(old, now string) string {
	if old == "" || now == "" {
		return old
	}
	return now
}

// copies are what a model between the others has in the place of the old one's.
type copies struct {
	*pairs
	name   naming
	kinds  map[*model.Kind]*model.Kind
	fields map[*model.Field]*model.Field
}

func (p *pairs) between(name naming) *model.Model {
	c := copies{p, name, make(map[*model.Kind]*model.Kind), make(map[*model.Field]*model.Field)}
	var kinds []*model.Kind
	var relations []*model.Relation
	for _, kind := range p.old.Kinds {
		if now := p.kinds.newer[kind]; now != nil {
			kinds = append(kinds, c.kind(kind, now))
		}
	}
	for _, relation := range p.old.Relations {
		if now := p.relations.newer[relation]; now != nil {
			relations = append(relations, c.relation(relation, now))
		}
	}
	return model.New(kinds, relations)
}

func (c copies) kind(old, now *model.Kind) *model.Kind {
	kind := &model.Kind{Name: c.name(old.Name, now.Name), Table: c.name(old.Table, now.Table), Marks: c.name(old.Marks, now.Marks)}
	for _, field := range old.Fields {
		now := c.pairs.fields.newer[field]
		if now == nil && c.isTaken(old, field) {
			continue
		}
		copied := *field
		if now != nil {
			copied.Name, copied.Column = c.name(field.Name, now.Name), c.name(field.Column, now.Column)
		} else {
			copied.Name += unused // its name may be a relation's now, and only the column matters
		}
		kind.Fields, c.fields[field] = append(kind.Fields, &copied), &copied
	}
	c.kinds[old] = kind
	return kind
}

// isTaken reports whether another field of the kind gets the column of one that is dropped.
func (c copies) isTaken(kind *model.Kind, dropped *model.Field) bool {
	return slices.ContainsFunc(kind.Fields, func(field *model.Field) bool {
		now := c.pairs.fields.newer[field]
		return now != nil && now.Column == dropped.Column
	})
}

func (c copies) relation(old, now *model.Relation) *model.Relation {
	taken := make(map[string]bool) // the columns of links, and the columns and the indexes of keys that stay
	if now.Link != nil {
		for _, field := range now.Link.Fields {
			taken[field.Column] = true
		}
	}
	for _, side := range old.Sides {
		for _, key := range side.SortKeys {
			if by := c.keyOf(side, key); by != nil {
				taken[by.Column], taken[by.Index] = true, true
			}
		}
	}
	relation := &model.Relation{Table: c.name(old.Table, now.Table), Link: c.link(old, now)}
	relation.Sides[0] = c.side(old.Sides[0], taken)
	relation.Sides[1] = relation.Sides[0]
	if !old.Symmetric() {
		relation.Sides[1] = c.side(old.Sides[1], taken)
	}
	return relation
}

// link describes the data of a relation's links, without fields whose columns others get.
func (c copies) link(old, now *model.Relation) *model.Kind {
	if old.Link == nil {
		return nil
	}
	columns := make(map[string]bool)
	for _, column := range ddl.SQLite.Links(now).Columns {
		columns[column.Name] = true
	}
	link := &model.Kind{Name: old.Link.Name}
	for _, field := range old.Link.Fields {
		copied, now := *field, c.pairs.fields.newer[field]
		switch {
		case now != nil:
			copied.Name, copied.Column = c.name(field.Name, now.Name), c.name(field.Column, now.Column)
		case columns[field.Column]:
			continue
		default:
			copied.Name += unused
		}
		link.Fields, c.fields[field] = append(link.Fields, &copied), &copied
	}
	return link
}

func (c copies) side(old *model.Side, taken map[string]bool) *model.Side {
	now := c.sides.newer[old]
	side := &model.Side{
		Name: c.name(old.Name, now.Name), Near: c.kinds[old.Near], Far: c.kinds[old.Far],
		Column: c.name(old.Column, now.Column), FarColumn: c.name(old.FarColumn, now.FarColumn),
	}
	for _, key := range old.SortKeys {
		field := c.fields[key.Field]
		switch by := c.keyOf(old, key); {
		case by != nil:
			side.SortKeys = append(side.SortKeys, model.SortKey{Field: field, Column: c.name(key.Column, by.Column), Index: c.name(key.Index, by.Index)})
		case field != nil && !taken[key.Column] && !taken[key.Index]:
			side.SortKeys = append(side.SortKeys, model.SortKey{Field: field, Column: key.Column, Index: key.Index})
		}
	}
	return side
}

// keyOf is what the new model has in the place of a sort key of an old side's, or nil.
func (p *pairs) keyOf(old *model.Side, key model.SortKey) *model.SortKey {
	if field := p.fields.newer[key.Field]; field != nil {
		return p.sides.newer[old].SortKey(field)
	}
	return nil
}
