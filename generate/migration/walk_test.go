package migration_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"junction/generate/migration"
	"junction/internal/effort"
	"junction/model"
)

// However a model changes, step by step, its databases keep what they hold, and have the tables of new ones.
func TestModelsChangeAtRandom(t *testing.T) {
	t.Parallel()
	rounds := effort.Rounds(t, 2, 20)
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		for seed := range rounds {
			t.Run(strconv.Itoa(seed), func(t *testing.T) {
				t.Parallel()
				walk := randomWalk().Example(seed)
				database := on.database(t)
				p := begin(t, walk[0].text())
				for i, step := range walk {
					if i > 0 {
						p.next(t, step.text(), needed(t, p.model, step.text())...)
					}
					store := p.open(t, on, database)
					after := step.known(contents(t, store))
					fill(t, store, step.rows(p.model, i))
					filled := step.known(contents(t, store))
					noError(t, store.Close())
					if i > 0 {
						compareStep(t, walk[i-1].kept, step, after)
					}
					walk[i].kept = filled
					p.equalsNew(t, on, database, step.text())
					if t.Failed() {
						t.Fatalf("step %d leads from\n%s\nto\n%s", i, walk[max(0, i-1)].text(), step.text())
					}
				}
			})
		}
	})
}

// needed is all that has to be allowed for a change.
func needed(t testing.TB, old *model.Model, text string) (allowed []string) {
	t.Helper()
	_, err := migration.Next(old, read(t, text), nil)
	if err == nil {
		return nil
	}
	for line := range strings.Lines(err.Error()) {
		_, word, _ := strings.Cut(line, "-allow ")
		allowed = append(allowed, strings.TrimSpace(word))
	}
	return allowed
}

// compareStep wants all that was there to be there, if the model still has a place for it, and nothing else but what new
// fields are filled with.
func compareStep(t testing.TB, before map[string]string, now *drawn, after map[string]string) {
	t.Helper()
	for place, value := range before {
		found, is := after[place]
		field := place[strings.IndexByte(place, '.')+1:]
		switch {
		case !is && now.has(place):
			t.Errorf("%s = %s is gone", place, value)
		case is && strings.TrimSuffix(found, ".0") != strings.TrimSuffix(value, ".0") && (value != "null" || now.filled[field] == ""):
			t.Errorf("%s = %s has become %s", place, value, found)
		}
	}
	for place, value := range after {
		if _, was := before[place]; !was && !now.added[place[strings.IndexByte(place, '.')+1:]] {
			t.Errorf("%s = %s has come", place, value)
		}
	}
}

// drawn is a model that was drawn. Its parts have numbers that stay the same when their names change.
type drawn struct {
	kinds     []drawnKind
	relations []drawnRelation
	last      int // the highest number

	added  map[string]bool   // fields that the last step added, by number
	filled map[string]string // fields that got a default for null
	kept   map[string]string // what a database held at the end of the step
}

type drawnKind struct {
	number    int
	name, was string
	fields    []drawnField
}

type drawnField struct {
	number    int
	name, was string
	of        string
	form      string // its directives
	required  bool
	index     bool
}

type drawnRelation struct {
	number             int
	near, far          int // kinds
	name, was, inverse string
	symmetric          bool
	sorted             [2][]int // fields of the far and of the near kind
	data               []drawnField
}

func (d *drawn) next() int { d.last++; return d.last }

func (d *drawn) clone() *drawn {
	c := &drawn{kinds: slices.Clone(d.kinds), relations: slices.Clone(d.relations), last: d.last, added: map[string]bool{}, filled: map[string]string{}}
	for i := range c.kinds {
		c.kinds[i].fields = slices.Clone(c.kinds[i].fields)
	}
	for i := range c.relations {
		c.relations[i].data = slices.Clone(c.relations[i].data)
		c.relations[i].sorted = [2][]int{slices.Clone(c.relations[i].sorted[0]), slices.Clone(c.relations[i].sorted[1])}
	}
	return c
}

func (d *drawn) kind(number int) *drawnKind {
	return &d.kinds[slices.IndexFunc(d.kinds, func(k drawnKind) bool { return k.number == number })]
}

// text is the model's file.
func (d *drawn) text() string {
	var text strings.Builder
	text.WriteString("enum Mood { CALM WILD }\n")
	was := func(name string) string {
		if name == "" {
			return ""
		}
		return fmt.Sprintf(" @was(name: %q)", name)
	}
	sorted := func(of *drawnKind, numbers []int) string {
		var names []string
		for _, field := range of.fields {
			if slices.Contains(numbers, field.number) {
				names = append(names, field.name)
			}
		}
		return "sortedBy: [" + strings.Join(names, ", ") + "]"
	}
	fields := func(fields []drawnField) {
		for _, field := range fields {
			mark, index := map[bool]string{true: "!"}[field.required], map[bool]string{true: " @index"}[field.index]
			fmt.Fprintf(&text, "  %s: %s%s%s%s%s\n", field.name, field.of, mark, field.form, index, was(field.was))
		}
	}
	for _, kind := range d.kinds {
		fmt.Fprintf(&text, "type %s @entity%s {\n", kind.name, was(kind.was))
		fields(kind.fields)
		for _, relation := range d.relations {
			near, far := d.kind(relation.near), d.kind(relation.far)
			if near.number == kind.number {
				how := fmt.Sprintf("@manyToMany(inverse: %q, ", relation.inverse)
				if relation.symmetric {
					how = "@symmetric("
				}
				if len(relation.data) > 0 {
					how += fmt.Sprintf("link: \"Data%d\", ", relation.number)
				}
				fmt.Fprintf(&text, "  %s: [%s!]! %s%s)%s\n", relation.name, far.name, how, sorted(far, relation.sorted[0]), was(relation.was))
			}
			if far.number == kind.number && !relation.symmetric {
				fmt.Fprintf(&text, "  %s: [%s!]! @inverse(%s)\n", relation.inverse, near.name, sorted(near, relation.sorted[1]))
			}
		}
		text.WriteString("}\n")
	}
	for _, relation := range d.relations {
		if len(relation.data) > 0 {
			fmt.Fprintf(&text, "type Data%d @link {\n", relation.number)
			fields(relation.data)
			text.WriteString("}\n")
		}
	}
	return text.String()
}

// known are the lines of a database's contents, with numbers in the place of names: "3:1.5" is field 5 of an object of kind
// 3, and "3:1/7/2.8" field 8 of a link of relation 7. Links are seen from the side that declares them.
func (d *drawn) known(lines []string) map[string]string {
	known := make(map[string]string)
	for _, line := range lines {
		object, rest, isValue := strings.Cut(line, ".")
		if !isValue {
			continue
		}
		name, id, _ := strings.Cut(object, ":")
		kind := d.kinds[slices.IndexFunc(d.kinds, func(k drawnKind) bool { return k.name == name })]
		part, value, _ := strings.Cut(rest, " ")
		for _, field := range kind.fields {
			if field.name == part {
				known[fmt.Sprintf("%d:%s.%d", kind.number, id, field.number)] = strings.TrimPrefix(value, "= ")
			}
		}
		for _, relation := range d.relations {
			if relation.name == part && relation.near == kind.number {
				_, far, _ := strings.Cut(value, ":")
				far, data, isData := strings.Cut(far, ".")
				name, data, _ := strings.Cut(data, " = ")
				place := fmt.Sprintf("%d:%s.%d", kind.number, id, relation.number)
				if isData {
					number := relation.data[slices.IndexFunc(relation.data, func(f drawnField) bool { return f.name == name })].number
					known[fmt.Sprintf("%d:%s/%d/%s.%d", kind.number, id, relation.number, far, number)] = data
					continue
				}
				known[place] += " " + far
			}
		}
	}
	return known
}

// has reports whether the model has the kind, the field or the relation of a place.
func (d *drawn) has(place string) bool {
	number, part, _ := strings.Cut(place, ":")
	_, part, _ = strings.Cut(part, ".")
	for _, kind := range d.kinds {
		for _, field := range kind.fields {
			if number == strconv.Itoa(kind.number) && part == strconv.Itoa(field.number) {
				return true
			}
		}
	}
	return slices.ContainsFunc(d.relations, func(r drawnRelation) bool {
		return part == strconv.Itoa(r.number) || slices.ContainsFunc(r.data, func(f drawnField) bool { return part == strconv.Itoa(f.number) })
	})
}

// rows are new objects and links, as fill makes them: two objects of each kind in each step.
func (d *drawn) rows(of *model.Model, step int) string {
	var rows strings.Builder
	for _, kind := range d.kinds {
		for i := range 2 {
			rows.WriteString(kind.name)
			for j, field := range of.Kind(kind.name).Fields {
				if field.Nullable && (i+j+step)%2 == 0 {
					continue
				}
				n := step*10 + i
				rows.WriteString(drawnValue(field, n))
			}
			rows.WriteString("\n")
		}
	}
	for _, relation := range d.relations {
		side, data := of.Kind(d.kind(relation.near).name).Side(relation.name), ""
		if side.Relation.Link != nil {
			for _, field := range side.Relation.Link.Writable() {
				data += drawnValue(field, step)
			}
		}
		fmt.Fprintf(&rows, "%s:1.%s 1 2%s\n%[1]s:2.%[2]s 1%[3]s\n", side.Near, side.Name, data)
	}
	return rows.String()
}

// drawnValue is a field with one of its values.
func drawnValue(field *model.Field, n int) string {
	return " " + field.Name + "=" + map[model.Type]string{
		model.Text: fmt.Sprintf("t%d", n), model.Integer: strconv.Itoa(n), model.Float: strconv.Itoa(n) + ".5",
		model.Boolean: strconv.FormatBool(n%2 == 0), model.Time: fmt.Sprintf("2020-01-02T03:04:%02d.000001Z", n%60), model.Enum: "WILD",
	}[field.Type]
}

// randomWalk draws models, each of which follows from the one before by a few changes.
func randomWalk() *rapid.Generator[[]*drawn] {
	return rapid.Custom(func(t *rapid.T) []*drawn {
		first := &drawn{}
		for range 2 {
			first.addKind(t)
		}
		first.addRelation(t)
		walk := []*drawn{first}
		edits := map[string]func(*drawn, *rapid.T){
			"add kind": (*drawn).addKind, "drop kind": (*drawn).dropKind, "rename kind": (*drawn).renameKind,
			"add field": (*drawn).addField, "drop field": (*drawn).dropField, "rename field": (*drawn).renameField,
			"change field": (*drawn).changeField, "take name": (*drawn).takeName,
			"add relation": (*drawn).addRelation, "drop relation": (*drawn).dropRelation, "rename relation": (*drawn).renameRelation,
			"sort": (*drawn).sort, "add data": (*drawn).addData, "drop data": (*drawn).dropData, "rename data": (*drawn).renameData,
		}
		names := slices.Sorted(maps.Keys(edits))
		for range rapid.IntRange(4, 8).Draw(t, "steps") {
			next := walk[len(walk)-1].clone()
			next.forget()
			for range rapid.IntRange(1, 4).Draw(t, "edits") {
				edits[rapid.SampledFrom(names).Draw(t, "edit")](next, t)
			}
			walk = append(walk, next)
		}
		return walk
	})
}
