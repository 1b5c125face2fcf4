package sdl

import (
	"strings"
	"text/template"

	"junction/generate/words"
	"junction/model"
)

// descriptions are what descriptions are made of.
var descriptions = template.FuncMap{
	"noun":     words.Noun,
	"nouns":    words.Nouns,
	"a":        func(kind *model.Kind) string { return words.WithArticle(words.Noun(kind)) },
	"An":       func(kind *model.Kind) string { return words.Sentence(words.WithArticle(words.Noun(kind))) },
	"describe": describe,
	"asIts":    asIts,
}

// asIts names the relation that links to objects, where their kind does not name it already.
func asIts(side *model.Side) string {
	if side.Name == side.Far.Plural {
		return ""
	}
	return ", its `" + side.Name + "`"
}

// describe is a thing's description, or what can be said without one.
func describe(thing any) string {
	description, otherwise := "", ""
	switch of := thing.(type) {
	case *model.Kind:
		description, otherwise = of.Description, words.WithArticle(words.Noun(of))
	case *model.Field:
		description, otherwise = of.Description, "its `"+of.Name+"`"
	case *model.Side:
		description, otherwise = of.Description, "the "+words.Noun(of.Near)+"'s `"+of.Name+"`"
	case *model.EnumType:
		description, otherwise = of.Description, words.WithArticle(words.Spaced(of.Name))
	case model.EnumValue:
		description, otherwise = of.Description, words.Spaced(strings.ToLower(of.Name))
	}
	if description == "" {
		return words.Sentence(otherwise) + "."
	}
	return escape(description)
}

// about describes the whole.
func about(m *model.Model) string {
	all := words.Sentence(words.List(m.Kinds)) + "."
	switch {
	case m.Description != "":
		return escape(m.Description)
	case len(m.Relations) == 0:
		return all + " They can be read, filtered, paged through and changed."
	}
	return all + " Both sides of every relation can be read, filtered by, paged through and changed, and every change says " +
		"exactly what it did."
}

// escape is a description as it may stand in the quotes of one.
func escape(description string) string {
	return strings.ReplaceAll(strings.TrimSpace(description), block, `\`+block)
}
