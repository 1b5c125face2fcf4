package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progress tells people how far the benchmark is: on a terminal in one line that is drawn again and again, elsewhere in
// a line for each thing that is new.
type progress struct {
	to       io.Writer
	terminal bool
	percent  int // the last one drawn
}

func newProgress(to io.Writer) *progress {
	p := &progress{to: to, percent: -1}
	if file, ok := to.(*os.File); ok {
		info, err := file.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// say tells what is being done.
func (p *progress) say(format string, args ...any) {
	if p.terminal {
		fmt.Fprintf(p.to, "\r\x1b[K"+format, args...)
		return
	}
	fmt.Fprintf(p.to, format+"\n", args...)
}

// bar draws how far something is, when there is something new to say. Without a terminal it draws nothing.
func (p *progress) bar(what string, done, total int) {
	const width = 40
	percent := done * 100 / total
	if !p.terminal || percent == p.percent {
		return
	}
	p.percent = percent
	full := percent * width / 100
	p.say("%s [%s%s] %3d%%", what, strings.Repeat("#", full), strings.Repeat(".", width-full), percent)
}

// clear takes the line away, so that what comes next stands alone.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprintf(p.to, "\r\x1b[K")
	}
}
