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
func (value User) Ref() storage.Ref { return storage.Ref{Kind: kindUser, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value User) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	Users = &typed.Kind[User]{
		Kind: kindUser,
		Of: func(o *storage.Object) User {
			return User{
				ID:   o.ID,
				Name: o.Value(User_Name).Text(),
			}
		},
		Object: func(value User) storage.Object {
			o := storage.NewObject(kindUser,
				model.TextOf(value.Name),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	User_Follows = &typed.Side[User, User]{
		Side: sideUserFollows, Near: Users, Far: Users,
	}
	User_Followers = &typed.Side[User, User]{
		Side: sideUserFollowers, Near: Users, Far: Users,
	}
	User_Friends = &typed.Side[User, User]{
		Side: sideUserFriends, Near: Users, Far: Users,
	}
)
