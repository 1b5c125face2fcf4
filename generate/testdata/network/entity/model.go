// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The fields.
var (
	User_Name = &model.Field{Name: "name", Min: 1, Max: 50, Ordered: true}
)

// The fields of links.
var (
	User_Friends_Since     = &model.Field{Name: "since", Type: model.Time, Ordered: true, Stamp: model.OnCreate}
	User_Friends_Closeness = &model.Field{
		Name:    "closeness",
		Type:    model.Integer,
		Range:   &model.Range{Min: model.IntegerOf(1), Max: model.IntegerOf(5)},
		Ordered: true,
		Default: model.IntegerOf(3),
	}
)

// The kinds.
var (
	kindUser = &model.Kind{
		Name:         "User",
		Description:  "Somebody in the network.",
		Plural:       "users",
		Table:        "user_",
		Marks:        "user__sweep",
		Fields:       []*model.Field{User_Name},
		DefaultOrder: User_Name,
	}
)

// The data of links.
var (
	linkUserFriends = &model.Kind{
		Name:        "Friendship",
		Description: "How two people are friends.",
		Fields:      []*model.Field{User_Friends_Since, User_Friends_Closeness},
	}
)

// The sides of the relations.
var (
	sideUserFollows = &model.Side{
		Name:        "follows",
		Description: "The people whom the user follows.",
		Singular:    "follow",
		Near:        kindUser,
		Far:         kindUser,
		Column:      "follower_id",
		FarColumn:   "follow_id",
		SortKeys: []model.SortKey{
			{Field: User_Name, Column: "follow_name", Index: "user_follow_by_follower"},
		},
	}
	sideUserFollowers = &model.Side{
		Name:      "followers",
		Singular:  "follower",
		Near:      kindUser,
		Far:       kindUser,
		Column:    "follow_id",
		FarColumn: "follower_id",
	}
	sideUserFriends = &model.Side{
		Name:        "friends",
		Description: "The people who are friends with the user.",
		Singular:    "friend",
		Near:        kindUser,
		Far:         kindUser,
		Column:      "user_id",
		FarColumn:   "friend_id",
		SortKeys: []model.SortKey{
			{Field: User_Name, Column: "friend_name", Index: "user_friend_by_user"},
			{Field: User_Friends_Since, Column: "since", Index: "user_friend_by_user_and_since"},
		},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	return model.New(
		[]*model.Kind{kindUser},
		[]*model.Relation{
			{Table: "user_follow", Sides: [2]*model.Side{sideUserFollows, sideUserFollowers}},
			{Table: "user_friend", Sides: [2]*model.Side{sideUserFriends, sideUserFriends}, Link: linkUserFriends},
		},
	)
}
