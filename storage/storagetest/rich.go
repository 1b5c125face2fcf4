package storagetest

import (
	"testing/fstest"

	"junction/model"
	"junction/storage"
	"junction/storage/ddl"
)

// Rich returns a model with all that a model may have: four kinds, one of which has no relation and times that a store sets,
// fields of all types that may be null or not, two relations between the same kinds, one from a kind to itself, and a symmetric
// one. The links of a plain one and of the symmetric one have data.
func Rich() *model.Model {
	name := &model.Field{Name: "name", Min: 1, Max: 80, Ordered: true}
	person := &model.Kind{
		Name: "Person", Plural: "people", Table: "person", DefaultOrder: name,
		Fields: []*model.Field{
			{Name: "age", Type: model.Integer, Ordered: true},
			name,
			{Name: "bio", Nullable: true},
			{
				Name: "score", Type: model.Float, Nullable: true, Ordered: true,
				Range: &model.Range{Min: model.FloatOf(-1), Max: model.FloatOf(1e6)},
			},
			{Name: "active", Type: model.Boolean, Ordered: true},
			{Name: "born", Column: "born_at", Type: model.Time, Nullable: true, Ordered: true},
			{Name: "level", Type: model.Enum, Values: []string{"HIGH", "LOW"}, Ordered: true},
			{Name: "nickname", Max: 40, Nullable: true, Ordered: true, Unique: true},
		},
	}
	title := &model.Field{Name: "title", Max: 60, Ordered: true}
	project := &model.Kind{
		Name: "Project", Plural: "projects", Table: "project", Marks: "project_sweep", DefaultOrder: title,
		Fields: []*model.Field{
			title,
			{Name: "budget", Type: model.Float, Ordered: true},
			{Name: "begun", Type: model.Time, Ordered: true},
			{Name: "open", Column: "is_open", Type: model.Boolean, Nullable: true, Ordered: true},
			{Name: "members", Type: model.Integer, Nullable: true, Ordered: true, Range: &model.Range{Min: model.IntegerOf(0)}},
			{Name: "state", Type: model.Enum, Values: []string{"DONE", "PLANNED"}, Nullable: true, Ordered: true},
		},
	}
	tag := &model.Kind{
		Name: "Tag", Plural: "tags", Table: "tag", Marks: "tag_sweep",
		Fields: []*model.Field{
			{Name: "label", Ordered: true, Max: 20},
			{Name: "number", Type: model.Integer, Nullable: true, Ordered: true, Unique: true},
			{Name: "code", Min: 3, Max: 30, Ordered: true, Unique: true},
			{
				Name: "rank", Type: model.Integer, Ordered: true, Unique: true,
				Range: &model.Range{Min: model.IntegerOf(10), Max: model.IntegerOf(1 << 40)},
			},
			{Name: "made", Column: "made_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate},
			{Name: "changed", Column: "changed_at", Type: model.Time, Stamp: model.OnUpdate},
		},
	}
	note := &model.Kind{
		Name: "Note", Plural: "notes", Table: "note",
		Fields: []*model.Field{
			{Name: "text"},
			{Name: "made", Column: "made_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate},
			{Name: "changed", Column: "changed_at", Type: model.Time, Stamp: model.OnUpdate},
		},
	}
	budget := project.Fields[1]
	sides := func(near, far *model.Kind, name, inverse, column, farColumn string) [2]*model.Side {
		return [2]*model.Side{
			{Name: name, Near: near, Far: far, Column: column, FarColumn: farColumn},
			{Name: inverse, Near: far, Far: near, Column: farColumn, FarColumn: column},
		}
	}
	works := sides(person, project, "worksOn", "workers", "person_id", "project_id")
	works[1].SortKeys = []model.SortKey{{Field: name, Column: "person_name", Index: "works_by_project"}}
	works[0].SortKeys = []model.SortKey{
		{Field: budget, Column: "project_budget", Index: "works_by_person"},
		{Field: title, Column: "project_title", Index: "works_by_person_and_title"},
	}
	friends := &model.Side{
		Name: "friends", Near: person, Far: person, Column: "person_id", FarColumn: "friend_id",
		SortKeys: []model.SortKey{{Field: name, Column: "friend_name", Index: "friends_by_person"}},
	}
	leads := sides(person, project, "leads", "leaders", "person_id", "project_id")
	leading, friendship := richLink("Leading"), richLink("Friendship")
	leads[0].SortKeys = []model.SortKey{{Field: leading.Field("share"), Column: "share", Index: "leads_by_person"}}
	leads[1].SortKeys = []model.SortKey{
		{Field: leading.Field("role"), Column: "role", Index: "leads_by_project"},
		{Field: name, Column: "person_name", Index: "leads_by_project_and_name"},
	}
	friends.SortKeys = append(friends.SortKeys, model.SortKey{
		Field: friendship.Field("joined"), Column: "joined_at", Index: "friends_by_person_and_joined",
	})
	return model.New([]*model.Kind{person, project, tag, note}, []*model.Relation{
		{Table: "works", Sides: works},
		{Table: "leads", Sides: leads, Link: leading},
		{Table: "follows", Sides: sides(person, person, "follows", "followers", "person_id", "followed_id")},
		{Table: "friends", Sides: [2]*model.Side{friends, friends}, Link: friendship},
		{Table: "project_tag", Sides: sides(project, tag, "tags", "projects", "project_id", "tag_id")},
	})
}

// richLink describes links with fields of all types, that may be null or not, with a default and without, and with times that
// a store sets.
func richLink(name string) *model.Kind {
	return &model.Kind{Name: name, Fields: []*model.Field{
		{Name: "role", Max: 30, Ordered: true},
		{Name: "remark", Nullable: true, Max: 100, Ordered: true},
		{Name: "share", Column: "share", Type: model.Float, Ordered: true, Default: model.FloatOf(0.5)},
		{Name: "quota", Type: model.Float, Nullable: true, Ordered: true},
		{
			Name: "hours", Type: model.Integer, Ordered: true, Default: model.IntegerOf(40),
			Range: &model.Range{Min: model.IntegerOf(0)},
		},
		{Name: "grade", Type: model.Integer, Nullable: true, Ordered: true},
		{Name: "trial", Column: "on_trial", Type: model.Boolean, Ordered: true, Default: model.BooleanOf(true)},
		{Name: "paid", Type: model.Boolean, Nullable: true, Ordered: true},
		{Name: "mood", Type: model.Enum, Values: []string{"BAD", "GOOD"}, Ordered: true, Default: model.TextOf("GOOD")},
		{Name: "rating", Type: model.Enum, Values: []string{"HIGH", "LOW"}, Nullable: true, Ordered: true},
		{Name: "since", Type: model.Time, Nullable: true, Ordered: true},
		{Name: "joined", Column: "joined_at", Type: model.Time, Ordered: true, Stamp: model.OnCreate},
		{Name: "revised", Column: "revised_at", Type: model.Time, Ordered: true, Stamp: model.OnUpdate},
	}}
}

// Schema returns what a database of a model holds, with the tables that follow from the model, and with what PostgreSQL
// has to have besides.
func Schema(of *model.Model, besides []byte) storage.Schema {
	const begin, ours = "-- +goose Up\n", "PRAGMA application_id = 1246643028;\n"
	return storage.Schema{Model: of, Migrations: fstest.MapFS{
		"sqlite/00001_tables.sql":    {Data: []byte(begin + ours + ddl.SQLite.Tables(of))},
		"postgres/00001_tables.sql":  {Data: []byte(begin + ddl.PostgreSQL.Tables(of))},
		"postgres/00002_besides.sql": {Data: besides},
	}}
}
