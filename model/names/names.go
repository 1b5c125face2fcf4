// Package names says what GraphQL calls the things of a model, where that is not the name of a kind, a field or a side
// itself. Clients rely on these names, so how they are made never changes.
package names

import (
	"strings"
	"unicode"

	"junction/model"
)

// Object is what a field or an argument for an object of a kind is called: blogPost for BlogPost.
func Object(kind *model.Kind) string { return strings.ToLower(kind.Name[:1]) + kind.Name[1:] }

// Owner is the argument for the ID of the object whose links a mutation changes: blogPostId.
func Owner(via *model.Side) string { return Object(via.Near) + "Id" }

// Linked is the argument or the input field for the IDs of the objects to link: friendIds. It comes from the side, and
// not from the far kind, to which there may be several sides: authorIds, editorIds.
func Linked(via *model.Side) string { return via.Singular + "Ids" }

// Order is the value that stands for a field in an enum of orders: PUBLISHED_AT for publishedAt.
func Order(by *model.Field) string {
	var name strings.Builder
	for _, letter := range by.Name {
		if unicode.IsUpper(letter) {
			name.WriteByte('_')
		}
		name.WriteRune(unicode.ToUpper(letter))
	}
	return name.String()
}

// ByID is the value that stands for the order by ID.
const ByID = "ID"

// Capital is a name that begins with a capital letter.
func Capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }
