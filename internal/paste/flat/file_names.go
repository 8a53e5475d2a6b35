package flat

import (
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// nameStart is the name of a picture's file as it stands in saved text, before the words it
// was set into: "Quay 2.jpg" and then, without a blank, a sentence.
var nameStart = pattern.New(`^[\p{L}\p{N}_+()][\p{L}\p{N}_+()%&@' .-]{0,79}?\.(?:jpe?g|png|gif|webp|bmp)`)

// FileNames gives the picture files at the start of a line and the words behind them.
func FileNames(text string) (names []string, rest string) {
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
