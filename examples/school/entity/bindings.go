// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import "junction/graph/types"

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
	CreateCoursePayload = types.Created[Course]
	// UpdateCoursePayload is what updating an object returns.
	UpdateCoursePayload = types.Updated[Course]
	// PersonConnection is a page of people.
	PersonConnection = types.Connection[Person]
	// PersonEdge is an object's place on such a page.
	PersonEdge = types.Edge[Person]
	// CreatePersonPayload is what creating an object returns.
	CreatePersonPayload = types.Created[Person]
	// UpdatePersonPayload is what updating an object returns.
	UpdatePersonPayload = types.Updated[Person]
	// TopicConnection is a page of topics.
	TopicConnection = types.Connection[Topic]
	// TopicEdge is an object's place on such a page.
	TopicEdge = types.Edge[Topic]
	// CreateTopicPayload is what creating an object returns.
	CreateTopicPayload = types.Created[Topic]
	// UpdateTopicPayload is what updating an object returns.
	UpdateTopicPayload = types.Updated[Topic]
	// CourseTeachersConnection is a page of an object's teachers.
	CourseTeachersConnection = types.Connection[Person]
	// CourseTeachersEdge is an object's place on such a page.
	CourseTeachersEdge = types.Edge[Person]
	// AddTeachersPayload is what adding links returns.
	AddTeachersPayload = types.Changed[Course, Person]
	// RemoveTeachersPayload is what removing links returns.
	RemoveTeachersPayload = types.Changed[Course, Person]
	// SetTeachersPayload is what setting links returns.
	SetTeachersPayload = types.Changed[Course, Person]
	// ClearTeachersPayload is what clearing an object of its links returns.
	ClearTeachersPayload = types.Cleared[Course]
	// PersonTeachesConnection is a page of an object's teaches.
	PersonTeachesConnection = types.Connection[Course]
	// PersonTeachesEdge is an object's place on such a page.
	PersonTeachesEdge = types.Edge[Course]
	// AddTeachesPayload is what adding links returns.
	AddTeachesPayload = types.Changed[Person, Course]
	// RemoveTeachesPayload is what removing links returns.
	RemoveTeachesPayload = types.Changed[Person, Course]
	// SetTeachesPayload is what setting links returns.
	SetTeachesPayload = types.Changed[Person, Course]
	// ClearTeachesPayload is what clearing an object of its links returns.
	ClearTeachesPayload = types.Cleared[Person]
	// CourseStudentsConnection is a page of an object's students.
	CourseStudentsConnection = types.Connection[Person]
	// CourseStudentsEdge is an object's place on such a page.
	CourseStudentsEdge = types.Edge[Person]
	// AddStudentsPayload is what adding links returns.
	AddStudentsPayload = types.Changed[Course, Person]
	// RemoveStudentsPayload is what removing links returns.
	RemoveStudentsPayload = types.Changed[Course, Person]
	// SetStudentsPayload is what setting links returns.
	SetStudentsPayload = types.Changed[Course, Person]
	// ClearStudentsPayload is what clearing an object of its links returns.
	ClearStudentsPayload = types.Cleared[Course]
	// UpdateStudentLinksPayload is what changing the data of links returns.
	UpdateStudentLinksPayload = types.Changed[Course, Person]
	// PersonTakesConnection is a page of an object's takes.
	PersonTakesConnection = types.Connection[Course]
	// PersonTakesEdge is an object's place on such a page.
	PersonTakesEdge = types.Edge[Course]
	// AddTakesPayload is what adding links returns.
	AddTakesPayload = types.Changed[Person, Course]
	// RemoveTakesPayload is what removing links returns.
	RemoveTakesPayload = types.Changed[Person, Course]
	// SetTakesPayload is what setting links returns.
	SetTakesPayload = types.Changed[Person, Course]
	// ClearTakesPayload is what clearing an object of its links returns.
	ClearTakesPayload = types.Cleared[Person]
	// UpdateTakeLinksPayload is what changing the data of links returns.
	UpdateTakeLinksPayload = types.Changed[Person, Course]
	// CourseRequiresConnection is a page of an object's requires.
	CourseRequiresConnection = types.Connection[Course]
	// CourseRequiresEdge is an object's place on such a page.
	CourseRequiresEdge = types.Edge[Course]
	// AddRequiresPayload is what adding links returns.
	AddRequiresPayload = types.Changed[Course, Course]
	// RemoveRequiresPayload is what removing links returns.
	RemoveRequiresPayload = types.Changed[Course, Course]
	// SetRequiresPayload is what setting links returns.
	SetRequiresPayload = types.Changed[Course, Course]
	// ClearRequiresPayload is what clearing an object of its links returns.
	ClearRequiresPayload = types.Cleared[Course]
	// CourseLeadsToConnection is a page of an object's leadsTo.
	CourseLeadsToConnection = types.Connection[Course]
	// CourseLeadsToEdge is an object's place on such a page.
	CourseLeadsToEdge = types.Edge[Course]
	// AddLeadsToPayload is what adding links returns.
	AddLeadsToPayload = types.Changed[Course, Course]
	// RemoveLeadsToPayload is what removing links returns.
	RemoveLeadsToPayload = types.Changed[Course, Course]
	// SetLeadsToPayload is what setting links returns.
	SetLeadsToPayload = types.Changed[Course, Course]
	// ClearLeadsToPayload is what clearing an object of its links returns.
	ClearLeadsToPayload = types.Cleared[Course]
	// CourseTopicsConnection is a page of an object's topics.
	CourseTopicsConnection = types.Connection[Topic]
	// CourseTopicsEdge is an object's place on such a page.
	CourseTopicsEdge = types.Edge[Topic]
	// AddTopicsPayload is what adding links returns.
	AddTopicsPayload = types.Changed[Course, Topic]
	// RemoveTopicsPayload is what removing links returns.
	RemoveTopicsPayload = types.Changed[Course, Topic]
	// SetTopicsPayload is what setting links returns.
	SetTopicsPayload = types.Changed[Course, Topic]
	// ClearTopicsPayload is what clearing an object of its links returns.
	ClearTopicsPayload = types.Cleared[Course]
	// TopicCoursesConnection is a page of an object's courses.
	TopicCoursesConnection = types.Connection[Course]
	// TopicCoursesEdge is an object's place on such a page.
	TopicCoursesEdge = types.Edge[Course]
	// AddCoursesPayload is what adding links returns.
	AddCoursesPayload = types.Changed[Topic, Course]
	// RemoveCoursesPayload is what removing links returns.
	RemoveCoursesPayload = types.Changed[Topic, Course]
	// SetCoursesPayload is what setting links returns.
	SetCoursesPayload = types.Changed[Topic, Course]
	// ClearCoursesPayload is what clearing an object of its links returns.
	ClearCoursesPayload = types.Cleared[Topic]
	// PersonLearnsWithConnection is a page of an object's learnsWith.
	PersonLearnsWithConnection = types.Connection[Person]
	// PersonLearnsWithEdge is an object's place on such a page.
	PersonLearnsWithEdge = types.Edge[Person]
	// AddLearnsWithPayload is what adding links returns.
	AddLearnsWithPayload = types.Changed[Person, Person]
	// RemoveLearnsWithPayload is what removing links returns.
	RemoveLearnsWithPayload = types.Changed[Person, Person]
	// SetLearnsWithPayload is what setting links returns.
	SetLearnsWithPayload = types.Changed[Person, Person]
	// ClearLearnsWithPayload is what clearing an object of its links returns.
	ClearLearnsWithPayload = types.Cleared[Person]
	// UpdateMateLinksPayload is what changing the data of links returns.
	UpdateMateLinksPayload = types.Changed[Person, Person]
	// PersonKnowsConnection is a page of an object's knows.
	PersonKnowsConnection = types.Connection[Topic]
	// PersonKnowsEdge is an object's place on such a page.
	PersonKnowsEdge = types.Edge[Topic]
	// AddKnowsPayload is what adding links returns.
	AddKnowsPayload = types.Changed[Person, Topic]
	// RemoveKnowsPayload is what removing links returns.
	RemoveKnowsPayload = types.Changed[Person, Topic]
	// SetKnowsPayload is what setting links returns.
	SetKnowsPayload = types.Changed[Person, Topic]
	// ClearKnowsPayload is what clearing an object of its links returns.
	ClearKnowsPayload = types.Cleared[Person]
	// UpdateKnownLinksPayload is what changing the data of links returns.
	UpdateKnownLinksPayload = types.Changed[Person, Topic]
	// TopicExpertsConnection is a page of an object's experts.
	TopicExpertsConnection = types.Connection[Person]
	// TopicExpertsEdge is an object's place on such a page.
	TopicExpertsEdge = types.Edge[Person]
	// AddExpertsPayload is what adding links returns.
	AddExpertsPayload = types.Changed[Topic, Person]
	// RemoveExpertsPayload is what removing links returns.
	RemoveExpertsPayload = types.Changed[Topic, Person]
	// SetExpertsPayload is what setting links returns.
	SetExpertsPayload = types.Changed[Topic, Person]
	// ClearExpertsPayload is what clearing an object of its links returns.
	ClearExpertsPayload = types.Cleared[Topic]
	// UpdateExpertLinksPayload is what changing the data of links returns.
	UpdateExpertLinksPayload = types.Changed[Topic, Person]
)
