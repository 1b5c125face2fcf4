package command

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progressBar draws how far something is, in one line of a terminal. Without a terminal it draws nothing.
type progressBar struct {
	to      io.Writer
	percent int // the last one drawn
}

// newProgressBar returns a bar that draws on stderr if that is a terminal.
func newProgressBar(stderr io.Writer) *progressBar {
	file, ok := stderr.(*os.File)
	if !ok {
		return &progressBar{to: io.Discard, percent: -1}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progressBar{to: io.Discard, percent: -1}
	}
	return &progressBar{to: file, percent: -1}
}

// show draws the bar again when it has something new to say.
func (b *progressBar) show(done, total int) {
	const width = 40
	percent := 100
	if total > 0 {
		percent = int(int64(done) * 100 / int64(total))
	}
	if percent == b.percent {
		return
	}
	b.percent = percent
	full := percent * width / 100
	fmt.Fprintf(b.to, "\r[%s%s] %3d%%", strings.Repeat("#", full), strings.Repeat(".", width-full), percent)
}

// clear takes the bar away, so that what comes next stands alone.
func (b *progressBar) clear() {
	if b.percent >= 0 {
		fmt.Fprintf(b.to, "\r\x1b[K")
	}
}
