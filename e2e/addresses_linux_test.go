package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFewAddresses runs the program where there are enough addresses for it, and where there are too few to map its
// file, which it then reads.
func TestFewAddresses(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "articles.db")
	for _, test := range []struct {
		addresses int
		mapped    bool
	}{{0, true}, {16 << 20, false}} {
		s := startWith(t, launch{
			args: []string{"--listen", "127.0.0.1:0", "--demo", "--database", file}, addresses: test.addresses,
		})
		s.must(t, `mutation { createPublication(input: {title: "The Python Journal"}) { publication { id } } }`, nil)
		const query = `{ publications(where: {title: {startsWith: "The Python"}}) { totalCount nodes { articles { totalCount } } } }`
		if answer := s.must(t, query, nil); get[float64](t, answer, "publications.totalCount") < 1 {
			t.Errorf("with %d KiB of addresses it answers %v", test.addresses, answer)
		}
		maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", s.cmd.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		if mapped := strings.Contains(string(maps), file+"\n"); mapped != test.mapped {
			t.Errorf("with %d KiB of addresses the file is mapped: %v", test.addresses, mapped)
		}
		s.stop(t) // which brings all into the file
	}
}
