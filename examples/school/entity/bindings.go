// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/graph/types"
	"junction/storage/typed"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(Courses),
	types.GoTypeOf(People),
	types.GoTypeOf(Topics),
}

// The generic types by the names that the generated code needs for them.
type (
	// CourseConnection is a page of courses.
	CourseConnection = types.Connection[Course]
	// CourseEdge is an object's place on such a page.
	CourseEdge = types.Edge[Course]
	// CourseSaved is what creating or updating an object returns.
	CourseSaved = types.Saved[Course]
	// CourseCleared is what unlinking an object from all others returns.
	CourseCleared = typed.Cleared[Course]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// PersonSaved is what creating or updating an object returns.
	PersonSaved = types.Saved[Person]
	// PersonCleared is what unlinking an object from all others returns.
	PersonCleared = typed.Cleared[Person]
	// TopicConnection is a page of topics.
	TopicConnection = types.Connection[Topic]
	// TopicEdge is an object's place on such a page.
	TopicEdge = types.Edge[Topic]
	// TopicSaved is what creating or updating an object returns.
	TopicSaved = types.Saved[Topic]
	// TopicCleared is what unlinking an object from all others returns.
	TopicCleared = typed.Cleared[Topic]
	// CourseTeachersChange is what changing links returns.
	CourseTeachersChange = typed.Change[Course, Person]
	// PersonTeachesChange is what changing links returns.
	PersonTeachesChange = typed.Change[Person, Course]
	// CourseStudentsChange is what changing links returns.
	CourseStudentsChange = typed.Change[Course, Person]
	// PersonTakesChange is what changing links returns.
	PersonTakesChange = typed.Change[Person, Course]
	// CourseRequiresChange is what changing links returns.
	CourseRequiresChange = typed.Change[Course, Course]
	// CourseLeadsToChange is what changing links returns.
	CourseLeadsToChange = typed.Change[Course, Course]
	// CourseTopicsChange is what changing links returns.
	CourseTopicsChange = typed.Change[Course, Topic]
	// TopicCoursesChange is what changing links returns.
	TopicCoursesChange = typed.Change[Topic, Course]
	// PersonLearnsWithChange is what changing links returns.
	PersonLearnsWithChange = typed.Change[Person, Person]
)
