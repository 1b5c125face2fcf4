// Package sdl writes the GraphQL schema that follows from a model.
package sdl

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"text/template"

	"junction/model"
	"junction/model/names"
)

//go:embed templates
var templates embed.FS

// Schema is the text of the schema. The same model always has the same text.
func Schema(of *model.Model) ([]byte, error) {
	schema, err := template.New("schema.tmpl").Funcs(descriptions).Funcs(fields).Funcs(template.FuncMap{
		"about":        func() string { return about(of) },
		"usesTimes":    func() bool { return usesTimes(of) },
		"valueFilters": func() []valueFilter { return valueFilters(of) },

		"linkData": func() []*model.Kind { return linkData(of) },

		"object":     names.Object,
		"objectEdge": names.ObjectEdge,
		"linked":     names.Linked,
		"linkedOne":  names.LinkedOne,
		"unlinked":   names.Unlinked,
		"addedEdges": func(side *model.Side) string {
			added, _ := names.CreatedEdges(side)
			return added
		},
		"inverseEdges": func(side *model.Side) string {
			_, inverse := names.CreatedEdges(side)
			return inverse
		},
		"moveOf": func(side *model.Side) string {
			return names.Mutation{Verb: names.Move, Kind: side.Near, Side: side}.Name()
		},
		"sideType":   names.Type,
		"capital":    names.Capital,
		"orderValue": names.Order,
		"pageOf":     func(of string, kind *model.Kind) page { return page{of, kind} },
	}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := schema.Execute(&text, of); err != nil {
		return nil, fmt.Errorf("cannot write the schema: %w", err)
	}
	return wrap(text.String()), nil
}

// page is a connection to objects of a kind; Of begins the names of its types.
type page struct {
	Of   string
	Kind *model.Kind
}

func usesTimes(m *model.Model) bool {
	return slices.ContainsFunc(allFields(m), func(f *model.Field) bool { return f.Type == model.Time })
}

// allFields are the fields of all objects, then those of links which are shown.
func allFields(m *model.Model) (all []*model.Field) {
	for _, kind := range m.Kinds {
		all = append(all, kind.Fields...)
	}
	for _, relation := range m.Relations {
		all = append(all, shown(relation.Sides[0])...)
	}
	return all
}
