// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"time"

	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// Level is for whom a course is.
type Level string

// The values of Level.
const (
	LevelBeginner Level = "BEGINNER"
	LevelAdvanced Level = "ADVANCED"
	LevelExpert   Level = "EXPERT"
)

// Course is a course, which people give and take.
type Course struct {
	ID       storage.ID
	Title    string
	Slug     string
	Summary  *string
	Credits  int64
	Price    *float64
	Open     bool
	BeginsAt *time.Time
	Level    Level
}

// Ref is the object's global identity.
func (value Course) Ref() storage.Ref { return storage.Ref{Kind: KindCourse, ID: value.ID} }

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
func (value Person) Ref() storage.Ref { return storage.Ref{Kind: KindPerson, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Person) GlobalID() string { return value.Ref().String() }

// Topic is something that courses are about.
type Topic struct {
	ID   storage.ID
	Name string
}

// Ref is the object's global identity.
func (value Topic) Ref() storage.Ref { return storage.Ref{Kind: KindTopic, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Topic) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	Courses = &typed.Kind[Course]{
		Kind: KindCourse,
		Of: func(o *storage.Object) Course {
			return Course{
				ID:       o.ID,
				Title:    o.Value(CourseTitle).Text(),
				Slug:     o.Value(CourseSlug).Text(),
				Summary:  typed.Optional(o.Value(CourseSummary), model.Value.Text),
				Credits:  o.Value(CourseCredits).Integer(),
				Price:    typed.Optional(o.Value(CoursePrice), model.Value.Float),
				Open:     o.Value(CourseOpen).Boolean(),
				BeginsAt: typed.Optional(o.Value(CourseBeginsAt), model.Value.Time),
				Level:    typed.Enum[Level](o.Value(CourseLevel)),
			}
		},
		Object: func(value Course) storage.Object {
			o := storage.NewObject(KindCourse,
				model.TextOf(value.Title),
				model.TextOf(value.Slug),
				typed.OptionalOf(value.Summary, model.TextOf),
				model.IntegerOf(value.Credits),
				typed.OptionalOf(value.Price, model.FloatOf),
				model.BooleanOf(value.Open),
				typed.OptionalOf(value.BeginsAt, model.TimeOf),
				typed.EnumOf[Level](value.Level),
			)
			o.ID = value.ID
			return o
		},
	}
	People = &typed.Kind[Person]{
		Kind: KindPerson,
		Of: func(o *storage.Object) Person {
			return Person{
				ID:    o.ID,
				Name:  o.Value(PersonName).Text(),
				Email: typed.Optional(o.Value(PersonEmail), model.Value.Text),
				Since: typed.Optional(o.Value(PersonSince), model.Value.Integer),
			}
		},
		Object: func(value Person) storage.Object {
			o := storage.NewObject(KindPerson,
				model.TextOf(value.Name),
				typed.OptionalOf(value.Email, model.TextOf),
				typed.OptionalOf(value.Since, model.IntegerOf),
			)
			o.ID = value.ID
			return o
		},
	}
	Topics = &typed.Kind[Topic]{
		Kind: KindTopic,
		Of: func(o *storage.Object) Topic {
			return Topic{
				ID:   o.ID,
				Name: o.Value(TopicName).Text(),
			}
		},
		Object: func(value Topic) storage.Object {
			o := storage.NewObject(KindTopic,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	CourseTeachers = &typed.Side[Course, Person]{
		Side: SideCourseTeachers, Near: Courses, Far: People,
	}
	PersonTeaches = &typed.Side[Person, Course]{
		Side: SidePersonTeaches, Near: People, Far: Courses,
	}
	CourseStudents = &typed.Side[Course, Person]{
		Side: SideCourseStudents, Near: Courses, Far: People,
	}
	PersonTakes = &typed.Side[Person, Course]{
		Side: SidePersonTakes, Near: People, Far: Courses,
	}
	CourseRequires = &typed.Side[Course, Course]{
		Side: SideCourseRequires, Near: Courses, Far: Courses,
	}
	CourseLeadsTo = &typed.Side[Course, Course]{
		Side: SideCourseLeadsTo, Near: Courses, Far: Courses,
	}
	CourseTopics = &typed.Side[Course, Topic]{
		Side: SideCourseTopics, Near: Courses, Far: Topics,
	}
	TopicCourses = &typed.Side[Topic, Course]{
		Side: SideTopicCourses, Near: Topics, Far: Courses,
	}
	PersonLearnsWith = &typed.Side[Person, Person]{
		Side: SidePersonLearnsWith, Near: People, Far: People,
	}
)
