// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import "junction/graph/types"

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
	CreateBookPayload = types.Created[Book]
	// UpdateBookPayload is what updating an object returns.
	UpdateBookPayload = types.Updated[Book]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// CreatePersonPayload is what creating an object returns.
	CreatePersonPayload = types.Created[Person]
	// UpdatePersonPayload is what updating an object returns.
	UpdatePersonPayload = types.Updated[Person]
	// GenreConnection is a page of genres.
	GenreConnection = types.Connection[Genre]
	// GenreEdge is an object's place on such a page.
	GenreEdge = types.Edge[Genre]
	// CreateGenrePayload is what creating an object returns.
	CreateGenrePayload = types.Created[Genre]
	// UpdateGenrePayload is what updating an object returns.
	UpdateGenrePayload = types.Updated[Genre]
	// BookAuthorsConnection is a page of an object's authors.
	BookAuthorsConnection = types.Connection[Person]
	// BookAuthorsEdge is an object's place on such a page.
	BookAuthorsEdge = types.Edge[Person]
	// AddAuthorsPayload is what adding links returns.
	AddAuthorsPayload = types.Changed[Book, Person]
	// RemoveAuthorsPayload is what removing links returns.
	RemoveAuthorsPayload = types.Changed[Book, Person]
	// SetAuthorsPayload is what setting links returns.
	SetAuthorsPayload = types.Changed[Book, Person]
	// ClearAuthorsPayload is what clearing an object of its links returns.
	ClearAuthorsPayload = types.Cleared[Book]
	// UpdateAuthorLinksPayload is what changing the data of links returns.
	UpdateAuthorLinksPayload = types.Changed[Book, Person]
	// MoveAuthorPayload is what moving an object in a list returns.
	MoveAuthorPayload = types.Moved[Book, Person]
	// PersonWroteConnection is a page of an object's wrote.
	PersonWroteConnection = types.Connection[Book]
	// PersonWroteEdge is an object's place on such a page.
	PersonWroteEdge = types.Edge[Book]
	// AddWrotePayload is what adding links returns.
	AddWrotePayload = types.Changed[Person, Book]
	// RemoveWrotePayload is what removing links returns.
	RemoveWrotePayload = types.Changed[Person, Book]
	// SetWrotePayload is what setting links returns.
	SetWrotePayload = types.Changed[Person, Book]
	// ClearWrotePayload is what clearing an object of its links returns.
	ClearWrotePayload = types.Cleared[Person]
	// UpdateWroteLinksPayload is what changing the data of links returns.
	UpdateWroteLinksPayload = types.Changed[Person, Book]
	// BookEditorsConnection is a page of an object's editors.
	BookEditorsConnection = types.Connection[Person]
	// BookEditorsEdge is an object's place on such a page.
	BookEditorsEdge = types.Edge[Person]
	// AddEditorsPayload is what adding links returns.
	AddEditorsPayload = types.Changed[Book, Person]
	// RemoveEditorsPayload is what removing links returns.
	RemoveEditorsPayload = types.Changed[Book, Person]
	// SetEditorsPayload is what setting links returns.
	SetEditorsPayload = types.Changed[Book, Person]
	// ClearEditorsPayload is what clearing an object of its links returns.
	ClearEditorsPayload = types.Cleared[Book]
	// PersonEditedConnection is a page of an object's edited.
	PersonEditedConnection = types.Connection[Book]
	// PersonEditedEdge is an object's place on such a page.
	PersonEditedEdge = types.Edge[Book]
	// AddEditedPayload is what adding links returns.
	AddEditedPayload = types.Changed[Person, Book]
	// RemoveEditedPayload is what removing links returns.
	RemoveEditedPayload = types.Changed[Person, Book]
	// SetEditedPayload is what setting links returns.
	SetEditedPayload = types.Changed[Person, Book]
	// ClearEditedPayload is what clearing an object of its links returns.
	ClearEditedPayload = types.Cleared[Person]
	// BookGenresConnection is a page of an object's genres.
	BookGenresConnection = types.Connection[Genre]
	// BookGenresEdge is an object's place on such a page.
	BookGenresEdge = types.Edge[Genre]
	// AddGenresPayload is what adding links returns.
	AddGenresPayload = types.Changed[Book, Genre]
	// RemoveGenresPayload is what removing links returns.
	RemoveGenresPayload = types.Changed[Book, Genre]
	// SetGenresPayload is what setting links returns.
	SetGenresPayload = types.Changed[Book, Genre]
	// ClearGenresPayload is what clearing an object of its links returns.
	ClearGenresPayload = types.Cleared[Book]
	// GenreBooksConnection is a page of an object's books.
	GenreBooksConnection = types.Connection[Book]
	// GenreBooksEdge is an object's place on such a page.
	GenreBooksEdge = types.Edge[Book]
	// AddBooksPayload is what adding links returns.
	AddBooksPayload = types.Changed[Genre, Book]
	// RemoveBooksPayload is what removing links returns.
	RemoveBooksPayload = types.Changed[Genre, Book]
	// SetBooksPayload is what setting links returns.
	SetBooksPayload = types.Changed[Genre, Book]
	// ClearBooksPayload is what clearing an object of its links returns.
	ClearBooksPayload = types.Cleared[Genre]
)
