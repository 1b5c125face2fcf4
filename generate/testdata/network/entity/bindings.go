// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/graph/types"
	"junction/storage/typed"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(Users),
}

// The generic types by the names that the generated code needs for them.
type (
	// UserConnection is a page of users.
	UserConnection = types.Connection[User]
	// UserEdge is an object's place on such a page.
	UserEdge = types.Edge[User]
	// UserSaved is what creating or updating an object returns.
	UserSaved = types.Saved[User]
	// UserCleared is what unlinking an object from all others returns.
	UserCleared = typed.Cleared[User]
	// UserFollowsChange is what changing links returns.
	UserFollowsChange = typed.Change[User, User]
	// UserFollowersChange is what changing links returns.
	UserFollowersChange = typed.Change[User, User]
	// UserFriendsChange is what changing links returns.
	UserFriendsChange = typed.Change[User, User]
)
