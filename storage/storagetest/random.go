package storagetest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"junction/model"
)

// RandomModel draws models of up to three kinds and four relations, between any of the kinds.
func RandomModel() *rapid.Generator[*model.Model] {
	return rapid.Custom(func(t *rapid.T) *model.Model {
		kinds := make([]*model.Kind, rapid.IntRange(1, 3).Draw(t, "kinds"))
		for i := range kinds {
			kinds[i] = randomKind(t, i)
		}
		relations := make([]*model.Relation, rapid.IntRange(1, 4).Draw(t, "relations"))
		for i := range relations {
			relations[i] = randomRelation(t, i, kinds)
		}
		return model.New(kinds, relations)
	})
}

func randomKind(t *rapid.T, i int) *model.Kind {
	name := &model.Field{Name: "name", Min: 1, Max: 40, Ordered: true}
	kind := &model.Kind{
		Name: fmt.Sprintf("Kind%d", i), Plural: fmt.Sprintf("kinds%d", i), Table: fmt.Sprintf("kind%d", i),
		Fields: []*model.Field{name},
	}
	if rapid.Bool().Draw(t, "ordered by name") {
		kind.DefaultOrder = name
	}
	if rapid.Bool().Draw(t, "swept") {
		kind.Marks = kind.Table + "_sweep"
	}
	for j := range rapid.IntRange(0, 5).Draw(t, "fields") {
		field := randomField(t, fmt.Sprintf("field%d", j))
		field.Unique = field.Ordered && field.Type != model.Boolean && field.Stamp == model.NoStamp && rapid.IntRange(0, 3).Draw(t, "unique") == 0
		kind.Fields = append(kind.Fields, field)
	}
	return kind
}

func randomField(t *rapid.T, name string) *model.Field {
	types := []model.Type{model.Text, model.Integer, model.Float, model.Boolean, model.Time, model.Enum}
	field := &model.Field{
		Name: name, Type: rapid.SampledFrom(types).Draw(t, "type"),
		Nullable: rapid.Bool().Draw(t, "nullable"), Ordered: rapid.Bool().Draw(t, "ordered"),
	}
	switch field.Type {
	case model.Text:
		field.Max = 100
	case model.Enum:
		field.Values = []string{"A", "B", "C"}
	case model.Integer:
		field.Range = rapid.SampledFrom([]*model.Range{nil, {Min: model.IntegerOf(-1), Max: model.IntegerOf(10)}}).Draw(t, "range")
	case model.Float:
		field.Range = rapid.SampledFrom([]*model.Range{nil, {Max: model.FloatOf(2)}}).Draw(t, "range")
	default: // of these there is nothing more to say
	}
	if field.Type == model.Time {
		field.Stamp = rapid.SampledFrom([]model.Stamp{model.NoStamp, model.OnCreate, model.OnUpdate}).Draw(t, "stamp")
	}
	return field
}

// randomLink describes what the links of a relation have, if that is anything.
func randomLink(t *rapid.T, i int) *model.Kind {
	count := rapid.IntRange(0, 4).Draw(t, "link fields")
	if count == 0 {
		return nil
	}
	link := &model.Kind{Name: fmt.Sprintf("Link%d", i)}
	for j := range count {
		field := randomField(t, fmt.Sprintf("data%d", j))
		if field.Stamp == model.NoStamp && rapid.Bool().Draw(t, "has a default") {
			field.Default = fitting(field)
		}
		link.Fields = append(link.Fields, field)
	}
	return link
}

func randomRelation(t *rapid.T, i int, kinds []*model.Kind) *model.Relation {
	near, far := rapid.SampledFrom(kinds).Draw(t, "near"), rapid.SampledFrom(kinds).Draw(t, "far")
	table := fmt.Sprintf("relation%d", i)
	first := &model.Side{Name: fmt.Sprintf("to%d", i), Near: near, Far: far, Column: "near_id", FarColumn: "far_id"}
	link := randomLink(t, i)
	sorted(t, first, link, table, "far_key")
	if near == far && rapid.Bool().Draw(t, "symmetric") {
		return &model.Relation{Table: table, Sides: [2]*model.Side{first, first}, Link: link}
	}
	second := &model.Side{Name: fmt.Sprintf("from%d", i), Near: far, Far: near, Column: "far_id", FarColumn: "near_id"}
	sorted(t, second, link, table, "near_key")
	return &model.Relation{Table: table, Sides: [2]*model.Side{first, second}, Link: link}
}

// sorted has a side sorted by a field of the far objects, of which the junction keeps a copy, or of the links, or by none.
func sorted(t *rapid.T, side *model.Side, link *model.Kind, table, column string) {
	fields := side.Far.Fields
	if link != nil {
		fields = slices.Concat(fields, link.Fields)
	}
	i := rapid.IntRange(0, len(fields)-1).Draw(t, "sorted by")
	by := fields[i]
	if i >= len(side.Far.Fields) {
		column = by.Name
	}
	if by.Ordered && !by.Nullable && rapid.Bool().Draw(t, "sorted") {
		side.SortKeys = []model.SortKey{{Field: by, Column: column, Index: table + "_by_" + side.Column}}
	}
}
