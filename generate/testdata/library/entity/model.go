// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The enums.
var (
	enumRole = &model.EnumType{
		Name:        "Role",
		Description: "What one does for a book.",
		Values: []model.EnumValue{
			{Name: "WRITER"},
			{Name: "ILLUSTRATOR", Description: "Somebody who draws."},
		},
	}
	enumState = &model.EnumType{
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
	Book_Title = &model.Field{Name: "title", Description: "The title.", Min: 1, Max: 200, Ordered: true}
	Book_Slug  = &model.Field{
		Name:        "slug",
		Description: "What the book is looked up by.",
		Min:         3,
		Max:         60,
		Ordered:     true,
		Unique:      true,
	}
	Book_Summary = &model.Field{Name: "summary", Description: "What the book is about.", Nullable: true}
	Book_Pages   = &model.Field{
		Name:    "pages",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(1), Max: model.IntegerOf(10000)},
		Ordered: true,
	}
	Book_Copies = &model.Field{
		Name:    "copies",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(0)},
		Default: model.IntegerOf(1),
	}
	Book_Weight = &model.Field{Name: "weight", Type: model.Float}
	Book_Rating = &model.Field{
		Name:        "rating",
		Description: "What readers think of it, of five.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0), Max: model.FloatOf(5)},
		Ordered:     true,
	}
	Book_Lent        = &model.Field{Name: "lent", Type: model.Boolean, Default: model.BooleanOf(false)}
	Book_Translated  = &model.Field{Name: "translated", Type: model.Boolean, Nullable: true}
	Book_PublishedAt = &model.Field{Name: "publishedAt", Column: "published_at", Type: model.Time, Nullable: true, Ordered: true}
	Book_AddedAt     = &model.Field{Name: "addedAt", Column: "added_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate}
	Book_ChangedAt   = &model.Field{Name: "changedAt", Column: "changed_at", Type: model.Time, Stamp: model.OnUpdate}
	Book_State       = &model.Field{
		Name:    "state",
		Type:    model.Enum,
		Values:  []string{"ON_SHELF", "LENT", "LOST"},
		Enum:    enumState,
		Default: model.TextOf("ON_SHELF"),
	}
	Book_FormerState = &model.Field{
		Name:       "formerState",
		Column:     "former_state",
		Deprecated: "Nobody uses it.",
		Type:       model.Enum,
		Nullable:   true,
		Values:     []string{"ON_SHELF", "LENT", "LOST"},
		Enum:       enumState,
	}
	Book_Motto   = &model.Field{Name: "motto", Max: 100, Default: model.TextOf(`Read "me"`)}
	Person_Name  = &model.Field{Name: "name", Min: 1, Max: 80, Ordered: true}
	Genre_Number = &model.Field{Name: "number", Type: model.Integer, Ordered: true, Unique: true}
)

// The fields of links.
var (
	Book_Authors_Credit = &model.Field{Name: "credit", Description: "Where the name stands on the cover.", Ordered: true}
	Book_Authors_Role   = &model.Field{
		Name:        "role",
		Description: "What the person did.",
		Type:        model.Enum,
		Values:      []string{"WRITER", "ILLUSTRATOR"},
		Enum:        enumRole,
		Ordered:     true,
	}
	Book_Authors_Share = &model.Field{
		Name:        "share",
		Description: "What the person gets of each copy that is sold.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0), Max: model.FloatOf(1)},
		Ordered:     true,
	}
	Book_Authors_Chapters = &model.Field{
		Name:    "chapters",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(0)},
		Ordered: true,
		Default: model.IntegerOf(0),
	}
	Book_Authors_IsPseudonym = &model.Field{
		Name:    "isPseudonym",
		Column:  "is_pseudonym",
		Type:    model.Boolean,
		Ordered: true,
		Default: model.BooleanOf(false),
	}
	Book_Authors_Alias  = &model.Field{Name: "alias", Nullable: true, Min: 1, Max: 80, Ordered: true, Default: model.TextOf(`J. "Doe"`)}
	Book_Authors_Remark = &model.Field{
		Name:        "remark",
		Description: "Whatever there is to say.",
		Deprecated:  "Nobody reads it.",
		Nullable:    true,
	}
	Book_Authors_SignedAt = &model.Field{
		Name:     "signedAt",
		Column:   "signed_at",
		Was:      "signed",
		Type:     model.Time,
		Nullable: true,
		Ordered:  true,
	}
	Book_Authors_Since     = &model.Field{Name: "since", Type: model.Time, Ordered: true, Stamp: model.OnCreate}
	Book_Authors_RevisedAt = &model.Field{Name: "revisedAt", Column: "revised_at", Type: model.Time, Ordered: true, Stamp: model.OnUpdate}
	Book_Genres_FiledAt    = &model.Field{Name: "filedAt", Column: "filed_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate}
)

// The kinds.
var (
	kindBook = &model.Kind{
		Name:        "Book",
		Description: `A book, whose """title""" may be any.`,
		Plural:      "books",
		Table:       "book",
		Marks:       "book_sweep",
		Fields: []*model.Field{
			Book_Title,
			Book_Slug,
			Book_Summary,
			Book_Pages,
			Book_Copies,
			Book_Weight,
			Book_Rating,
			Book_Lent,
			Book_Translated,
			Book_PublishedAt,
			Book_AddedAt,
			Book_ChangedAt,
			Book_State,
			Book_FormerState,
			Book_Motto,
		},
		DefaultOrder: Book_Title,
	}
	kindPerson = &model.Kind{
		Name:         "Person",
		Description:  "Somebody who has to do with books.",
		Plural:       "people",
		Table:        "person",
		Marks:        "person_sweep",
		Fields:       []*model.Field{Person_Name},
		DefaultOrder: Person_Name,
	}
	kindGenre = &model.Kind{Name: "Genre", Plural: "genres", Table: "genre", Fields: []*model.Field{Genre_Number}}
)

// The data of links.
var (
	linkBookAuthors = &model.Kind{
		Name:        "Authorship",
		Description: "What somebody did for a book.",
		Fields: []*model.Field{
			Book_Authors_Credit,
			Book_Authors_Role,
			Book_Authors_Share,
			Book_Authors_Chapters,
			Book_Authors_IsPseudonym,
			Book_Authors_Alias,
			Book_Authors_Remark,
			Book_Authors_SignedAt,
			Book_Authors_Since,
			Book_Authors_RevisedAt,
		},
	}
	linkBookGenres = &model.Kind{
		Name:        "Filing",
		Description: "That a book is of a genre.",
		Fields:      []*model.Field{Book_Genres_FiledAt},
	}
)

// The sides of the relations.
var (
	sideBookAuthors = &model.Side{
		Name:        "authors",
		Description: "The people who wrote it.",
		Singular:    "author",
		Near:        kindBook,
		Far:         kindPerson,
		Column:      "book_id",
		FarColumn:   "author_id",
		SortKeys: []model.SortKey{
			{Field: Book_Authors_Credit, Column: "credit", Index: "book_author_by_book"},
			{Field: Person_Name, Column: "author_name", Index: "book_author_by_book_and_name"},
		},
	}
	sidePersonWrote = &model.Side{
		Name:        "wrote",
		Description: "The books that the person wrote.",
		Singular:    "wrote",
		Near:        kindPerson,
		Far:         kindBook,
		Column:      "author_id",
		FarColumn:   "book_id",
		SortKeys: []model.SortKey{
			{Field: Book_Title, Column: "title", Index: "book_author_by_author"},
			{Field: Book_Authors_Since, Column: "since", Index: "book_author_by_author_and_since"},
		},
	}
	sideBookEditors = &model.Side{
		Name:        "editors",
		Description: "The people who edited it.",
		Singular:    "editor",
		Near:        kindBook,
		Far:         kindPerson,
		Column:      "book_id",
		FarColumn:   "editor_id",
	}
	sidePersonEdited = &model.Side{
		Name:      "edited",
		Singular:  "edited",
		Near:      kindPerson,
		Far:       kindBook,
		Column:    "editor_id",
		FarColumn: "book_id",
	}
	sideBookGenres = &model.Side{
		Name:      "genres",
		Singular:  "genre",
		Near:      kindBook,
		Far:       kindGenre,
		Column:    "book_id",
		FarColumn: "genre_id",
	}
	sideGenreBooks = &model.Side{
		Name:      "books",
		Singular:  "book",
		Near:      kindGenre,
		Far:       kindBook,
		Column:    "genre_id",
		FarColumn: "book_id",
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	Book_Authors_Credit.Position = sideBookAuthors
	m := model.New(
		[]*model.Kind{kindBook, kindPerson, kindGenre},
		[]*model.Relation{
			{Table: "book_author", Sides: [2]*model.Side{sideBookAuthors, sidePersonWrote}, Link: linkBookAuthors},
			{Table: "book_editor", Sides: [2]*model.Side{sideBookEditors, sidePersonEdited}},
			{Table: "book_genre", Sides: [2]*model.Side{sideBookGenres, sideGenreBooks}, Link: linkBookGenres},
		},
	)
	m.Enums = []*model.EnumType{enumRole, enumState}
	m.Description = "A lending library.\n\n- books and who wrote them\n- \"genres\", as they are called"
	return m
}
