package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// bar shows on a terminal how far a work has come. On anything else it is silent: a log
// wants no bar.
type bar struct {
	out  io.Writer // nil: not a terminal
	last int
}

const (
	barWidth = 40
	barFrom  = 100_000 // what is shorter is done before one looks
)

func newBar(out io.Writer) *bar {
	f, ok := out.(*os.File)
	if !ok {
		return &bar{last: -1}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &bar{last: -1}
	}
	return &bar{out: out, last: -1}
}

// show draws the bar anew when another hundredth is done.
func (b *bar) show(done, total int) {
	if b.out == nil || total < barFrom {
		return
	}
	percent := done * 100 / total
	if percent == b.last {
		return
	}
	b.last = percent
	full := percent * barWidth / 100
	fmt.Fprintf(b.out, "\r[%s%s] %3d %%", strings.Repeat("#", full), strings.Repeat(" ", barWidth-full), percent)
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.out != nil && b.last >= 0 {
		fmt.Fprintf(b.out, "\r%s\r", strings.Repeat(" ", barWidth+8))
	}
}
