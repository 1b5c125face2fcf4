// Package migration writes the migrations of a project by the difference of two models: the one that was migrated last,
// and the one that is there now. It knows the changes that keep the data, refuses those that would lose some or may fail
// until somebody allows them, and writes the same steps for both engines.
package migration

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"junction/model"
)

// Migration is the next step of a project's databases.
type Migration struct {
	// Name says what changes, as a part of a file's name: add_article_subtitle.
	Name string
	// SQLite and PostgreSQL are the files for the engines.
	SQLite, PostgreSQL string
}

// Next returns the migration that leads from the tables of one model to those of another, or nil where they are the same.
// The old model is nil in a new project. What loses data or may fail on the rows that there are has to be allowed: the
// error tells, in a line each, what has to be, and why. Allowed are words as the error says them: drop:Article.subtitle.
func Next(old, now *model.Model, allowed []string) (*Migration, error) {
	if old == nil {
		return &Migration{"tables", begin + sqliteTables(now), begin + postgresTables(now)}, nil
	}
	p := newPairs(old, now)
	changes := p.changes()
	if err := refused(changes, allowed); err != nil {
		return nil, err
	}
	sqlite, postgres := sqliteSteps(p, changes), postgresSteps(p, changes)
	if sqlite == "" && postgres == "" {
		return nil, nil //nolint:nilnil // there is nothing to do
	}
	says := sayAll(changes)
	return &Migration{fileName(changes), begin + says + orNothing(sqlite), begin + says + orNothing(postgres)}, nil
}

const begin = "-- +goose Up\n"

// orNothing says that an engine has nothing to do.
func orNothing(steps string) string {
	if steps == "" {
		return "\n-- The tables of this engine stay as they are.\n"
	}
	return steps
}

// sayAll is a comment with all changes, and what was allowed for them.
func sayAll(changes []change) string {
	s := &script{}
	if len(changes) == 0 {
		s.comment("Tables, indexes or keys are called otherwise.")
		return s.text.String()
	}
	lines := make([]string, len(changes))
	for i, change := range changes {
		lines[i] = change.says
		if change.needs != "" {
			lines[i] += " It was allowed by -allow " + change.needs + "."
		}
	}
	s.comment("%s", strings.Join(lines, "\n"))
	return s.text.String()
}

// refused is the error of the changes that nobody allowed, and of what is allowed without need.
func refused(changes []change, allowed []string) error {
	var problems []error
	var needed []string
	for _, change := range changes {
		needed = append(needed, change.needs)
		switch {
		case change.risk == "" || change.needs != "" && slices.Contains(allowed, change.needs):
		case change.needs == "":
			problems = append(problems, errors.New(change.risk))
		case strings.HasPrefix(change.needs, "drop:"):
			problems = append(problems, fmt.Errorf("%s; to drop it: go run junction/generate -allow %s", change.risk, change.needs))
		default:
			problems = append(problems, fmt.Errorf(
				"%s; to have that checked before anything is changed: go run junction/generate -allow %s", change.risk, change.needs))
		}
	}
	for _, word := range allowed {
		if !slices.Contains(needed, word) {
			problems = append(problems, fmt.Errorf("-allow %s: there is no such change", word))
		}
	}
	return errors.Join(problems...)
}
