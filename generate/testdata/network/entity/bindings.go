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

// The generic types by the names that GraphQL has for them.
type (
	// UserConnection is a page of users.
	UserConnection = types.Connection[User]
	// UserEdge is an object's place on such a page.
	UserEdge = types.Edge[User]
	// CreateUserPayload is what creating an object returns.
	CreateUserPayload = types.Saved[User]
	// UpdateUserPayload is what updating an object returns.
	UpdateUserPayload = types.Saved[User]
	// UserFollowsConnection is a page of an object's follows.
	UserFollowsConnection = types.Connection[User]
	// UserFollowsEdge is an object's place on such a page.
	UserFollowsEdge = types.Edge[User]
	// AddFollowsPayload is what adding links returns.
	AddFollowsPayload = typed.Change[User, User]
	// RemoveFollowsPayload is what removing links returns.
	RemoveFollowsPayload = typed.Change[User, User]
	// SetFollowsPayload is what setting links returns.
	SetFollowsPayload = typed.Change[User, User]
	// ClearFollowsPayload is what clearing an object of its links returns.
	ClearFollowsPayload = typed.Cleared[User]
	// UserFollowersConnection is a page of an object's followers.
	UserFollowersConnection = types.Connection[User]
	// UserFollowersEdge is an object's place on such a page.
	UserFollowersEdge = types.Edge[User]
	// AddFollowersPayload is what adding links returns.
	AddFollowersPayload = typed.Change[User, User]
	// RemoveFollowersPayload is what removing links returns.
	RemoveFollowersPayload = typed.Change[User, User]
	// SetFollowersPayload is what setting links returns.
	SetFollowersPayload = typed.Change[User, User]
	// ClearFollowersPayload is what clearing an object of its links returns.
	ClearFollowersPayload = typed.Cleared[User]
	// UserFriendsConnection is a page of an object's friends.
	UserFriendsConnection = types.Connection[User]
	// UserFriendsEdge is an object's place on such a page.
	UserFriendsEdge = types.Edge[User]
	// AddFriendsPayload is what adding links returns.
	AddFriendsPayload = typed.Change[User, User]
	// RemoveFriendsPayload is what removing links returns.
	RemoveFriendsPayload = typed.Change[User, User]
	// SetFriendsPayload is what setting links returns.
	SetFriendsPayload = typed.Change[User, User]
	// ClearFriendsPayload is what clearing an object of its links returns.
	ClearFriendsPayload = typed.Cleared[User]
	// UpdateFriendLinksPayload is what changing the data of links returns.
	UpdateFriendLinksPayload = typed.Change[User, User]
)
