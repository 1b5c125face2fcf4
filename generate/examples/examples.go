// Package examples writes queries for a model, with which the playground opens: one of each kind.
package examples

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/template"

	"junction/model"
	"junction/model/names"
)

//go:embed templates
var templates embed.FS

// Mark begins every document that is written here.
const Mark = "# Written by go generate. Replace these files by your own, and it leaves them alone.\n"

// Files returns documents, which end in .graphql, and their variables, which end in .json, by name. Each succeeds, from
// first to last and so again, whatever the database holds.
func Files(of *model.Model) (map[string][]byte, error) {
	all := make(map[string][]byte)
	entries, err := templates.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".tmpl")
		if needsRelation := strings.Contains(name, "links"); needsRelation && len(of.Sides) == 0 {
			continue
		}
		document, err := template.New(entry.Name()).Funcs(functions).ParseFS(templates, "templates/"+entry.Name())
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		if path.Ext(name) == ".graphql" {
			text.WriteString(Mark)
		}
		if err := document.Execute(&text, of); err != nil {
			return nil, fmt.Errorf("cannot write %s: %w", name, err)
		}
		all[name] = text.Bytes()
	}
	return all, nil
}

var functions = template.FuncMap{
	"object":  names.Object,
	"owner":   names.Owner,
	"linked":  names.Linked,
	"capital": names.Capital,
	"lookups": lookups,
	"label":   label,
	"text":    text,
	"sample":  sample,
	"samples": samples,
	"made":    made,
	"given":   given,
}

// label is the field by which people know an object: the first text. It may be nil.
func label(of *model.Kind) *model.Field {
	for _, field := range of.Fields {
		if field.Type == model.Text {
			return field
		}
	}
	return nil
}

// text is the first text that is never null; nil where a kind has none.
func text(of *model.Kind) *model.Field {
	for _, field := range of.Fields {
		if field.Type == model.Text && !field.Nullable {
			return field
		}
	}
	return nil
}

// samples are the fields that a new object is given in the examples: those that it must have.
func samples(of *model.Kind) (required []*model.Field) {
	for _, field := range of.Fields {
		if field.Writable() && !field.Nullable && field.Default.Null() {
			required = append(required, field)
		}
	}
	return required
}

// given is an argument for what new links of a side must be given, or empty.
func given(via *model.Side) string {
	if via.Relation.Link == nil || len(samples(via.Relation.Link)) == 0 {
		return ""
	}
	return ", " + names.Link + ": " + Input(via.Relation.Link)
}

// lookups are the fields by which one object can be asked for.
func lookups(of *model.Kind) []*model.Field {
	return slices.DeleteFunc(slices.Clone(of.Fields), func(field *model.Field) bool { return !field.Unique })
}

// made are the kinds of which an object is made, and deleted by what it has: those that must be given a text.
func made(of *model.Model) (some []*model.Kind) {
	const most = 2
	for _, kind := range of.Kinds {
		if required := samples(kind); len(some) < most && text(kind) != nil && slices.Contains(required, text(kind)) {
			some = append(some, kind)
		}
	}
	return some
}
