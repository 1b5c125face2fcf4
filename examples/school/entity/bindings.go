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

// The generic types by the names that GraphQL has for them.
type (
	// CourseConnection is a page of courses.
	CourseConnection = types.Connection[Course]
	// CourseEdge is an object's place on such a page.
	CourseEdge = types.Edge[Course]
	// CreateCoursePayload is what creating an object returns.
	CreateCoursePayload = types.Saved[Course]
	// UpdateCoursePayload is what updating an object returns.
	UpdateCoursePayload = types.Saved[Course]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// CreatePersonPayload is what creating an object returns.
	CreatePersonPayload = types.Saved[Person]
	// UpdatePersonPayload is what updating an object returns.
	UpdatePersonPayload = types.Saved[Person]
	// TopicConnection is a page of topics.
	TopicConnection = types.Connection[Topic]
	// TopicEdge is an object's place on such a page.
	TopicEdge = types.Edge[Topic]
	// CreateTopicPayload is what creating an object returns.
	CreateTopicPayload = types.Saved[Topic]
	// UpdateTopicPayload is what updating an object returns.
	UpdateTopicPayload = types.Saved[Topic]
	// CourseTeachersConnection is a page of an object's teachers.
	CourseTeachersConnection = types.Connection[Person]
	// CourseTeachersEdge is an object's place on such a page.
	CourseTeachersEdge = types.Edge[Person]
	// AddTeachersPayload is what adding links returns.
	AddTeachersPayload = typed.Change[Course, Person]
	// RemoveTeachersPayload is what removing links returns.
	RemoveTeachersPayload = typed.Change[Course, Person]
	// SetTeachersPayload is what setting links returns.
	SetTeachersPayload = typed.Change[Course, Person]
	// ClearTeachersPayload is what clearing an object of its links returns.
	ClearTeachersPayload = typed.Cleared[Course]
	// PersonTeachesConnection is a page of an object's teaches.
	PersonTeachesConnection = types.Connection[Course]
	// PersonTeachesEdge is an object's place on such a page.
	PersonTeachesEdge = types.Edge[Course]
	// AddTeachesPayload is what adding links returns.
	AddTeachesPayload = typed.Change[Person, Course]
	// RemoveTeachesPayload is what removing links returns.
	RemoveTeachesPayload = typed.Change[Person, Course]
	// SetTeachesPayload is what setting links returns.
	SetTeachesPayload = typed.Change[Person, Course]
	// ClearTeachesPayload is what clearing an object of its links returns.
	ClearTeachesPayload = typed.Cleared[Person]
	// CourseStudentsConnection is a page of an object's students.
	CourseStudentsConnection = types.Connection[Person]
	// CourseStudentsEdge is an object's place on such a page.
	CourseStudentsEdge = types.Edge[Person]
	// AddStudentsPayload is what adding links returns.
	AddStudentsPayload = typed.Change[Course, Person]
	// RemoveStudentsPayload is what removing links returns.
	RemoveStudentsPayload = typed.Change[Course, Person]
	// SetStudentsPayload is what setting links returns.
	SetStudentsPayload = typed.Change[Course, Person]
	// ClearStudentsPayload is what clearing an object of its links returns.
	ClearStudentsPayload = typed.Cleared[Course]
	// PersonTakesConnection is a page of an object's takes.
	PersonTakesConnection = types.Connection[Course]
	// PersonTakesEdge is an object's place on such a page.
	PersonTakesEdge = types.Edge[Course]
	// AddTakesPayload is what adding links returns.
	AddTakesPayload = typed.Change[Person, Course]
	// RemoveTakesPayload is what removing links returns.
	RemoveTakesPayload = typed.Change[Person, Course]
	// SetTakesPayload is what setting links returns.
	SetTakesPayload = typed.Change[Person, Course]
	// ClearTakesPayload is what clearing an object of its links returns.
	ClearTakesPayload = typed.Cleared[Person]
	// CourseRequiresConnection is a page of an object's requires.
	CourseRequiresConnection = types.Connection[Course]
	// CourseRequiresEdge is an object's place on such a page.
	CourseRequiresEdge = types.Edge[Course]
	// AddRequiresPayload is what adding links returns.
	AddRequiresPayload = typed.Change[Course, Course]
	// RemoveRequiresPayload is what removing links returns.
	RemoveRequiresPayload = typed.Change[Course, Course]
	// SetRequiresPayload is what setting links returns.
	SetRequiresPayload = typed.Change[Course, Course]
	// ClearRequiresPayload is what clearing an object of its links returns.
	ClearRequiresPayload = typed.Cleared[Course]
	// CourseLeadsToConnection is a page of an object's leadsTo.
	CourseLeadsToConnection = types.Connection[Course]
	// CourseLeadsToEdge is an object's place on such a page.
	CourseLeadsToEdge = types.Edge[Course]
	// AddLeadsToPayload is what adding links returns.
	AddLeadsToPayload = typed.Change[Course, Course]
	// RemoveLeadsToPayload is what removing links returns.
	RemoveLeadsToPayload = typed.Change[Course, Course]
	// SetLeadsToPayload is what setting links returns.
	SetLeadsToPayload = typed.Change[Course, Course]
	// ClearLeadsToPayload is what clearing an object of its links returns.
	ClearLeadsToPayload = typed.Cleared[Course]
	// CourseTopicsConnection is a page of an object's topics.
	CourseTopicsConnection = types.Connection[Topic]
	// CourseTopicsEdge is an object's place on such a page.
	CourseTopicsEdge = types.Edge[Topic]
	// AddTopicsPayload is what adding links returns.
	AddTopicsPayload = typed.Change[Course, Topic]
	// RemoveTopicsPayload is what removing links returns.
	RemoveTopicsPayload = typed.Change[Course, Topic]
	// SetTopicsPayload is what setting links returns.
	SetTopicsPayload = typed.Change[Course, Topic]
	// ClearTopicsPayload is what clearing an object of its links returns.
	ClearTopicsPayload = typed.Cleared[Course]
	// TopicCoursesConnection is a page of an object's courses.
	TopicCoursesConnection = types.Connection[Course]
	// TopicCoursesEdge is an object's place on such a page.
	TopicCoursesEdge = types.Edge[Course]
	// AddCoursesPayload is what adding links returns.
	AddCoursesPayload = typed.Change[Topic, Course]
	// RemoveCoursesPayload is what removing links returns.
	RemoveCoursesPayload = typed.Change[Topic, Course]
	// SetCoursesPayload is what setting links returns.
	SetCoursesPayload = typed.Change[Topic, Course]
	// ClearCoursesPayload is what clearing an object of its links returns.
	ClearCoursesPayload = typed.Cleared[Topic]
	// PersonLearnsWithConnection is a page of an object's learnsWith.
	PersonLearnsWithConnection = types.Connection[Person]
	// PersonLearnsWithEdge is an object's place on such a page.
	PersonLearnsWithEdge = types.Edge[Person]
	// AddLearnsWithPayload is what adding links returns.
	AddLearnsWithPayload = typed.Change[Person, Person]
	// RemoveLearnsWithPayload is what removing links returns.
	RemoveLearnsWithPayload = typed.Change[Person, Person]
	// SetLearnsWithPayload is what setting links returns.
	SetLearnsWithPayload = typed.Change[Person, Person]
	// ClearLearnsWithPayload is what clearing an object of its links returns.
	ClearLearnsWithPayload = typed.Cleared[Person]
)
