// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"time"

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

// Friendship is how two people are friends.
type Friendship struct {
	Since     time.Time
	Closeness int64
}

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

// The data of links with their Go types.
var (
	User_Friends_Link = &typed.Link[Friendship]{
		Kind: linkUserFriends,
		Of: func(o *storage.Object) Friendship {
			return Friendship{
				Since:     o.Value(User_Friends_Since).Time(),
				Closeness: o.Value(User_Friends_Closeness).Integer(),
			}
		},
		Given: func(value Friendship) (o storage.Object) {
			o.Set(User_Friends_Closeness, model.IntegerOf(value.Closeness))
			return o
		},
	}
)
