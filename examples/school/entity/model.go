// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The enums.
var (
	enumSeat = &model.EnumType{
		Name:        "Seat",
		Description: "Where somebody takes part in a course.",
		Values: []model.EnumValue{
			{Name: "ROOM", Description: "In the room."},
			{Name: "REMOTE", Description: "At home, with a camera."},
		},
	}
	enumLevel = &model.EnumType{
		Name:        "Level",
		Description: "For whom a course is.",
		Values: []model.EnumValue{
			{Name: "BEGINNER", Description: "For people who know nothing of it yet."},
			{Name: "ADVANCED", Description: "For people who took a course before."},
			{Name: "EXPERT", Description: "For people who teach it themselves."},
		},
	}
)

// The fields.
var (
	Course_Title = &model.Field{Name: "title", Description: "What the course is called.", Min: 1, Max: 100, Ordered: true}
	Course_Slug  = &model.Field{
		Name:        "slug",
		Description: "What the course is looked up by, as in an address of a page.",
		Min:         3,
		Max:         60,
		Ordered:     true,
		Unique:      true,
	}
	Course_Summary = &model.Field{Name: "summary", Description: "What the course is about, at any length.", Nullable: true}
	Course_Credits = &model.Field{
		Name:        "credits",
		Description: "How many credits the course gives.",
		Type:        model.Integer,
		Range:       &model.Range{Min: model.IntegerOf(0)},
		Ordered:     true,
		Default:     model.IntegerOf(5),
	}
	Course_Price = &model.Field{
		Name:        "price",
		Description: "What taking the course costs, nothing where it is `null`.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0)},
	}
	Course_Open = &model.Field{
		Name:        "open",
		Description: "Whether people can still join.",
		Type:        model.Boolean,
		Default:     model.BooleanOf(true),
	}
	Course_BeginsAt = &model.Field{
		Name:        "beginsAt",
		Column:      "begins_at",
		Description: "When the course begins, where that is known.",
		Type:        model.Time,
		Nullable:    true,
		Ordered:     true,
	}
	Course_Level = &model.Field{
		Name:        "level",
		Description: "For whom the course is.",
		Type:        model.Enum,
		Values:      []string{"BEGINNER", "ADVANCED", "EXPERT"},
		Enum:        enumLevel,
		Default:     model.TextOf("BEGINNER"),
	}
	Course_AnnouncedAt = &model.Field{
		Name:        "announcedAt",
		Column:      "announced_at",
		Description: "When the course was announced.",
		Type:        model.Time,
		Ordered:     true,
		Stamp:       model.OnCreate,
	}
	Course_ChangedAt = &model.Field{
		Name:        "changedAt",
		Column:      "changed_at",
		Description: "When what is said here of the course was last changed.",
		Type:        model.Time,
		Stamp:       model.OnUpdate,
	}
	Person_Name  = &model.Field{Name: "name", Description: "The name.", Min: 1, Max: 80, Ordered: true}
	Person_Email = &model.Field{
		Name:        "email",
		Description: "Where to write to, which only one person has.",
		Nullable:    true,
		Min:         1,
		Max:         200,
		Ordered:     true,
		Unique:      true,
	}
	Person_Since = &model.Field{
		Name:        "since",
		Description: "The year in which the person came to the school.",
		Type:        model.Integer,
		Nullable:    true,
		Ordered:     true,
	}
	Topic_Name = &model.Field{Name: "name", Description: "What the topic is called.", Min: 1, Max: 50, Ordered: true}
)

// The fields of links.
var (
	Course_Students_Grade = &model.Field{
		Name:        "grade",
		Description: "The points that the person was given, out of 100, where there are any yet.",
		Type:        model.Integer,
		Nullable:    true,
		Range:       &model.Range{Min: model.IntegerOf(0), Max: model.IntegerOf(100)},
		Ordered:     true,
	}
	Course_Students_Seat = &model.Field{
		Name:        "seat",
		Description: "Where the person sits.",
		Type:        model.Enum,
		Values:      []string{"ROOM", "REMOTE"},
		Enum:        enumSeat,
		Ordered:     true,
		Default:     model.TextOf("ROOM"),
	}
	Course_Students_Note = &model.Field{
		Name:        "note",
		Description: "What teachers wrote down.",
		Nullable:    true,
		Min:         1,
		Max:         200,
		Ordered:     true,
	}
	Course_Students_EnrolledAt = &model.Field{
		Name:        "enrolledAt",
		Column:      "enrolled_at",
		Description: "When the person joined.",
		Type:        model.Time,
		Ordered:     true,
		Stamp:       model.OnCreate,
	}
	Course_Students_GradedAt = &model.Field{
		Name:        "gradedAt",
		Column:      "graded_at",
		Description: "When something else was last changed of this.",
		Type:        model.Time,
		Ordered:     true,
		Stamp:       model.OnUpdate,
	}
	Person_LearnsWith_Place = &model.Field{Name: "place", Description: "Where they met.", Nullable: true, Min: 1, Max: 80, Ordered: true}
	Person_LearnsWith_Hours = &model.Field{
		Name:        "hours",
		Description: "How many hours a week they learn together.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0)},
		Ordered:     true,
	}
	Person_Knows_Years = &model.Field{
		Name:        "years",
		Description: "For how many years.",
		Type:        model.Integer,
		Range:       &model.Range{Min: model.IntegerOf(0)},
		Ordered:     true,
	}
	Person_Knows_WouldTeach = &model.Field{
		Name:        "wouldTeach",
		Column:      "would_teach",
		Description: "Whether the person would teach it.",
		Type:        model.Boolean,
		Ordered:     true,
		Default:     model.BooleanOf(false),
	}
)

// The kinds.
var (
	kindCourse = &model.Kind{
		Name:        "Course",
		Description: "A course, which people give and take.",
		Plural:      "courses",
		Table:       "course",
		Marks:       "course_sweep",
		Fields: []*model.Field{
			Course_Title,
			Course_Slug,
			Course_Summary,
			Course_Credits,
			Course_Price,
			Course_Open,
			Course_BeginsAt,
			Course_Level,
			Course_AnnouncedAt,
			Course_ChangedAt,
		},
		DefaultOrder: Course_Title,
	}
	kindPerson = &model.Kind{
		Name:         "Person",
		Description:  "Somebody who gives courses, or takes some.",
		Plural:       "people",
		Table:        "person",
		Marks:        "person_sweep",
		Fields:       []*model.Field{Person_Name, Person_Email, Person_Since},
		DefaultOrder: Person_Name,
	}
	kindTopic = &model.Kind{
		Name:         "Topic",
		Description:  "Something that courses are about.",
		Plural:       "topics",
		Table:        "topic",
		Fields:       []*model.Field{Topic_Name},
		DefaultOrder: Topic_Name,
	}
)

// The data of links.
var (
	linkCourseStudents = &model.Kind{
		Name:        "Enrolment",
		Description: "What is kept of somebody who takes a course.",
		Fields: []*model.Field{
			Course_Students_Grade,
			Course_Students_Seat,
			Course_Students_Note,
			Course_Students_EnrolledAt,
			Course_Students_GradedAt,
		},
	}
	linkPersonLearnsWith = &model.Kind{
		Name:        "Company",
		Description: "What is kept of two people who learn together.",
		Fields:      []*model.Field{Person_LearnsWith_Place, Person_LearnsWith_Hours},
	}
	linkPersonKnows = &model.Kind{
		Name:        "Expertise",
		Description: "What is kept of somebody who knows a topic.",
		Fields:      []*model.Field{Person_Knows_Years, Person_Knows_WouldTeach},
	}
)

// The sides of the relations.
var (
	sideCourseTeachers = &model.Side{
		Name:        "teachers",
		Description: "The people who give the course.",
		Singular:    "teacher",
		Near:        kindCourse,
		Far:         kindPerson,
		Column:      "course_id",
		FarColumn:   "teacher_id",
		SortKeys: []model.SortKey{
			{Field: Person_Name, Column: "teacher_name", Index: "course_teacher_by_course"},
		},
	}
	sidePersonTeaches = &model.Side{
		Name:        "teaches",
		Description: "The courses that the person gives.",
		Singular:    "teach",
		Near:        kindPerson,
		Far:         kindCourse,
		Column:      "teacher_id",
		FarColumn:   "course_id",
		SortKeys: []model.SortKey{
			{Field: Course_Title, Column: "title", Index: "course_teacher_by_teacher"},
		},
	}
	sideCourseStudents = &model.Side{
		Name:        "students",
		Description: "The people who take the course.",
		Singular:    "student",
		Near:        kindCourse,
		Far:         kindPerson,
		Column:      "course_id",
		FarColumn:   "student_id",
		SortKeys: []model.SortKey{
			{Field: Person_Name, Column: "student_name", Index: "course_student_by_course"},
			{Field: Course_Students_EnrolledAt, Column: "enrolled_at", Index: "course_student_by_course_and_enrolled_at"},
		},
	}
	sidePersonTakes = &model.Side{
		Name:      "takes",
		Singular:  "take",
		Near:      kindPerson,
		Far:       kindCourse,
		Column:    "student_id",
		FarColumn: "course_id",
	}
	sideCourseRequires = &model.Side{
		Name:        "requires",
		Description: "The courses to take before this one.",
		Singular:    "require",
		Near:        kindCourse,
		Far:         kindCourse,
		Column:      "leads_to_id",
		FarColumn:   "require_id",
		SortKeys: []model.SortKey{
			{Field: Course_Title, Column: "require_title", Index: "course_require_by_leads_to"},
		},
	}
	sideCourseLeadsTo = &model.Side{
		Name:      "leadsTo",
		Singular:  "leadsTo",
		Near:      kindCourse,
		Far:       kindCourse,
		Column:    "require_id",
		FarColumn: "leads_to_id",
	}
	sideCourseTopics = &model.Side{
		Name:        "topics",
		Description: "The topics that the course is about.",
		Singular:    "topic",
		Near:        kindCourse,
		Far:         kindTopic,
		Column:      "course_id",
		FarColumn:   "topic_id",
	}
	sideTopicCourses = &model.Side{
		Name:      "courses",
		Singular:  "course",
		Near:      kindTopic,
		Far:       kindCourse,
		Column:    "topic_id",
		FarColumn: "course_id",
	}
	sidePersonLearnsWith = &model.Side{
		Name:        "learnsWith",
		Description: "The people with whom the person learns.",
		Singular:    "mate",
		Near:        kindPerson,
		Far:         kindPerson,
		Column:      "person_id",
		FarColumn:   "mate_id",
		SortKeys: []model.SortKey{
			{Field: Person_Name, Column: "mate_name", Index: "person_mate_by_person"},
		},
	}
	sidePersonKnows = &model.Side{
		Name:        "knows",
		Description: "The topics that the person knows well.",
		Singular:    "known",
		Near:        kindPerson,
		Far:         kindTopic,
		Column:      "person_id",
		FarColumn:   "known_id",
	}
	sideTopicExperts = &model.Side{
		Name:      "experts",
		Singular:  "expert",
		Near:      kindTopic,
		Far:       kindPerson,
		Column:    "known_id",
		FarColumn: "person_id",
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	m := model.New(
		[]*model.Kind{kindCourse, kindPerson, kindTopic},
		[]*model.Relation{
			{Table: "course_teacher", Sides: [2]*model.Side{sideCourseTeachers, sidePersonTeaches}},
			{Table: "course_student", Sides: [2]*model.Side{sideCourseStudents, sidePersonTakes}, Link: linkCourseStudents},
			{Table: "course_require", Sides: [2]*model.Side{sideCourseRequires, sideCourseLeadsTo}},
			{Table: "course_topic", Sides: [2]*model.Side{sideCourseTopics, sideTopicCourses}},
			{Table: "person_mate", Sides: [2]*model.Side{sidePersonLearnsWith, sidePersonLearnsWith}, Link: linkPersonLearnsWith},
			{Table: "person_known", Sides: [2]*model.Side{sidePersonKnows, sideTopicExperts}, Link: linkPersonKnows},
		},
	)
	m.Enums = []*model.EnumType{enumSeat, enumLevel}
	m.Description = "A school: courses, the people who give and take them, and the topics that they are about."
	return m
}
