package command

import (
	"os"
	"strings"
	"testing"
)

func TestProgressBarDrawsWhatIsNew(t *testing.T) {
	t.Parallel()
	var drawn strings.Builder
	bar := progressBar{to: &drawn, percent: -1}
	for done := range 1001 {
		bar.show(done, 1000)
	}
	bar.clear()
	lines := strings.Split(strings.TrimPrefix(drawn.String(), "\r"), "\r")
	if len(lines) != 102 { // 0 to 100 percent, and the clearing
		t.Errorf("it was drawn %d times, want 102", len(lines))
	}
	if want := "[####################....................]  50%"; lines[50] != want {
		t.Errorf("in the middle it is %q, want %q", lines[50], want)
	}
	if lines[101] != "\x1b[K" {
		t.Errorf("in the end it is %q", lines[101])
	}
}

func TestProgressBarOfNothingIsFull(t *testing.T) {
	t.Parallel()
	var drawn strings.Builder
	bar := progressBar{to: &drawn, percent: -1}
	bar.show(0, 0)
	if !strings.Contains(drawn.String(), "100%") {
		t.Errorf("it is %q", drawn.String())
	}
}

func TestProgressBarKeepsOutOfFiles(t *testing.T) {
	t.Parallel()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	bar := newProgressBar(file)
	bar.show(1, 2)
	bar.clear()
	if info, err := file.Stat(); err != nil || info.Size() != 0 {
		t.Errorf("%d bytes, %v", info.Size(), err)
	}
}
