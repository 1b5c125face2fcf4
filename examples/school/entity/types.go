// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// Seat is where somebody takes part in a course.
type Seat string

// The values of Seat.
const (
	Seat_ROOM   Seat = "ROOM"
	Seat_REMOTE Seat = "REMOTE"
)

// Level is for whom a course is.
type Level string

// The values of Level.
const (
	Level_BEGINNER Level = "BEGINNER"
	Level_ADVANCED Level = "ADVANCED"
	Level_EXPERT   Level = "EXPERT"
)

// Course is a course, which people give and take.
type Course struct {
	ID          storage.ID
	Title       string
	Slug        string
	Summary     *string
	Credits     int64
	Price       *float64
	Open        bool
	BeginsAt    *time.Time
	Level       Level
	AnnouncedAt time.Time
	ChangedAt   time.Time
}

// Ref is the object's global identity.
func (value Course) Ref() storage.Ref { return storage.Ref{Kind: kindCourse, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Course) GlobalID() string { return value.Ref().String() }

// Person is somebody who gives courses, or takes some.
type Person struct {
	ID    storage.ID
	Name  string
	Email *string
	Since *int64
}

// Ref is the object's global identity.
func (value Person) Ref() storage.Ref { return storage.Ref{Kind: kindPerson, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Person) GlobalID() string { return value.Ref().String() }

// Topic is something that courses are about.
type Topic struct {
	ID   storage.ID
	Name string
}

// Ref is the object's global identity.
func (value Topic) Ref() storage.Ref { return storage.Ref{Kind: kindTopic, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Topic) GlobalID() string { return value.Ref().String() }

// Enrolment is what is kept of somebody who takes a course.
type Enrolment struct {
	Grade      *int64
	Seat       Seat
	Note       *string
	EnrolledAt time.Time
	GradedAt   time.Time
}

// Company is what is kept of two people who learn together.
type Company struct {
	Place *string
	Hours *float64
}

// Expertise is what is kept of somebody who knows a topic.
type Expertise struct {
	Years      int64
	WouldTeach bool
}

// The kinds with the Go types of their objects.
var (
	Courses = &typed.Kind[Course]{
		Kind: kindCourse,
		Of: func(o *storage.Object) Course {
			return Course{
				ID:          o.ID,
				Title:       o.Value(Course_Title).Text(),
				Slug:        o.Value(Course_Slug).Text(),
				Summary:     typed.Optional(o.Value(Course_Summary), model.Value.Text),
				Credits:     o.Value(Course_Credits).Integer(),
				Price:       typed.Optional(o.Value(Course_Price), model.Value.Float),
				Open:        o.Value(Course_Open).Boolean(),
				BeginsAt:    typed.Optional(o.Value(Course_BeginsAt), model.Value.Time),
				Level:       typed.Enum[Level](o.Value(Course_Level)),
				AnnouncedAt: o.Value(Course_AnnouncedAt).Time(),
				ChangedAt:   o.Value(Course_ChangedAt).Time(),
			}
		},
		Object: func(value Course) storage.Object {
			o := storage.NewObject(kindCourse,
				model.TextOf(value.Title),
				model.TextOf(value.Slug),
				typed.OptionalOf(value.Summary, model.TextOf),
				model.IntegerOf(value.Credits),
				typed.OptionalOf(value.Price, model.FloatOf),
				model.BooleanOf(value.Open),
				typed.OptionalOf(value.BeginsAt, model.TimeOf),
				typed.EnumOf[Level](value.Level),
				model.TimeOf(value.AnnouncedAt),
				model.TimeOf(value.ChangedAt),
			)
			o.ID = value.ID
			return o
		},
	}
	People = &typed.Kind[Person]{
		Kind: kindPerson,
		Of: func(o *storage.Object) Person {
			return Person{
				ID:    o.ID,
				Name:  o.Value(Person_Name).Text(),
				Email: typed.Optional(o.Value(Person_Email), model.Value.Text),
				Since: typed.Optional(o.Value(Person_Since), model.Value.Integer),
			}
		},
		Object: func(value Person) storage.Object {
			o := storage.NewObject(kindPerson,
				model.TextOf(value.Name),
				typed.OptionalOf(value.Email, model.TextOf),
				typed.OptionalOf(value.Since, model.IntegerOf),
			)
			o.ID = value.ID
			return o
		},
	}
	Topics = &typed.Kind[Topic]{
		Kind: kindTopic,
		Of: func(o *storage.Object) Topic {
			return Topic{
				ID:   o.ID,
				Name: o.Value(Topic_Name).Text(),
			}
		},
		Object: func(value Topic) storage.Object {
			o := storage.NewObject(kindTopic,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	Course_Teachers = &typed.Side[Course, Person]{
		Side: sideCourseTeachers, Near: Courses, Far: People,
	}
	Person_Teaches = &typed.Side[Person, Course]{
		Side: sidePersonTeaches, Near: People, Far: Courses,
	}
	Course_Students = &typed.Side[Course, Person]{
		Side: sideCourseStudents, Near: Courses, Far: People,
	}
	Person_Takes = &typed.Side[Person, Course]{
		Side: sidePersonTakes, Near: People, Far: Courses,
	}
	Course_Requires = &typed.Side[Course, Course]{
		Side: sideCourseRequires, Near: Courses, Far: Courses,
	}
	Course_LeadsTo = &typed.Side[Course, Course]{
		Side: sideCourseLeadsTo, Near: Courses, Far: Courses,
	}
	Course_Topics = &typed.Side[Course, Topic]{
		Side: sideCourseTopics, Near: Courses, Far: Topics,
	}
	Topic_Courses = &typed.Side[Topic, Course]{
		Side: sideTopicCourses, Near: Topics, Far: Courses,
	}
	Person_LearnsWith = &typed.Side[Person, Person]{
		Side: sidePersonLearnsWith, Near: People, Far: People,
	}
	Person_Knows = &typed.Side[Person, Topic]{
		Side: sidePersonKnows, Near: People, Far: Topics,
	}
	Topic_Experts = &typed.Side[Topic, Person]{
		Side: sideTopicExperts, Near: Topics, Far: People,
	}
)

// The data of links with their Go types.
var (
	Course_Students_Link = &typed.Link[Enrolment]{
		Kind: linkCourseStudents,
		Of: func(o *storage.Object) Enrolment {
			return Enrolment{
				Grade:      typed.Optional(o.Value(Course_Students_Grade), model.Value.Integer),
				Seat:       typed.Enum[Seat](o.Value(Course_Students_Seat)),
				Note:       typed.Optional(o.Value(Course_Students_Note), model.Value.Text),
				EnrolledAt: o.Value(Course_Students_EnrolledAt).Time(),
				GradedAt:   o.Value(Course_Students_GradedAt).Time(),
			}
		},
		Given: func(value Enrolment) (o storage.Object) {
			o.Set(Course_Students_Grade, typed.OptionalOf(value.Grade, model.IntegerOf))
			o.Set(Course_Students_Seat, typed.EnumOf[Seat](value.Seat))
			o.Set(Course_Students_Note, typed.OptionalOf(value.Note, model.TextOf))
			return o
		},
	}
	Person_LearnsWith_Link = &typed.Link[Company]{
		Kind: linkPersonLearnsWith,
		Of: func(o *storage.Object) Company {
			return Company{
				Place: typed.Optional(o.Value(Person_LearnsWith_Place), model.Value.Text),
				Hours: typed.Optional(o.Value(Person_LearnsWith_Hours), model.Value.Float),
			}
		},
		Given: func(value Company) (o storage.Object) {
			o.Set(Person_LearnsWith_Place, typed.OptionalOf(value.Place, model.TextOf))
			o.Set(Person_LearnsWith_Hours, typed.OptionalOf(value.Hours, model.FloatOf))
			return o
		},
	}
	Person_Knows_Link = &typed.Link[Expertise]{
		Kind: linkPersonKnows,
		Of: func(o *storage.Object) Expertise {
			return Expertise{
				Years:      o.Value(Person_Knows_Years).Integer(),
				WouldTeach: o.Value(Person_Knows_WouldTeach).Boolean(),
			}
		},
		Given: func(value Expertise) (o storage.Object) {
			o.Set(Person_Knows_Years, model.IntegerOf(value.Years))
			o.Set(Person_Knows_WouldTeach, model.BooleanOf(value.WouldTeach))
			return o
		},
	}
)
