package migration_test

import (
	"fmt"
	"slices"
	"strconv"

	"pgregory.net/rapid"
)

// forget takes former names away.
func (d *drawn) forget() {
	for i := range d.kinds {
		d.kinds[i].was = ""
		for j := range d.kinds[i].fields {
			d.kinds[i].fields[j].was = ""
		}
	}
	for i := range d.relations {
		d.relations[i].was = ""
		for j := range d.relations[i].data {
			d.relations[i].data[j].was = ""
		}
	}
}

func (d *drawn) addKind(t *rapid.T) {
	number := d.next()
	d.kinds = append(d.kinds, drawnKind{number: number, name: fmt.Sprintf("Kind%d", number)})
	kind := &d.kinds[len(d.kinds)-1]
	for range rapid.IntRange(1, 4).Draw(t, "fields") {
		d.addFieldTo(t, kind)
	}
}

func (d *drawn) drawKind(t *rapid.T) *drawnKind {
	return &d.kinds[rapid.IntRange(0, len(d.kinds)-1).Draw(t, "kind")]
}

func (d *drawn) dropKind(t *rapid.T) {
	if len(d.kinds) < 2 {
		return
	}
	number := d.drawKind(t).number
	d.relations = slices.DeleteFunc(d.relations, func(r drawnRelation) bool { return r.near == number || r.far == number })
	d.kinds = slices.DeleteFunc(d.kinds, func(k drawnKind) bool { return k.number == number })
}

func (d *drawn) renameKind(t *rapid.T) {
	if kind := d.drawKind(t); kind.was == "" && d.last > kind.number {
		kind.was, kind.name = kind.name, fmt.Sprintf("Named%d", d.next())
	}
}

func (d *drawn) addField(t *rapid.T) { d.addFieldTo(t, d.drawKind(t)) }

func (d *drawn) addFieldTo(t *rapid.T, kind *drawnKind) {
	field := d.drawNewField(t)
	field.index = rapid.Bool().Draw(t, "index")
	kind.fields = append(kind.fields, field)
}

func (d *drawn) drawNewField(t *rapid.T) drawnField {
	field := drawnField{number: d.next(), of: rapid.SampledFrom([]string{"String", "Int", "Float", "Boolean", "DateTime", "Mood"}).Draw(t, "type")}
	field.name = fmt.Sprintf("field%d", field.number)
	field.required = rapid.Bool().Draw(t, "required")
	switch {
	case field.of == "DateTime" && field.required:
		field.form = " @now"
	case field.required:
		field.form = " @default(value: " + defaults[field.of] + ")"
	}
	if field.of == "String" {
		field.form += " @length(max: 50)"
	}
	if d.added != nil {
		d.added[strconv.Itoa(field.number)] = true
	}
	return field
}

// addData gives the links of a relation a field.
func (d *drawn) addData(t *rapid.T) {
	relation := d.drawRelation(t)
	relation.data = append(relation.data, d.drawNewField(t))
}

func (d *drawn) dropData(t *rapid.T) {
	if relation := d.drawRelation(t); len(relation.data) > 0 {
		i := rapid.IntRange(0, len(relation.data)-1).Draw(t, "data")
		relation.data = slices.Delete(relation.data, i, i+1)
	}
}

func (d *drawn) renameData(t *rapid.T) {
	relation := d.drawRelation(t)
	if len(relation.data) == 0 {
		return
	}
	if field := &relation.data[0]; field.was == "" && !d.isNew(field) {
		field.was, field.name = field.name, fmt.Sprintf("named%d", d.next())
	}
}

// defaults are values of each type.
var defaults = map[string]string{"String": `"it's; --"`, "Int": "-7", "Float": "0.5", "Boolean": "true", "Mood": "CALM"}

func (d *drawn) drawField(t *rapid.T) *drawnField {
	kind := d.drawKind(t)
	return &kind.fields[rapid.IntRange(0, len(kind.fields)-1).Draw(t, "field")]
}

func (d *drawn) dropField(t *rapid.T) {
	kind := d.drawKind(t)
	if len(kind.fields) < 2 {
		return
	}
	i := rapid.IntRange(0, len(kind.fields)-1).Draw(t, "field")
	d.unsort(kind.fields[i].number)
	kind.fields = slices.Delete(kind.fields, i, i+1)
}

// unsort takes a field out of all orders.
func (d *drawn) unsort(number int) {
	for i := range d.relations {
		for side := range 2 {
			d.relations[i].sorted[side] = slices.DeleteFunc(d.relations[i].sorted[side], func(n int) bool { return n == number })
		}
	}
}

func (d *drawn) isNew(field *drawnField) bool { return d.added[strconv.Itoa(field.number)] }

func (d *drawn) renameField(t *rapid.T) {
	if field := d.drawField(t); field.was == "" && !d.isNew(field) {
		field.was, field.name = field.name, fmt.Sprintf("named%d", d.next())
	}
}

// takeName drops a field and gives its name to another one.
func (d *drawn) takeName(t *rapid.T) {
	kind := d.drawKind(t)
	if len(kind.fields) < 2 {
		return
	}
	taken, other := kind.fields[0], &kind.fields[len(kind.fields)-1]
	if taken.was == "" && other.was == "" && !d.isNew(&taken) && !d.isNew(other) {
		other.was, other.name = other.name, taken.name
		d.unsort(taken.number)
		kind.fields = slices.Delete(kind.fields, 0, 1)
	}
}

func (d *drawn) changeField(t *rapid.T) {
	field := d.drawField(t)
	switch what := rapid.SampledFrom([]string{"index", "null", "float", "length"}).Draw(t, "change"); {
	case what == "index":
		field.index = !field.index
	case what == "null" && field.required:
		field.required, field.form = false, map[bool]string{true: " @length(max: 50)"}[field.of == "String"]
		d.unsort(field.number)
	case what == "null" && field.of == "DateTime":
		field.required, field.form = true, " @now"
		d.filled[strconv.Itoa(field.number)] = "now"
	case what == "null":
		field.required = true
		field.form += " @default(value: " + defaults[field.of] + ")"
		d.filled[strconv.Itoa(field.number)] = defaults[field.of]
	case what == "float" && field.of == "Int":
		field.of = "Float"
	case what == "length" && field.of == "String":
		field.form = map[bool]string{true: ` @default(value: "longer")`}[field.required] + " @length(max: 60)"
	}
}

func (d *drawn) addRelation(t *rapid.T) {
	near, far := d.drawKind(t).number, d.drawKind(t).number
	number := d.next()
	d.relations = append(d.relations, drawnRelation{
		number: number, near: near, far: far, symmetric: near == far && rapid.Bool().Draw(t, "symmetric"),
		name: fmt.Sprintf("relations%d", number), inverse: fmt.Sprintf("inverses%d", number),
	})
	if d.added != nil {
		d.added[strconv.Itoa(number)] = true
	}
}

func (d *drawn) drawRelation(t *rapid.T) *drawnRelation {
	if len(d.relations) == 0 {
		d.addRelation(t)
	}
	return &d.relations[rapid.IntRange(0, len(d.relations)-1).Draw(t, "relation")]
}

func (d *drawn) dropRelation(t *rapid.T) {
	number := d.drawRelation(t).number
	d.relations = slices.DeleteFunc(d.relations, func(r drawnRelation) bool { return r.number == number })
}

func (d *drawn) renameRelation(t *rapid.T) {
	if relation := d.drawRelation(t); relation.was == "" && !d.added[strconv.Itoa(relation.number)] {
		relation.was, relation.name = relation.name, fmt.Sprintf("namedOnes%d", d.next())
	}
}

// sort gives a side an order, or takes it away.
func (d *drawn) sort(t *rapid.T) {
	relation := d.drawRelation(t)
	side := rapid.IntRange(0, 1).Draw(t, "side")
	if relation.symmetric {
		side = 0
	}
	kind := d.kind([]int{relation.far, relation.near}[side])
	field := kind.fields[rapid.IntRange(0, len(kind.fields)-1).Draw(t, "field")]
	switch sorted := &relation.sorted[side]; {
	case slices.Contains(*sorted, field.number):
		*sorted = slices.DeleteFunc(*sorted, func(n int) bool { return n == field.number })
	case field.required && !slices.Contains(relation.sorted[1-side], field.number):
		*sorted = append(*sorted, field.number)
	}
}
