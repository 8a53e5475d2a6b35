package paste

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
)

// nameStart is the name of a picture's file as it stands in saved text, before the words it
// was set into: "Quay 2.jpg" and then, without a blank, a sentence.
var nameStart = regexp.MustCompile(`^[\p{L}\p{N}_+()][\p{L}\p{N}_+()%&@' .-]{0,79}?\.(?:jpe?g|png|gif|webp|bmp)`)

// fileNames gives the picture files at the start of a line and the words behind them.
func fileNames(text string) (names []string, rest string) {
	rest = text
	for len(names) < coverage.MaxPictures {
		m := nameStart.FindString(printed.Head(strings.ToLower(rest), 100))
		if m == "" || len(m) > len(rest) || strings.ToLower(rest[:len(m)]) != m || strings.Contains(m, ". ") || utf8.RuneCountInString(m) > 80 {
			break
		}
		names = append(names, rest[:len(m)])
		rest = strings.TrimLeftFunc(rest[len(m):], printed.IsSpace)
	}
	return names, rest
}

// named takes the names of files off items: pictures without a file, to be filled later.
// What stands behind them stays a paragraph.
func (p *page) named(items []item) []coverage.Picture {
	var all []coverage.Picture
	for k := range items {
		it := &items[k]
		if it.used || p.lines[it.i].role != noRole {
			continue
		}
		names, rest := fileNames(it.text)
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
