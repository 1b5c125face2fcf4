// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import "junction/graph/types"

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
	CreateUserPayload = types.Created[User]
	// UpdateUserPayload is what updating an object returns.
	UpdateUserPayload = types.Updated[User]
	// UserFollowsConnection is a page of an object's follows.
	UserFollowsConnection = types.Connection[User]
	// UserFollowsEdge is an object's place on such a page.
	UserFollowsEdge = types.Edge[User]
	// AddFollowsPayload is what adding links returns.
	AddFollowsPayload = types.Changed[User, User]
	// RemoveFollowsPayload is what removing links returns.
	RemoveFollowsPayload = types.Changed[User, User]
	// SetFollowsPayload is what setting links returns.
	SetFollowsPayload = types.Changed[User, User]
	// ClearFollowsPayload is what clearing an object of its links returns.
	ClearFollowsPayload = types.Cleared[User]
	// UserFollowersConnection is a page of an object's followers.
	UserFollowersConnection = types.Connection[User]
	// UserFollowersEdge is an object's place on such a page.
	UserFollowersEdge = types.Edge[User]
	// AddFollowersPayload is what adding links returns.
	AddFollowersPayload = types.Changed[User, User]
	// RemoveFollowersPayload is what removing links returns.
	RemoveFollowersPayload = types.Changed[User, User]
	// SetFollowersPayload is what setting links returns.
	SetFollowersPayload = types.Changed[User, User]
	// ClearFollowersPayload is what clearing an object of its links returns.
	ClearFollowersPayload = types.Cleared[User]
	// UserFriendsConnection is a page of an object's friends.
	UserFriendsConnection = types.Connection[User]
	// UserFriendsEdge is an object's place on such a page.
	UserFriendsEdge = types.Edge[User]
	// AddFriendsPayload is what adding links returns.
	AddFriendsPayload = types.Changed[User, User]
	// RemoveFriendsPayload is what removing links returns.
	RemoveFriendsPayload = types.Changed[User, User]
	// SetFriendsPayload is what setting links returns.
	SetFriendsPayload = types.Changed[User, User]
	// ClearFriendsPayload is what clearing an object of its links returns.
	ClearFriendsPayload = types.Cleared[User]
	// UpdateFriendLinksPayload is what changing the data of links returns.
	UpdateFriendLinksPayload = types.Changed[User, User]
)
