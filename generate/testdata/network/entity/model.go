// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The fields.
var (
	UserName = &model.Field{Name: "name", Min: 1, Max: 50, Ordered: true}
)

// The kinds.
var (
	KindUser = &model.Kind{
		Name:         "User",
		Description:  "Somebody in the network.",
		Plural:       "users",
		Table:        "user_",
		Marks:        "user__sweep",
		Fields:       []*model.Field{UserName},
		DefaultOrder: UserName,
	}
)

// The sides of the relations.
var (
	SideUserFollows = &model.Side{
		Name:        "follows",
		Description: "The people whom the user follows.",
		Singular:    "follow",
		Near:        KindUser,
		Far:         KindUser,
		Column:      "follower_id",
		FarColumn:   "follow_id",
		SortKeys: []model.SortKey{
			{Field: UserName, Column: "follow_name", Index: "user_follow_by_follower"},
		},
	}
	SideUserFollowers = &model.Side{
		Name:      "followers",
		Singular:  "follower",
		Near:      KindUser,
		Far:       KindUser,
		Column:    "follow_id",
		FarColumn: "follower_id",
	}
	SideUserFriends = &model.Side{
		Name:        "friends",
		Description: "The people who are friends with the user.",
		Singular:    "friend",
		Near:        KindUser,
		Far:         KindUser,
		Column:      "user_id",
		FarColumn:   "friend_id",
		SortKeys: []model.SortKey{
			{Field: UserName, Column: "friend_name", Index: "user_friend_by_user"},
		},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	return model.New(
		[]*model.Kind{KindUser},
		[]*model.Relation{
			{Table: "user_follow", Sides: [2]*model.Side{SideUserFollows, SideUserFollowers}},
			{Table: "user_friend", Sides: [2]*model.Side{SideUserFriends, SideUserFriends}},
		},
	)
}
