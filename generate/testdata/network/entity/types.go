// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// User is somebody in the network.
type User struct {
	ID   storage.ID
	Name string
}

// Ref is the object's global identity.
func (value User) Ref() storage.Ref { return storage.Ref{Kind: KindUser, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value User) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	Users = &typed.Kind[User]{
		Kind: KindUser,
		Of: func(o *storage.Object) User {
			return User{
				ID:   o.ID,
				Name: o.Value(UserName).Text(),
			}
		},
		Object: func(value User) storage.Object {
			o := storage.NewObject(KindUser,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	UserFollows = &typed.Side[User, User]{
		Side: SideUserFollows, Near: Users, Far: Users,
	}
	UserFollowers = &typed.Side[User, User]{
		Side: SideUserFollowers, Near: Users, Far: Users,
	}
	UserFriends = &typed.Side[User, User]{
		Side: SideUserFriends, Near: Users, Far: Users,
	}
)
