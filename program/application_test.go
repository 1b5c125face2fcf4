package program

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"junction/model"
	"junction/storage"
)

// library is an application with the least that one needs.
var library = func() Application {
	title := &model.Field{Name: "title", Max: 100, Ordered: true}
	kind := func(name, plural string) *model.Kind {
		return &model.Kind{Name: name, Plural: plural, Table: plural, Fields: []*model.Field{title}, DefaultOrder: title}
	}
	kinds := []*model.Kind{kind("Book", "books"), kind("Shelf", "shelves"), kind("Reader", "readers")}
	return Application{
		Name: "library", Version: "1.2.3", About: "Books on shelves.", DefaultDatabase: "library.db",
		Schema: storage.Schema{Model: model.New(kinds, nil)},
	}
}()

// told runs an application, which succeeds, and returns what it prints.
func told(t *testing.T, of Application, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := run(of, args, &stdout, &stderr); code != 0 {
		t.Fatalf("%v exits with %d: %s", args, code, &stderr)
	}
	return strings.Join(strings.Fields(stdout.String()), " ")
}

func TestHelpIsOfTheApplication(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		of   []string
		want string
	}{
		{nil, "Usage: library <command>"},
		{nil, "Books on shelves."},
		{nil, "library.db)"},
		{[]string{"check"}, "library.db"},
		{[]string{"copy"}, "without books, shelves and readers"},
	} {
		if help := told(t, library, append([]string{"help"}, test.of...)...); !strings.Contains(help, test.want) {
			t.Errorf("help %v has no %q: %s", test.of, test.want, help)
		}
	}
	if version := told(t, library, "version"); version != "library 1.2.3" {
		t.Errorf("the version is %q", version)
	}
}

func TestMistakesNameTheApplication(t *testing.T) {
	t.Parallel()
	var stdout, stderr strings.Builder
	code := run(library, []string{"--frobnicate"}, &stdout, &stderr)
	if got := stderr.String(); code != 1 || !strings.HasPrefix(got, "library: ") || !strings.Contains(got, "see library --help") {
		t.Errorf("it exits with %d and says %q", code, got)
	}
}

func TestOnlyAnApplicationWithAnExampleOffersIt(t *testing.T) {
	t.Parallel()
	if help := told(t, library, "help"); strings.Contains(help, "--demo") {
		t.Errorf("there is no example, and the help has --demo: %s", help)
	}
	exemplary := library
	exemplary.Demo = func(context.Context, storage.Session) error { return nil }
	if help := told(t, exemplary, "help"); strings.Count(help, "--demo") < 2 {
		t.Errorf("the help has no --demo: %s", help)
	}
}

// lend is a command of an application's own.
type lend struct {
	Book string `arg:"" help:"The book to lend."`
}

// Run lends the book.
func (l lend) Run(k *kong.Kong) error {
	_, err := fmt.Fprintln(k.Stdout, "lent:", l.Book)
	return err
}

func TestAnApplicationHasCommandsOfItsOwn(t *testing.T) {
	t.Parallel()
	lending := library
	lending.Commands = kong.Plugins{&struct {
		Lend lend `cmd:"" help:"Lend a book."`
	}{}}
	if help := told(t, lending, "help"); !strings.Contains(help, "Lend a book.") {
		t.Errorf("the help has no command: %s", help)
	}
	if lent := told(t, lending, "lend", "Emma"); lent != "lent: Emma" {
		t.Errorf("the command prints %q", lent)
	}
}
