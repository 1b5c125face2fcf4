package e2e

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHelpTeaches(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	got := runToEnd(t, launch{args: []string{"--help"}, dir: dir})
	if got.code != 0 || got.stderr != "" {
		t.Errorf("exit code %d, want 0; stderr:\n%s", got.code, got.stderr)
	}
	for _, taught := range []string{
		"--listen", "JUNCTION_LISTEN", "localhost:8080", "--database", "DATABASE_URL", "articles.db", ":memory:", "postgres://",
		"--demo", "--version", "--help",
	} {
		if !strings.Contains(got.stdout, taught) {
			t.Errorf("the help does not tell of %s", taught)
		}
	}
	for line := range strings.Lines(got.stdout) {
		if len(line) > 120 {
			t.Errorf("a line of %d characters: %s", len(line), line)
		}
	}
	if made := contents(t, dir); len(made) > 0 {
		t.Errorf("asking for help made %v", slices.Collect(maps.Keys(made)))
	}
	t.Log(got.stdout)
}

// TestHelpOfACommand requires the flags of that command alone, in whichever way it is asked for.
func TestHelpOfACommand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		command, tells, tellsNot string
	}{
		{"serve", "--listen --database --max-depth", "--from"},
		{"backup", "--database <file>", "--listen --max-depth --demo"},
		{"check", "--database", "--listen --max-depth --demo <file>"},
		{"copy", "--from --to", "--database --listen --max-depth --demo"},
	} {
		asked := runToEnd(t, launch{args: []string{"help", test.command}})
		for flag := range strings.FieldsSeq(test.tells) {
			if !strings.Contains(asked.stdout, flag) {
				t.Errorf("the help of %s does not tell of %s", test.command, flag)
			}
		}
		for flag := range strings.FieldsSeq(test.tellsNot) {
			if strings.Contains(asked.stdout, flag) {
				t.Errorf("the help of %s tells of %s", test.command, flag)
			}
		}
		if byFlag := runToEnd(t, launch{args: []string{test.command, "--help"}}); asked != byFlag || asked.code != 0 {
			t.Errorf("help %s gives %+v, with --help it is %+v", test.command, asked, byFlag)
		}
	}
	if asked, byFlag := runToEnd(t, launch{args: []string{"help"}}), runToEnd(t, launch{args: []string{"--help"}}); asked != byFlag {
		t.Errorf("help gives %+v, --help %+v", asked, byFlag)
	}
}

func TestVersionIsOneLine(t *testing.T) {
	t.Parallel()
	for _, asked := range []string{"--version", "version"} {
		got := runToEnd(t, launch{args: []string{asked}})
		if got.code != 0 || got.stderr != "" || strings.Count(got.stdout, "\n") != 1 || len(got.stdout) < 2 {
			t.Errorf("%s: got %+v, want exit code 0 and one line on stdout", asked, got)
		}
		t.Log(got.stdout)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		how  launch
		want []string // the files that remain in the working directory
	}{
		{"by default the data are in articles.db", launch{
			args: []string{"--listen", "127.0.0.1:0"},
		}, []string{"articles.db"}},
		{"the environment says where to listen and what to open", launch{
			env: []string{"JUNCTION_LISTEN=127.0.0.1:0", "DATABASE_URL=from-env.db"},
		}, []string{"from-env.db"}},
		{"the program's own variable outranks the common one", launch{
			env: []string{"JUNCTION_LISTEN=127.0.0.1:0", "DATABASE_URL=missing/common.db", "JUNCTION_DATABASE_URL=own.db"},
		}, []string{"own.db"}},
		{"the name that a variable had before still holds", launch{
			env: []string{"LISTEN=127.0.0.1:0"},
		}, []string{"articles.db"}},
		{"a variable's new name outranks its old one", launch{
			env: []string{"JUNCTION_LISTEN=127.0.0.1:0", "LISTEN=nowhere"},
		}, []string{"articles.db"}},
		{"a flag outranks the environment", launch{
			args: []string{"--listen=127.0.0.1:0", "--database=from-flag.db"},
			env:  []string{"JUNCTION_LISTEN=nowhere", "JUNCTION_DATABASE_URL=missing/from-env.db"},
		}, []string{"from-flag.db"}},
		{"a database in memory leaves no file", launch{
			args: []string{"--listen", "127.0.0.1:0", "--database", ":memory:"},
		}, nil},
		{"a name may hold what means something in a URL", launch{
			args: []string{"--listen", "127.0.0.1:0", "--database", "my data?mode=memory&x=%41#100% é.db"},
		}, []string{"my data?mode=memory&x=%41#100% é.db"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.how.dir = t.TempDir()
			s := startWith(t, test.how)
			teller := newTeller(t, s)
			teller.make("A1", "Django lets you build Web apps easily", "")
			s.stop(t)
			if diff := cmp.Diff(test.want, slices.Sorted(maps.Keys(contents(t, test.how.dir)))); diff != "" {
				t.Errorf("the working directory (-want +got):\n%s", diff)
			}
			if len(test.want) == 0 {
				return
			}
			teller.server = startWith(t, test.how)
			teller.exist(articles, "A1")
		})
	}
}

func TestHealth(t *testing.T) {
	t.Parallel()
	s := start(t)
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, err := s.status(t.Context(), path); err != nil || status != http.StatusOK {
			t.Errorf("%s: status %d, error %v, want 200", path, status, err)
		}
	}
	if status, err := s.status(t.Context(), "/nowhere"); err != nil || status != http.StatusNotFound {
		t.Errorf("a path that is none: status %d, error %v, want 404", status, err)
	}
}

func TestDemo(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		prepare func(t *testing.T, s *server)
		first   []string // the flags of the first start
		articles, publications,
		links float64
	}{
		{"it fills an empty database", nil, nil, 4, 4, 7},
		{"it does not fill a database twice", nil, []string{"--demo"}, 4, 4, 7},
		{"it leaves a database alone that has one article", func(t *testing.T, s *server) {
			newTeller(t, s).make("A1", "Mine", "")
		}, nil, 1, 0, 0},
		{"it leaves a database alone that has one publication", func(t *testing.T, s *server) {
			newTeller(t, s).make("P1", "Mine", "")
		}, nil, 0, 1, 0},
	}
	onEveryEngine(t, func(t *testing.T, on engine) {
		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				database := on.database(t)
				first := start(t, append(test.first, "--database", database)...)
				if test.prepare != nil {
					test.prepare(t, first)
				}
				first.stop(t)
				data := start(t, "--demo", "--database", database).must(t, `{
				articles { totalCount nodes { publications { totalCount } } }
				publications { totalCount }
			}`, nil)
				links := 0.0
				for i := range get[[]any](t, data, "articles.nodes") {
					links += get[float64](t, data, fmt.Sprintf("articles.nodes.%d.publications.totalCount", i))
				}
				got := []float64{
					get[float64](t, data, "articles.totalCount"), get[float64](t, data, "publications.totalCount"), links,
				}
				if diff := cmp.Diff([]float64{test.articles, test.publications, test.links}, got); diff != "" {
					t.Errorf("articles, publications, links (-want +got):\n%s", diff)
				}
			})
		}
	})
}

// TestIDsAreNeverGivenAgain deletes the objects with the highest IDs, in each way there is, and restarts the program,
// which then can find no trace of them among the objects.
func TestIDsAreNeverGivenAgain(t *testing.T) {
	t.Parallel()
	ways := map[string]func(*teller, string){
		"one by one": func(s *teller, name string) { s.delete(name, 0) },
		"by a filter": func(s *teller, name string) {
			s.deleteMany(sideOf(name), `{ id: { eq: "`+s.ids[name]+`" } }`, 1, 0)
		},
	}
	onEveryEngine(t, func(t *testing.T, on engine) {
		for way, remove := range ways {
			for name, stop := range map[string]func(*server, testing.TB){
				"stopped": (*server).stop,
				"killed":  func(s *server, _ testing.TB) { s.kill() },
			} {
				t.Run(way+", and the program "+name, func(t *testing.T) {
					t.Parallel()
					database := on.database(t)
					s := newTeller(t, start(t, "--database", database))
					for _, name := range []string{"A1", "A2", "P1", "P2"} {
						s.make(name, "Object "+name, "")
					}
					for _, name := range []string{"A2", "P2", "A1", "P1"} {
						remove(s, name)
					}
					stop(s.server, t)
					s.server = start(t, "--database", database)
					s.make("A3", "A new article", "") // fails when the ID was given before
					s.make("P3", "A new publication", "")
					s.exist(articles, "A3")
					s.exist(publications, "P3")
				})
			}
		}
	})
}
