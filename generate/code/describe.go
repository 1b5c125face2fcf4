package code

import (
	"fmt"
	"strconv"
	"strings"

	"junction/model"
	"junction/model/names"
)

// This file writes the parts of a model as Go literals. What has the zero value is left out.

// literal is a composite literal.
type literal struct {
	begin string
	parts []string
}

// add gives a member a value, unless that is what a member has anyway.
func (l *literal) add(name, value string) {
	switch value {
	case "", "0", "false", `""`, "nil":
	default:
		l.parts = append(l.parts, name+": "+value)
	}
}

// String is the literal, on one line where that is not too long.
func (l *literal) String() string {
	const long = 100
	text := strings.Join(l.parts, ", ")
	if len(text) <= long && !strings.Contains(text, "\n") {
		return l.begin + "{" + text + "}"
	}
	return l.begin + "{\n" + strings.Join(l.parts, ",\n") + ",\n}"
}

// quote is a text as Go quotes it.
func quote(text string) string {
	if strings.ContainsAny(text, "\"\\") && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

func field(f *model.Field) string {
	l := &literal{begin: "&model.Field"}
	l.add("Name", quote(f.Name))
	if f.Column != f.Name {
		l.add("Column", quote(f.Column))
	}
	l.add("Was", quote(f.Was))
	l.add("Description", quote(f.Description))
	l.add("Deprecated", quote(f.Deprecated))
	if f.Type != model.Text {
		l.add("Type", typeName(f.Type))
	}
	l.add("Nullable", strconv.FormatBool(f.Nullable))
	l.add("Min", strconv.Itoa(f.Min))
	l.add("Max", strconv.Itoa(f.Max))
	if f.Range != nil {
		bounds := &literal{begin: "&model.Range"}
		bounds.add("Min", value(f.Type, f.Range.Min))
		bounds.add("Max", value(f.Type, f.Range.Max))
		l.add("Range", bounds.String())
	}
	if f.Enum != nil {
		l.add("Values", texts(f.Values))
		l.add("Enum", enumVar(f.Enum))
	}
	l.add("Ordered", strconv.FormatBool(f.Ordered))
	l.add("Unique", strconv.FormatBool(f.Unique))
	l.add("Default", value(f.Type, f.Default))
	l.add("Stamp", [...]string{model.NoStamp: "", model.OnCreate: "model.OnCreate", model.OnUpdate: "model.OnUpdate"}[f.Stamp])
	return l.String()
}

func typeName(of model.Type) string {
	return "model." + [...]string{"Text", "Integer", "Float", "Boolean", "Time", "Enum"}[of]
}

func value(of model.Type, v model.Value) string {
	switch {
	case v.Null():
		return ""
	case of == model.Integer:
		return fmt.Sprintf("model.IntegerOf(%d)", v.Integer())
	case of == model.Float:
		return "model.FloatOf(" + strconv.FormatFloat(v.Float(), 'g', -1, 64) + ")"
	case of == model.Boolean:
		return fmt.Sprintf("model.BooleanOf(%t)", v.Boolean())
	case of == model.Time:
		return fmt.Sprintf("model.TimeOf(time.UnixMicro(%d))", v.Integer())
	default:
		return "model.TextOf(" + quote(v.Text()) + ")"
	}
}

func texts(all []string) string {
	quoted := make([]string, len(all))
	for i, text := range all {
		quoted[i] = quote(text)
	}
	return (&literal{"[]string", quoted}).String()
}

func kind(k *model.Kind) string {
	return describeKind(k, func(field *model.Field) string { return fieldVar(k, field) })
}

// link describes the data of links. The model gives it the table.
func link(of *model.Relation) string {
	data := *of.Link
	data.Table = ""
	return describeKind(&data, func(field *model.Field) string { return LinkField(of, field) })
}

func describeKind(k *model.Kind, variable func(*model.Field) string) string {
	l := &literal{begin: "&model.Kind"}
	l.add("Name", quote(k.Name))
	l.add("Was", quote(k.Was))
	l.add("Description", quote(k.Description))
	l.add("Plural", quote(k.Plural))
	l.add("Table", quote(k.Table))
	l.add("Marks", quote(k.Marks))
	fields := make([]string, len(k.Fields))
	for i, field := range k.Fields {
		fields[i] = variable(field)
	}
	if len(fields) > 0 {
		l.add("Fields", (&literal{"[]*model.Field", fields}).String())
	}
	if k.DefaultOrder != nil {
		l.add("DefaultOrder", variable(k.DefaultOrder))
	}
	return l.String()
}

func side(s *model.Side) string {
	l := &literal{begin: "&model.Side"}
	l.add("Name", quote(s.Name))
	l.add("Was", quote(s.Was))
	l.add("Description", quote(s.Description))
	l.add("Deprecated", quote(s.Deprecated))
	if s.Mutations != names.Capital(s.Name) {
		l.add("Mutations", quote(s.Mutations))
	}
	if s.Mutation != names.Capital(s.Singular) {
		l.add("Mutation", quote(s.Mutation))
	}
	l.add("Singular", quote(s.Singular))
	l.add("Near", kindVar(s.Near))
	l.add("Far", kindVar(s.Far))
	l.add("Column", quote(s.Column))
	l.add("FarColumn", quote(s.FarColumn))
	if len(s.SortKeys) > 0 {
		keys := make([]string, len(s.SortKeys))
		for i, key := range s.SortKeys {
			variable := fieldVar(s.Far, key.Field)
			if s.LinkField(key.Field.Name) == key.Field {
				variable = LinkField(s.Relation, key.Field)
			}
			keys[i] = fmt.Sprintf("{Field: %s, Column: %q, Index: %q}", variable, key.Column, key.Index)
		}
		l.add("SortKeys", "[]model.SortKey{\n"+strings.Join(keys, ",\n")+",\n}")
	}
	return l.String()
}

func enum(e *model.EnumType) string {
	l := &literal{begin: "&model.EnumType"}
	l.add("Name", quote(e.Name))
	l.add("Description", quote(e.Description))
	values := make([]string, len(e.Values))
	for i, value := range e.Values {
		v := &literal{}
		v.add("Name", quote(value.Name))
		v.add("Description", quote(value.Description))
		v.add("Deprecated", quote(value.Deprecated))
		values[i] = v.String()
	}
	l.add("Values", "[]model.EnumValue{\n"+strings.Join(values, ",\n")+",\n}")
	return l.String()
}
