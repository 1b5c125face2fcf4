// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// Role is what one does for a book.
type Role string

// The values of Role.
const (
	Role_WRITER      Role = "WRITER"
	Role_ILLUSTRATOR Role = "ILLUSTRATOR"
)

// State is where a book is.
type State string

// The values of State.
const (
	State_ON_SHELF State = "ON_SHELF"
	State_LENT     State = "LENT"
	State_LOST     State = "LOST"
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
func (value Book) Ref() storage.Ref { return storage.Ref{Kind: kindBook, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Book) GlobalID() string { return value.Ref().String() }

// Person is somebody who has to do with books.
type Person struct {
	ID   storage.ID
	Name string
}

// Ref is the object's global identity.
func (value Person) Ref() storage.Ref { return storage.Ref{Kind: kindPerson, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Person) GlobalID() string { return value.Ref().String() }

// Genre is one of the entities.
type Genre struct {
	ID     storage.ID
	Number int64
}

// Ref is the object's global identity.
func (value Genre) Ref() storage.Ref { return storage.Ref{Kind: kindGenre, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Genre) GlobalID() string { return value.Ref().String() }

// Authorship is what somebody did for a book.
type Authorship struct {
	Role        Role
	Share       *float64
	Chapters    int64
	IsPseudonym bool
	Alias       *string
	Remark      *string
	SignedAt    *time.Time
	Since       time.Time
	RevisedAt   time.Time
}

// Filing is that a book is of a genre.
type Filing struct {
	FiledAt time.Time
}

// The kinds with the Go types of their objects.
var (
	Books = &typed.Kind[Book]{
		Kind: kindBook,
		Of: func(o *storage.Object) Book {
			return Book{
				ID:          o.ID,
				Title:       o.Value(Book_Title).Text(),
				Slug:        o.Value(Book_Slug).Text(),
				Summary:     typed.Optional(o.Value(Book_Summary), model.Value.Text),
				Pages:       o.Value(Book_Pages).Integer(),
				Copies:      o.Value(Book_Copies).Integer(),
				Weight:      o.Value(Book_Weight).Float(),
				Rating:      typed.Optional(o.Value(Book_Rating), model.Value.Float),
				Lent:        o.Value(Book_Lent).Boolean(),
				Translated:  typed.Optional(o.Value(Book_Translated), model.Value.Boolean),
				PublishedAt: typed.Optional(o.Value(Book_PublishedAt), model.Value.Time),
				AddedAt:     o.Value(Book_AddedAt).Time(),
				ChangedAt:   o.Value(Book_ChangedAt).Time(),
				State:       typed.Enum[State](o.Value(Book_State)),
				FormerState: typed.Optional(o.Value(Book_FormerState), typed.Enum[State]),
				Motto:       o.Value(Book_Motto).Text(),
			}
		},
		Object: func(value Book) storage.Object {
			o := storage.NewObject(kindBook,
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
		Kind: kindPerson,
		Of: func(o *storage.Object) Person {
			return Person{
				ID:   o.ID,
				Name: o.Value(Person_Name).Text(),
			}
		},
		Object: func(value Person) storage.Object {
			o := storage.NewObject(kindPerson,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
	Genres = &typed.Kind[Genre]{
		Kind: kindGenre,
		Of: func(o *storage.Object) Genre {
			return Genre{
				ID:     o.ID,
				Number: o.Value(Genre_Number).Integer(),
			}
		},
		Object: func(value Genre) storage.Object {
			o := storage.NewObject(kindGenre,
				model.IntegerOf(value.Number),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	Book_Authors = &typed.Side[Book, Person]{
		Side: sideBookAuthors, Near: Books, Far: People,
	}
	Person_Wrote = &typed.Side[Person, Book]{
		Side: sidePersonWrote, Near: People, Far: Books,
	}
	Book_Editors = &typed.Side[Book, Person]{
		Side: sideBookEditors, Near: Books, Far: People,
	}
	Person_Edited = &typed.Side[Person, Book]{
		Side: sidePersonEdited, Near: People, Far: Books,
	}
	Book_Genres = &typed.Side[Book, Genre]{
		Side: sideBookGenres, Near: Books, Far: Genres,
	}
	Genre_Books = &typed.Side[Genre, Book]{
		Side: sideGenreBooks, Near: Genres, Far: Books,
	}
)

// The data of links with their Go types.
var (
	Book_Authors_Link = &typed.Link[Authorship]{
		Kind: linkBookAuthors,
		Of: func(o *storage.Object) Authorship {
			return Authorship{
				Role:        typed.Enum[Role](o.Value(Book_Authors_Role)),
				Share:       typed.Optional(o.Value(Book_Authors_Share), model.Value.Float),
				Chapters:    o.Value(Book_Authors_Chapters).Integer(),
				IsPseudonym: o.Value(Book_Authors_IsPseudonym).Boolean(),
				Alias:       typed.Optional(o.Value(Book_Authors_Alias), model.Value.Text),
				Remark:      typed.Optional(o.Value(Book_Authors_Remark), model.Value.Text),
				SignedAt:    typed.Optional(o.Value(Book_Authors_SignedAt), model.Value.Time),
				Since:       o.Value(Book_Authors_Since).Time(),
				RevisedAt:   o.Value(Book_Authors_RevisedAt).Time(),
			}
		},
		Given: func(value Authorship) (o storage.Object) {
			o.Set(Book_Authors_Role, typed.EnumOf[Role](value.Role))
			o.Set(Book_Authors_Share, typed.OptionalOf(value.Share, model.FloatOf))
			o.Set(Book_Authors_Chapters, model.IntegerOf(value.Chapters))
			o.Set(Book_Authors_IsPseudonym, model.BooleanOf(value.IsPseudonym))
			o.Set(Book_Authors_Alias, typed.OptionalOf(value.Alias, model.TextOf))
			o.Set(Book_Authors_Remark, typed.OptionalOf(value.Remark, model.TextOf))
			o.Set(Book_Authors_SignedAt, typed.OptionalOf(value.SignedAt, model.TimeOf))
			return o
		},
	}
	Book_Genres_Link = &typed.Link[Filing]{
		Kind: linkBookGenres,
		Of: func(o *storage.Object) Filing {
			return Filing{
				FiledAt: o.Value(Book_Genres_FiledAt).Time(),
			}
		},
	}
)
