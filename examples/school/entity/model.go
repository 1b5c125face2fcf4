// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The enums.
var (
	EnumLevel = &model.EnumType{
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
	CourseTitle = &model.Field{Name: "title", Description: "What the course is called.", Min: 1, Max: 100, Ordered: true}
	CourseSlug  = &model.Field{
		Name:        "slug",
		Description: "What the course is looked up by, as in an address of a page.",
		Min:         3,
		Max:         60,
		Ordered:     true,
		Unique:      true,
	}
	CourseSummary = &model.Field{Name: "summary", Description: "What the course is about, at any length.", Nullable: true}
	CourseCredits = &model.Field{
		Name:        "credits",
		Description: "How many credits the course gives.",
		Type:        model.Integer,
		Range:       &model.Range{Min: model.IntegerOf(0)},
		Ordered:     true,
		Default:     model.IntegerOf(5),
	}
	CoursePrice = &model.Field{
		Name:        "price",
		Description: "What taking the course costs, nothing where it is `null`.",
		Type:        model.Float,
		Nullable:    true,
		Range:       &model.Range{Min: model.FloatOf(0)},
	}
	CourseOpen = &model.Field{
		Name:        "open",
		Description: "Whether people can still join.",
		Type:        model.Boolean,
		Default:     model.BooleanOf(true),
	}
	CourseBeginsAt = &model.Field{
		Name:        "beginsAt",
		Column:      "begins_at",
		Description: "When the course begins, where that is known.",
		Type:        model.Time,
		Nullable:    true,
		Ordered:     true,
	}
	CourseLevel = &model.Field{
		Name:        "level",
		Description: "For whom the course is.",
		Type:        model.Enum,
		Values:      []string{"BEGINNER", "ADVANCED", "EXPERT"},
		Enum:        EnumLevel,
		Default:     model.TextOf("BEGINNER"),
	}
	PersonName  = &model.Field{Name: "name", Description: "The name.", Min: 1, Max: 80, Ordered: true}
	PersonEmail = &model.Field{
		Name:        "email",
		Description: "Where to write to, which only one person has.",
		Nullable:    true,
		Min:         1,
		Max:         200,
		Ordered:     true,
		Unique:      true,
	}
	PersonSince = &model.Field{
		Name:        "since",
		Description: "The year in which the person came to the school.",
		Type:        model.Integer,
		Nullable:    true,
		Ordered:     true,
	}
	TopicName = &model.Field{Name: "name", Description: "What the topic is called.", Min: 1, Max: 50, Ordered: true}
)

// The kinds.
var (
	KindCourse = &model.Kind{
		Name:        "Course",
		Description: "A course, which people give and take.",
		Plural:      "courses",
		Table:       "course",
		Marks:       "course_sweep",
		Fields: []*model.Field{
			CourseTitle,
			CourseSlug,
			CourseSummary,
			CourseCredits,
			CoursePrice,
			CourseOpen,
			CourseBeginsAt,
			CourseLevel,
		},
		DefaultOrder: CourseTitle,
	}
	KindPerson = &model.Kind{
		Name:         "Person",
		Description:  "Somebody who gives courses, or takes some.",
		Plural:       "people",
		Table:        "person",
		Marks:        "person_sweep",
		Fields:       []*model.Field{PersonName, PersonEmail, PersonSince},
		DefaultOrder: PersonName,
	}
	KindTopic = &model.Kind{
		Name:         "Topic",
		Description:  "Something that courses are about.",
		Plural:       "topics",
		Table:        "topic",
		Fields:       []*model.Field{TopicName},
		DefaultOrder: TopicName,
	}
)

// The sides of the relations.
var (
	SideCourseTeachers = &model.Side{
		Name:        "teachers",
		Description: "The people who give the course.",
		Singular:    "teacher",
		Near:        KindCourse,
		Far:         KindPerson,
		Column:      "course_id",
		FarColumn:   "teacher_id",
		SortKeys: []model.SortKey{
			{Field: PersonName, Column: "teacher_name", Index: "course_teacher_by_course"},
		},
	}
	SidePersonTeaches = &model.Side{
		Name:        "teaches",
		Description: "The courses that the person gives.",
		Singular:    "teach",
		Near:        KindPerson,
		Far:         KindCourse,
		Column:      "teacher_id",
		FarColumn:   "course_id",
		SortKeys: []model.SortKey{
			{Field: CourseTitle, Column: "title", Index: "course_teacher_by_teacher"},
		},
	}
	SideCourseStudents = &model.Side{
		Name:        "students",
		Description: "The people who take the course.",
		Singular:    "student",
		Near:        KindCourse,
		Far:         KindPerson,
		Column:      "course_id",
		FarColumn:   "student_id",
		SortKeys: []model.SortKey{
			{Field: PersonName, Column: "student_name", Index: "course_student_by_course"},
		},
	}
	SidePersonTakes = &model.Side{
		Name:      "takes",
		Singular:  "take",
		Near:      KindPerson,
		Far:       KindCourse,
		Column:    "student_id",
		FarColumn: "course_id",
	}
	SideCourseRequires = &model.Side{
		Name:        "requires",
		Description: "The courses to take before this one.",
		Singular:    "require",
		Near:        KindCourse,
		Far:         KindCourse,
		Column:      "leads_to_id",
		FarColumn:   "require_id",
		SortKeys: []model.SortKey{
			{Field: CourseTitle, Column: "require_title", Index: "course_require_by_leads_to"},
		},
	}
	SideCourseLeadsTo = &model.Side{
		Name:      "leadsTo",
		Singular:  "leadsTo",
		Near:      KindCourse,
		Far:       KindCourse,
		Column:    "require_id",
		FarColumn: "leads_to_id",
	}
	SideCourseTopics = &model.Side{
		Name:        "topics",
		Description: "The topics that the course is about.",
		Singular:    "topic",
		Near:        KindCourse,
		Far:         KindTopic,
		Column:      "course_id",
		FarColumn:   "topic_id",
	}
	SideTopicCourses = &model.Side{
		Name:      "courses",
		Singular:  "course",
		Near:      KindTopic,
		Far:       KindCourse,
		Column:    "topic_id",
		FarColumn: "course_id",
	}
	SidePersonLearnsWith = &model.Side{
		Name:        "learnsWith",
		Description: "The people with whom the person learns.",
		Singular:    "mate",
		Near:        KindPerson,
		Far:         KindPerson,
		Column:      "person_id",
		FarColumn:   "mate_id",
		SortKeys: []model.SortKey{
			{Field: PersonName, Column: "mate_name", Index: "person_mate_by_person"},
		},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	m := model.New(
		[]*model.Kind{KindCourse, KindPerson, KindTopic},
		[]*model.Relation{
			{Table: "course_teacher", Sides: [2]*model.Side{SideCourseTeachers, SidePersonTeaches}},
			{Table: "course_student", Sides: [2]*model.Side{SideCourseStudents, SidePersonTakes}},
			{Table: "course_require", Sides: [2]*model.Side{SideCourseRequires, SideCourseLeadsTo}},
			{Table: "course_topic", Sides: [2]*model.Side{SideCourseTopics, SideTopicCourses}},
			{Table: "person_mate", Sides: [2]*model.Side{SidePersonLearnsWith, SidePersonLearnsWith}},
		},
	)
	m.Enums = []*model.EnumType{EnumLevel}
	m.Description = "A school: courses, the people who give and take them, and the topics that they are about."
	return m
}
