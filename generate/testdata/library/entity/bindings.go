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

// The generic types by the names that the generated code needs for them.
type (
	// BookConnection is a page of books.
	BookConnection = types.Connection[Book]
	// BookEdge is an object's place on such a page.
	BookEdge = types.Edge[Book]
	// BookSaved is what creating or updating an object returns.
	BookSaved = types.Saved[Book]
	// BookCleared is what unlinking an object from all others returns.
	BookCleared = typed.Cleared[Book]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// PersonSaved is what creating or updating an object returns.
	PersonSaved = types.Saved[Person]
	// PersonCleared is what unlinking an object from all others returns.
	PersonCleared = typed.Cleared[Person]
	// GenreConnection is a page of genres.
	GenreConnection = types.Connection[Genre]
	// GenreEdge is an object's place on such a page.
	GenreEdge = types.Edge[Genre]
	// GenreSaved is what creating or updating an object returns.
	GenreSaved = types.Saved[Genre]
	// GenreCleared is what unlinking an object from all others returns.
	GenreCleared = typed.Cleared[Genre]
	// BookAuthorsChange is what changing links returns.
	BookAuthorsChange = typed.Change[Book, Person]
	// PersonWroteChange is what changing links returns.
	PersonWroteChange = typed.Change[Person, Book]
	// BookEditorsChange is what changing links returns.
	BookEditorsChange = typed.Change[Book, Person]
	// PersonEditedChange is what changing links returns.
	PersonEditedChange = typed.Change[Person, Book]
	// BookGenresChange is what changing links returns.
	BookGenresChange = typed.Change[Book, Genre]
	// GenreBooksChange is what changing links returns.
	GenreBooksChange = typed.Change[Genre, Book]
)
