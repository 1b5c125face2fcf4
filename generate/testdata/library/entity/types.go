// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// State is where a book is.
type State string

// The values of State.
const (
	StateOnShelf State = "ON_SHELF"
	StateLent    State = "LENT"
	StateLost    State = "LOST"
)

// Book is a book, whose """title""" may be any.
type Book struct {
	ID          storage.ID
	Title       string
	Slug        string
	Summary     *string
	Pages       int64
	Copies      int64
	Weight      float64
	Rating      *float64
	Lent        bool
	Translated  *bool
	PublishedAt *time.Time
	AddedAt     time.Time
	ChangedAt   time.Time
	State       State
	FormerState *State
	Motto       string
}

// Ref is the object's global identity.
func (value Book) Ref() storage.Ref { return storage.Ref{Kind: KindBook, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Book) GlobalID() string { return value.Ref().String() }

// Person is somebody who has to do with books.
type Person struct {
	ID   storage.ID
	Name string
}

// Ref is the object's global identity.
func (value Person) Ref() storage.Ref { return storage.Ref{Kind: KindPerson, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Person) GlobalID() string { return value.Ref().String() }

// Genre is one of the entities.
type Genre struct {
	ID     storage.ID
	Number int64
}

// Ref is the object's global identity.
func (value Genre) Ref() storage.Ref { return storage.Ref{Kind: KindGenre, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Genre) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	Books = &typed.Kind[Book]{
		Kind: KindBook,
		Of: func(o *storage.Object) Book {
			return Book{
				ID:          o.ID,
				Title:       o.Value(BookTitle).Text(),
				Slug:        o.Value(BookSlug).Text(),
				Summary:     typed.Optional(o.Value(BookSummary), model.Value.Text),
				Pages:       o.Value(BookPages).Integer(),
				Copies:      o.Value(BookCopies).Integer(),
				Weight:      o.Value(BookWeight).Float(),
				Rating:      typed.Optional(o.Value(BookRating), model.Value.Float),
				Lent:        o.Value(BookLent).Boolean(),
				Translated:  typed.Optional(o.Value(BookTranslated), model.Value.Boolean),
				PublishedAt: typed.Optional(o.Value(BookPublishedAt), model.Value.Time),
				AddedAt:     o.Value(BookAddedAt).Time(),
				ChangedAt:   o.Value(BookChangedAt).Time(),
				State:       typed.Enum[State](o.Value(BookState)),
				FormerState: typed.Optional(o.Value(BookFormerState), typed.Enum[State]),
				Motto:       o.Value(BookMotto).Text(),
			}
		},
		Object: func(value Book) storage.Object {
			o := storage.NewObject(KindBook,
				model.TextOf(value.Title),
				model.TextOf(value.Slug),
				typed.OptionalOf(value.Summary, model.TextOf),
				model.IntegerOf(value.Pages),
				model.IntegerOf(value.Copies),
				model.FloatOf(value.Weight),
				typed.OptionalOf(value.Rating, model.FloatOf),
				model.BooleanOf(value.Lent),
				typed.OptionalOf(value.Translated, model.BooleanOf),
				typed.OptionalOf(value.PublishedAt, model.TimeOf),
				model.TimeOf(value.AddedAt),
				model.TimeOf(value.ChangedAt),
				typed.EnumOf[State](value.State),
				typed.OptionalOf(value.FormerState, typed.EnumOf[State]),
				model.TextOf(value.Motto),
			)
			o.ID = value.ID
			return o
		},
	}
	People = &typed.Kind[Person]{
		Kind: KindPerson,
		Of: func(o *storage.Object) Person {
			return Person{
				ID:   o.ID,
				Name: o.Value(PersonName).Text(),
			}
		},
		Object: func(value Person) storage.Object {
			o := storage.NewObject(KindPerson,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
	Genres = &typed.Kind[Genre]{
		Kind: KindGenre,
		Of: func(o *storage.Object) Genre {
			return Genre{
				ID:     o.ID,
				Number: o.Value(GenreNumber).Integer(),
			}
		},
		Object: func(value Genre) storage.Object {
			o := storage.NewObject(KindGenre,
				model.IntegerOf(value.Number),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	BookAuthors = &typed.Side[Book, Person]{
		Side: SideBookAuthors, Near: Books, Far: People,
	}
	PersonWrote = &typed.Side[Person, Book]{
		Side: SidePersonWrote, Near: People, Far: Books,
	}
	BookEditors = &typed.Side[Book, Person]{
		Side: SideBookEditors, Near: Books, Far: People,
	}
	PersonEdited = &typed.Side[Person, Book]{
		Side: SidePersonEdited, Near: People, Far: Books,
	}
	BookGenres = &typed.Side[Book, Genre]{
		Side: SideBookGenres, Near: Books, Far: Genres,
	}
	GenreBooks = &typed.Side[Genre, Book]{
		Side: SideGenreBooks, Near: Genres, Far: Books,
	}
)
