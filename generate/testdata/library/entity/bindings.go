// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/graph/types"
	"junction/storage/typed"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(Books),
	types.GoTypeOf(People),
	types.GoTypeOf(Genres),
}

// The generic types by the names that GraphQL has for them.
type (
	// BookConnection is a page of books.
	BookConnection = types.Connection[Book]
	// BookEdge is an object's place on such a page.
	BookEdge = types.Edge[Book]
	// CreateBookPayload is what creating an object returns.
	CreateBookPayload = types.Saved[Book]
	// UpdateBookPayload is what updating an object returns.
	UpdateBookPayload = types.Saved[Book]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// CreatePersonPayload is what creating an object returns.
	CreatePersonPayload = types.Saved[Person]
	// UpdatePersonPayload is what updating an object returns.
	UpdatePersonPayload = types.Saved[Person]
	// GenreConnection is a page of genres.
	GenreConnection = types.Connection[Genre]
	// GenreEdge is an object's place on such a page.
	GenreEdge = types.Edge[Genre]
	// CreateGenrePayload is what creating an object returns.
	CreateGenrePayload = types.Saved[Genre]
	// UpdateGenrePayload is what updating an object returns.
	UpdateGenrePayload = types.Saved[Genre]
	// BookAuthorsConnection is a page of an object's authors.
	BookAuthorsConnection = types.Connection[Person]
	// BookAuthorsEdge is an object's place on such a page.
	BookAuthorsEdge = types.Edge[Person]
	// AddAuthorsPayload is what adding links returns.
	AddAuthorsPayload = typed.Change[Book, Person]
	// RemoveAuthorsPayload is what removing links returns.
	RemoveAuthorsPayload = typed.Change[Book, Person]
	// SetAuthorsPayload is what setting links returns.
	SetAuthorsPayload = typed.Change[Book, Person]
	// ClearAuthorsPayload is what clearing an object of its links returns.
	ClearAuthorsPayload = typed.Cleared[Book]
	// UpdateAuthorLinksPayload is what changing the data of links returns.
	UpdateAuthorLinksPayload = typed.Change[Book, Person]
	// MoveAuthorPayload is what moving an object in a list returns.
	MoveAuthorPayload = types.Moved[Book, Person]
	// PersonWroteConnection is a page of an object's wrote.
	PersonWroteConnection = types.Connection[Book]
	// PersonWroteEdge is an object's place on such a page.
	PersonWroteEdge = types.Edge[Book]
	// AddWrotePayload is what adding links returns.
	AddWrotePayload = typed.Change[Person, Book]
	// RemoveWrotePayload is what removing links returns.
	RemoveWrotePayload = typed.Change[Person, Book]
	// SetWrotePayload is what setting links returns.
	SetWrotePayload = typed.Change[Person, Book]
	// ClearWrotePayload is what clearing an object of its links returns.
	ClearWrotePayload = typed.Cleared[Person]
	// UpdateWroteLinksPayload is what changing the data of links returns.
	UpdateWroteLinksPayload = typed.Change[Person, Book]
	// BookEditorsConnection is a page of an object's editors.
	BookEditorsConnection = types.Connection[Person]
	// BookEditorsEdge is an object's place on such a page.
	BookEditorsEdge = types.Edge[Person]
	// AddEditorsPayload is what adding links returns.
	AddEditorsPayload = typed.Change[Book, Person]
	// RemoveEditorsPayload is what removing links returns.
	RemoveEditorsPayload = typed.Change[Book, Person]
	// SetEditorsPayload is what setting links returns.
	SetEditorsPayload = typed.Change[Book, Person]
	// ClearEditorsPayload is what clearing an object of its links returns.
	ClearEditorsPayload = typed.Cleared[Book]
	// PersonEditedConnection is a page of an object's edited.
	PersonEditedConnection = types.Connection[Book]
	// PersonEditedEdge is an object's place on such a page.
	PersonEditedEdge = types.Edge[Book]
	// AddEditedPayload is what adding links returns.
	AddEditedPayload = typed.Change[Person, Book]
	// RemoveEditedPayload is what removing links returns.
	RemoveEditedPayload = typed.Change[Person, Book]
	// SetEditedPayload is what setting links returns.
	SetEditedPayload = typed.Change[Person, Book]
	// ClearEditedPayload is what clearing an object of its links returns.
	ClearEditedPayload = typed.Cleared[Person]
	// BookGenresConnection is a page of an object's genres.
	BookGenresConnection = types.Connection[Genre]
	// BookGenresEdge is an object's place on such a page.
	BookGenresEdge = types.Edge[Genre]
	// AddGenresPayload is what adding links returns.
	AddGenresPayload = typed.Change[Book, Genre]
	// RemoveGenresPayload is what removing links returns.
	RemoveGenresPayload = typed.Change[Book, Genre]
	// SetGenresPayload is what setting links returns.
	SetGenresPayload = typed.Change[Book, Genre]
	// ClearGenresPayload is what clearing an object of its links returns.
	ClearGenresPayload = typed.Cleared[Book]
	// GenreBooksConnection is a page of an object's books.
	GenreBooksConnection = types.Connection[Book]
	// GenreBooksEdge is an object's place on such a page.
	GenreBooksEdge = types.Edge[Book]
	// AddBooksPayload is what adding links returns.
	AddBooksPayload = typed.Change[Genre, Book]
	// RemoveBooksPayload is what removing links returns.
	RemoveBooksPayload = typed.Change[Genre, Book]
	// SetBooksPayload is what setting links returns.
	SetBooksPayload = typed.Change[Genre, Book]
	// ClearBooksPayload is what clearing an object of its links returns.
	ClearBooksPayload = typed.Cleared[Genre]
)
