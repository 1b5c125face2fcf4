package migration

import (
	"junction/model"
	"junction/storage/ddl"
)

// fill is what the rows from before get in a column: a value, a copy from another table's row, or a place in a list.
type fill struct {
	value string
	copied
	places *places
}

// copied is a column of the row of another table whose ID a column holds.
type copied struct{ table, column, by string }

// fillMap has the fills of columns, by table and column.
type fillMap map[[2]string]fill

// fills are for columns that are new, and those that may not be null any more.
func (p *pairs) fills(e ddl.Engine, now string) fillMap {
	fills := make(fillMap)
	for _, kind := range p.new.Kinds {
		if p.kinds.had(kind) {
			p.fillFields(fills, kind, e, now)
		}
	}
	for _, relation := range p.new.Relations {
		if relation.Link != nil && p.relations.had(relation) {
			p.fillFields(fills, relation.Link, e, now)
		}
	}
	for side, old := range p.sides.older {
		for _, key := range side.SortKeys {
			if key.Field.OfLink {
				continue // it is the column itself
			}
			if field := p.fields.older[key.Field]; field == nil || old.SortKey(field) == nil {
				fills[[2]string{side.Relation.Table, key.Column}] = fill{
					copied: copied{side.Far.Table, key.Field.Column, side.FarColumn},
				}
			}
		}
	}
	return fills
}

// fillFields adds the fills of fields of objects or links that there were before.
func (p *pairs) fillFields(fills fillMap, of *model.Kind, e ddl.Engine, now string) {
	for _, field := range of.Fields {
		if old := p.fields.older[field]; old != nil && (!old.Nullable || field.Nullable) {
			continue
		}
		at := [2]string{of.Table, field.Column}
		switch {
		case field.Position != nil:
			fills[at] = fill{value: "''", places: &places{field.Position, field.Column}}
		case field.Stamp != model.NoStamp:
			fills[at] = fill{value: now}
		case !field.Default.Null():
			fills[at] = fill{value: e.Literal(field.Type, field.Default)}
		}
	}
}
