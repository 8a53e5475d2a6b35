package paste

import (
	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
)

// named takes the names of files off items: pictures without a file, to be filled later.
// What stands behind them stays a paragraph.
func (p *page) named(items []item) []coverage.Picture {
	var all []coverage.Picture
	for k := range items {
		it := &items[k]
		if it.used || p.lines[it.i].Role != flat.NoRole {
			continue
		}
		names, rest := flat.FileNames(it.text)
		for _, name := range names {
			all = append(all, coverage.Picture{Name: name})
		}
		if len(names) == 0 {
			continue
		}
		it.from += len([]rune(it.text)) - len([]rune(rest))
		it.text, it.norm = rest, printed.Normal(rest)
		if rest == "" {
			it.take(p)
		}
	}
	return all
}

// isFileName tells whether a line is the name of a picture's file, or several.
func isFileName(l flat.Line) bool {
	names, rest := flat.FileNames(l.Text)
	return len(names) > 0 && rest == ""
}
