// Package code writes the Go package that describes a model's entities, and holds Go types for them.
package code

import (
	"bytes"
	"embed"
	"fmt"
	"go/format"
	"slices"
	"text/template"

	"junction/generate/words"
	"junction/model"
	"junction/model/names"
)

//go:embed templates
var files embed.FS

// Package returns the package's files by name. The same model always has the same files.
func Package(of *model.Model) (map[string][]byte, error) {
	all := make(map[string][]byte)
	for _, name := range []string{"model.go", "types.go", "bindings.go", "files.go"} {
		text, err := file(name, of)
		if err != nil {
			return nil, fmt.Errorf("cannot write %s: %w", name, err)
		}
		all[name] = text
	}
	return all, nil
}

func file(name string, of *model.Model) ([]byte, error) {
	code, err := template.New(name+".tmpl").Funcs(template.FuncMap{
		"field":           field,
		"kind":            kind,
		"side":            side,
		"link":            link,
		"data":            func() []*model.Kind { return data(of) },
		"shown":           Shown,
		"enum":            enum,
		"typeName":        Type,
		"enumType":        Enum,
		"enumVar":         enumVar,
		"fieldVar":        fieldVar,
		"linkFieldVar":    LinkField,
		"linkVar":         linkVar,
		"linkName":        Link,
		"kindVar":         kindVar,
		"sideVar":         sideVar,
		"list":            List,
		"linked":          Linked,
		"constant":        constant,
		"name":            FieldName,
		"type":            goType,
		"sideType":        names.Type,
		"read":            read,
		"written":         written,
		"comment":         comment,
		"hasTimes":        func() bool { return has(of, isTime) },
		"defaultsToTimes": func() bool { return has(of, defaultsToTime) },
		"quote":           quote,
		"about":           about,
	}).ParseFS(files, "templates/"+name+".tmpl")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := code.Execute(&text, of); err != nil {
		return nil, err
	}
	return format.Source(text.Bytes())
}

// has reports whether any field of a model is such a one.
func has(of *model.Model, such func(*model.Field) bool) bool {
	for _, kind := range slices.Concat(of.Kinds, data(of)) {
		if slices.ContainsFunc(kind.Fields, such) {
			return true
		}
	}
	return false
}

// data are the types of links, each once.
func data(of *model.Model) (kinds []*model.Kind) {
	for _, relation := range of.Relations {
		isKnown := func(other *model.Kind) bool { return other.Name == relation.Link.Name }
		if relation.Link != nil && !slices.ContainsFunc(kinds, isKnown) {
			kinds = append(kinds, relation.Link)
		}
	}
	return kinds
}

// Shown are the fields that links show, which is all but positions.
func Shown(link *model.Kind) []*model.Field {
	return slices.DeleteFunc(slices.Clone(link.Fields), func(f *model.Field) bool { return f.Position != nil })
}

func isTime(field *model.Field) bool { return field.Type == model.Time }

func defaultsToTime(field *model.Field) bool { return isTime(field) && !field.Default.Null() }

// about says in a sentence what the entities are.
func about(of *model.Model) string {
	if len(of.Relations) == 0 {
		return words.Sentence(words.List(of.Kinds)) + "."
	}
	return words.Sentence(words.List(of.Kinds)) + ", linked many to many."
}
