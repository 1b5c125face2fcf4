package modelfile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"junction/model"
	"junction/modelfile"
	"junction/storage/ddl"
)

// What follows from a file is what the golden files say, names above all.
func TestWhatFollowsFromAFile(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/models/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no models", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			read, err := modelfile.Read(file, text)
			if err != nil {
				t.Fatal(err)
			}
			holdGolden(t, strings.TrimSuffix(file, ".graphql")+".txt", describe(read)+"\n"+ddl.PostgreSQL.Tables(read))
		})
	}
}

// describe is a model for people to read, but for what its tables show.
func describe(m *model.Model) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%q\n", m.Description)
	for _, enum := range m.Enums {
		fmt.Fprintf(&text, "enum %+v\n", *enum)
	}
	for _, kind := range m.Kinds {
		fmt.Fprintf(&text, "%s, once %q: all are %s, marked in %q: %q\n", kind, kind.Was, kind.Plural, kind.Marks, kind.Description)
		for _, field := range kind.Fields {
			describeField(&text, field)
			if field == kind.DefaultOrder {
				text.WriteString(", the default order")
			}
			text.WriteString("\n")
		}
		for _, side := range kind.Sides {
			fmt.Fprintf(&text, "  %s, once %q: add%s, %sIds: %q\n", side.Name, side.Was, side.Mutations, side.Singular, side.Description)
			describeLinks(&text, side)
		}
	}
	return text.String()
}

func describeField(text *strings.Builder, field *model.Field) {
	fmt.Fprintf(text, "  %s, once %q: type %d, default %s, stamp %d, deprecated %q: %q", field.Name, field.Was, field.Type,
		field.Default, field.Stamp, field.Deprecated, field.Description)
}

// describeLinks is what a side's links hold, and what the side's lists can be ordered by.
func describeLinks(text *strings.Builder, side *model.Side) {
	if side.Relation.Link == nil {
		return
	}
	fmt.Fprintf(text, "    move%s, links are %s: %q\n", side.Mutation, side.Relation.Link, side.Relation.Link.Description)
	for _, field := range side.Relation.Link.Fields {
		text.WriteString("    ")
		describeField(text, field)
		if field.Position == side {
			text.WriteString(", by hand")
		}
		text.WriteString("\n")
	}
	text.WriteString("    orders:")
	for _, field := range side.Orders() {
		text.WriteString(" " + field.Name)
		if side.SortKey(field) != nil {
			text.WriteString(" (cheap)")
		}
	}
	text.WriteString("\n")
}
