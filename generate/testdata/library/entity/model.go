// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The enums.
var (
	EnumState = &model.EnumType{
		Name:        "State",
		Description: "Where a book is.",
		Values: []model.EnumValue{
			{Name: "ON_SHELF", Description: "It can be taken."},
			{Name: "LENT", Description: "Somebody has it."},
			{Name: "LOST", Deprecated: "Books are found again."},
		},
	}
)

// The fields.
var (
	BookTitle = &model.Field{Name: "title", Description: "The title.", Min: 1, Max: 200, Ordered: true}
	BookSlug  = &model.Field{
		Name:        "slug",
		Description: "What the book is looked up by.",
		Min:         3,
		Max:         60,
		Ordered:     true,
		Unique:      true,
	}
	BookSummary = &model.Field{Name: "summary", Description: "What the book is about.", Nullable: true}
	BookPages   = &model.Field{
		Name:    "pages",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(1), Max: model.IntegerOf(10000)},
		Ordered: true,
	}
	BookCopies = &model.Field{
		Name:    "copies",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(0)},
		Default: model.IntegerOf(1),
	}
	BookWeight = &model.Field{Name: "weight", Type: model.Float}
	BookRating = &model.Field{
		Name:        "rating",
		Description: "What readers think of it, of five.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0), Max: model.FloatOf(5)},
		Ordered:     true,
	}
	BookLent        = &model.Field{Name: "lent", Type: model.Boolean, Default: model.BooleanOf(false)}
	BookTranslated  = &model.Field{Name: "translated", Type: model.Boolean, Nullable: true}
	BookPublishedAt = &model.Field{Name: "publishedAt", Column: "published_at", Type: model.Time, Nullable: true, Ordered: true}
	BookAddedAt     = &model.Field{Name: "addedAt", Column: "added_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate}
	BookChangedAt   = &model.Field{Name: "changedAt", Column: "changed_at", Type: model.Time, Stamp: model.OnUpdate}
	BookState       = &model.Field{
		Name:    "state",
		Type:    model.Enum,
		Values:  []string{"ON_SHELF", "LENT", "LOST"},
		Enum:    EnumState,
		Default: model.TextOf("ON_SHELF"),
	}
	BookFormerState = &model.Field{
		Name:       "formerState",
		Column:     "former_state",
		Deprecated: "Nobody uses it.",
		Type:       model.Enum,
		Nullable:   true,
		Values:     []string{"ON_SHELF", "LENT", "LOST"},
		Enum:       EnumState,
	}
	BookMotto   = &model.Field{Name: "motto", Max: 100, Default: model.TextOf(`Read "me"`)}
	PersonName  = &model.Field{Name: "name", Min: 1, Max: 80, Ordered: true}
	GenreNumber = &model.Field{Name: "number", Type: model.Integer, Ordered: true, Unique: true}
)

// The kinds.
var (
	KindBook = &model.Kind{
		Name:        "Book",
		Description: `A book, whose """title""" may be any.`,
		Plural:      "books",
		Table:       "book",
		Marks:       "book_sweep",
		Fields: []*model.Field{
			BookTitle,
			BookSlug,
			BookSummary,
			BookPages,
			BookCopies,
			BookWeight,
			BookRating,
			BookLent,
			BookTranslated,
			BookPublishedAt,
			BookAddedAt,
			BookChangedAt,
			BookState,
			BookFormerState,
			BookMotto,
		},
		DefaultOrder: BookTitle,
	}
	KindPerson = &model.Kind{
		Name:         "Person",
		Description:  "Somebody who has to do with books.",
		Plural:       "people",
		Table:        "person",
		Marks:        "person_sweep",
		Fields:       []*model.Field{PersonName},
		DefaultOrder: PersonName,
	}
	KindGenre = &model.Kind{Name: "Genre", Plural: "genres", Table: "genre", Fields: []*model.Field{GenreNumber}}
)

// The sides of the relations.
var (
	SideBookAuthors = &model.Side{
		Name:        "authors",
		Description: "The people who wrote it.",
		Singular:    "author",
		Near:        KindBook,
		Far:         KindPerson,
		Column:      "book_id",
		FarColumn:   "author_id",
		SortKeys: []model.SortKey{
			{Field: PersonName, Column: "author_name", Index: "book_author_by_book"},
		},
	}
	SidePersonWrote = &model.Side{
		Name:        "wrote",
		Description: "The books that the person wrote.",
		Singular:    "wrote",
		Near:        KindPerson,
		Far:         KindBook,
		Column:      "author_id",
		FarColumn:   "book_id",
		SortKeys: []model.SortKey{
			{Field: BookTitle, Column: "title", Index: "book_author_by_author"},
		},
	}
	SideBookEditors = &model.Side{
		Name:        "editors",
		Description: "The people who edited it.",
		Singular:    "editor",
		Near:        KindBook,
		Far:         KindPerson,
		Column:      "book_id",
		FarColumn:   "editor_id",
	}
	SidePersonEdited = &model.Side{
		Name:      "edited",
		Singular:  "edited",
		Near:      KindPerson,
		Far:       KindBook,
		Column:    "editor_id",
		FarColumn: "book_id",
	}
	SideBookGenres = &model.Side{
		Name:      "genres",
		Singular:  "genre",
		Near:      KindBook,
		Far:       KindGenre,
		Column:    "book_id",
		FarColumn: "genre_id",
	}
	SideGenreBooks = &model.Side{
		Name:      "books",
		Singular:  "book",
		Near:      KindGenre,
		Far:       KindBook,
		Column:    "genre_id",
		FarColumn: "book_id",
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	m := model.New(
		[]*model.Kind{KindBook, KindPerson, KindGenre},
		[]*model.Relation{
			{Table: "book_author", Sides: [2]*model.Side{SideBookAuthors, SidePersonWrote}},
			{Table: "book_editor", Sides: [2]*model.Side{SideBookEditors, SidePersonEdited}},
			{Table: "book_genre", Sides: [2]*model.Side{SideBookGenres, SideGenreBooks}},
		},
	)
	m.Enums = []*model.EnumType{EnumState}
	m.Description = "A lending library.\n\n- books and who wrote them\n- \"genres\", as they are called"
	return m
}
