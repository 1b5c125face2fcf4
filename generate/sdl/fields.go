package sdl

import (
	"fmt"
	"slices"
	"strconv"
	"text/template"
	"time"

	"junction/model"
	"junction/model/names"
)

// fields are what the schema says of fields.
var fields = template.FuncMap{
	"type":         names.ValueType,
	"filterType":   names.FieldFilter,
	"writable":     (*model.Kind).Writable,
	"updatable":    updatable,
	"required":     required,
	"nullable":     nullable,
	"unique":       unique,
	"ordered":      ordered,
	"default":      byDefault,
	"deprecated":   deprecated,
	"facts":        facts,
	"linkFacts":    linkFacts,
	"shown":        shown,
	"linkOrders":   linkOrders,
	"mustBeGiven":  mustBeGiven,
	"whenNotGiven": whenNotGiven,
	"rule":         rule,
	"whenLeftOut":  whenLeftOut,
	"comparison":   comparison,
	"defaultOrder": defaultOrder,
	"orderName":    orderName,
}

func some(of *model.Kind, fulfil func(*model.Field) bool) (some []*model.Field) {
	for _, field := range of.Fields {
		if fulfil(field) {
			some = append(some, field)
		}
	}
	return some
}

// updatable reports whether clients can change anything of an object in one step.
func updatable(of *model.Kind) bool {
	return len(of.Writable()) > 0 || slices.ContainsFunc(of.Sides, (*model.Side).WritesLinks)
}

// nullable are the fields that clients can empty.
func nullable(of *model.Kind) []*model.Field {
	return some(of, func(f *model.Field) bool { return f.Nullable && f.Writable() })
}

func unique(of *model.Kind) []*model.Field {
	return some(of, func(f *model.Field) bool { return f.Unique })
}

func ordered(of *model.Kind) []*model.Field {
	return some(of, func(f *model.Field) bool { return f.Ordered })
}

// required reports whether a new object must be given a value.
func required(field *model.Field) bool { return !field.Nullable && field.Default.Null() }

// byDefault is a field's default as it stands in the schema, empty for none.
func byDefault(field *model.Field) string {
	if field.Default.Null() {
		return ""
	}
	return " = " + literal(field, field.Default)
}

// literal is a value as GraphQL writes it.
func literal(field *model.Field, value model.Value) string {
	switch field.Type {
	case model.Integer:
		return strconv.FormatInt(value.Integer(), 10)
	case model.Float:
		return strconv.FormatFloat(value.Float(), 'g', -1, 64)
	case model.Boolean:
		return strconv.FormatBool(value.Boolean())
	case model.Time:
		return strconv.Quote(value.Time().Format(time.RFC3339Nano))
	case model.Enum:
		return value.Text()
	default:
		return quoted(value.Text())
	}
}

func deprecated(reason string) string {
	if reason == "" {
		return ""
	}
	return " @deprecated(reason: " + quoted(reason) + ")"
}

// facts says what a reader may rely on besides a field's description.
func facts(field *model.Field) string {
	return limits(field) + [...]string{
		model.NoStamp:  "",
		model.OnCreate: " The server sets it, when the object is created.",
		model.OnUpdate: " The server sets it, when the object is created and whenever it is updated.",
	}[field.Stamp]
}

// limits says what values a field has.
func limits(field *model.Field) string {
	text := bounds(field)
	if text != "" {
		text = " " + text + "."
	}
	if field.Unique {
		text += " No two have the same."
	}
	return text
}

// bounds says how long a text, or how great a number may be; it is empty where any will do.
func bounds(field *model.Field) string {
	switch {
	case field.Type == model.Text && field.Max == 0 && field.Min == 0:
		return "Up to 64 KiB of UTF-8"
	case field.Type == model.Text && field.Max == 0:
		return fmt.Sprintf("%d characters (code points) or more, up to 64 KiB of UTF-8", field.Min)
	case field.Type == model.Text:
		return fmt.Sprintf("%d to %d characters (code points)", field.Min, field.Max)
	case field.Range == nil:
		return ""
	}
	least, most := literal(field, field.Range.Min), literal(field, field.Range.Max)
	switch {
	case field.Range.Max.Null():
		return "At least " + least
	case field.Range.Min.Null():
		return "At most " + most
	}
	return "From " + least + " to " + most
}

// rule says what a client may give for a field.
func rule(field *model.Field) string {
	if field.Type != model.Text {
		return describe(field) + facts(field)
	}
	text := bounds(field)
	if field.Min > 0 {
		text += ", not only white space"
	}
	text += ", without U+0000; stored as given, not trimmed."
	if field.Unique {
		text += " No two have the same; a value that another one has is refused (`CONFLICT`)."
	}
	return text
}

// whenLeftOut says what a new object has where the field is not given.
func whenLeftOut(field *model.Field) string {
	switch {
	case required(field):
		return ""
	case field.Default.Null():
		return " Left out, it is `null`."
	case field.Nullable:
		return fmt.Sprintf(" Left out, it is `%s`.", literal(field, field.Default))
	}
	return fmt.Sprintf(" Left out or `null`, it is `%s`.", literal(field, field.Default))
}

// comparison says how a field's values are ordered, where that needs to be said.
func comparison(by *model.Field) string {
	switch by.Type {
	case model.Text:
		return ", compared by code point"
	case model.Enum:
		return ", compared by the names of its values"
	case model.Boolean:
		return ", `false` before `true`"
	default:
		return ""
	}
}

// defaultOrder is the value of the order that a page has when none is given.
func defaultOrder(of *model.Kind) string {
	if of.DefaultOrder == nil {
		return names.ByID
	}
	return names.Order(of.DefaultOrder)
}

// orderName names that order in a text.
func orderName(of *model.Kind) string {
	if of.DefaultOrder == nil {
		return "ID"
	}
	return "`" + of.DefaultOrder.Name + "`"
}
