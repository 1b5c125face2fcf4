package migration

import (
	"junction/model"
	"junction/storage/ddl"
)

// fill is what the rows from before get in a column: a value, or a copy from another table's row.
type fill struct {
	value string
	copied
}

// copied is a column of the row of another table whose ID a column holds.
type copied struct{ table, column, by string }

// fillMap has the fills of columns, by table and column.
type fillMap map[[2]string]fill

// fills are for columns that are new, and those that may not be null any more.
func (p *pairs) fills(e ddl.Engine, now string) fillMap {
	fills := make(fillMap)
	for _, kind := range p.new.Kinds {
		for _, field := range kind.Fields {
			old := p.fields.older[field]
			if !p.kinds.had(kind) || old != nil && (!old.Nullable || field.Nullable) {
				continue
			}
			at := [2]string{kind.Table, field.Column}
			switch {
			case field.Stamp != model.NoStamp:
				fills[at] = fill{value: now}
			case !field.Default.Null():
				fills[at] = fill{value: e.Literal(field.Type, field.Default)}
			}
		}
	}
	for side, old := range p.sides.older {
		for _, key := range side.SortKeys {
			if field := p.fields.older[key.Field]; field == nil || old.SortKey(field) == nil {
				fills[[2]string{side.Relation.Table, key.Column}] = fill{
					copied: copied{side.Far.Table, key.Field.Column, side.FarColumn},
				}
			}
		}
	}
	return fills
}
