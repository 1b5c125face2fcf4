package names

import "junction/model"

// Type is what the names of the types that belong to a side begin with: PersonFriends, for PersonFriendsConnection. Those
// that belong to all objects of a kind begin with the kind's name.
func Type(side *model.Side) string { return side.Near.Name + Capital(side.Name) }

// The types that belong to a list of objects, by what their names begin with.

// Connection is the type of a page.
func Connection(of string) string { return of + "Connection" }

// Edge is the type of an object's place on a page.
func Edge(of string) string { return of + "Edge" }

// Filter is the type of a condition.
func Filter(of string) string { return of + "Filter" }

// CountFilter is the type of a condition on how many links there are.
func CountFilter(of string) string { return of + "CountFilter" }

// OrderType is the type of an order.
func OrderType(of string) string { return of + "Order" }

// OrderField is the enum of what objects can be ordered by. [Order] makes its values.
func OrderField(of string) string { return of + "OrderField" }

// ValueType is the type of a field's values: String.
func ValueType(of *model.Field) string {
	if of.Type == model.Enum {
		return of.Enum.Name
	}
	return [...]string{
		model.Text: "String", model.Integer: "Int", model.Float: "Float", model.Boolean: "Boolean", model.Time: "DateTime",
	}[of.Type]
}

// FieldFilter is the type of a condition on a field: StringFilter, or NullableStringFilter.
func FieldFilter(on *model.Field) string {
	if on.Nullable {
		return Filter("Nullable" + ValueType(on))
	}
	return Filter(ValueType(on))
}
