package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// The alternative text of a picture is often the page's title. Programs that turn a page into text
// glue it to the first word of the paragraph that the picture stands in: "Talks end in TarnThe
// envoys left". The title stands by itself above it.

// farGlued is how many lines with words stand between the top of a page and such a paragraph at most.
const farGlued = 16

// titleParted parts the title from the first paragraph that it is glued to. Parts keep the number
// of their line.
func titleParted(lines []flat.Line, first int) []flat.Line {
	var above []string
	for i, l := range lines {
		if i < first || l.Text == "" {
			continue
		}
		for _, title := range above {
			if rest, ok := gluedBehind(l.Text, title); ok {
				part := l
				part.Text, part.Out = title, noise.OutRepeated
				l.Text = rest
				all := append(append([]flat.Line{}, lines[:i]...), part, l)
				return append(all, lines[i+1:]...)
			}
		}
		if printed.Width(printed.Head(l.Text, longTitle+1)) <= longTitle && printed.Width(l.Text) >= told && !printed.Stopped(l.Text, true) {
			above = append(above, l.Text)
		}
		if len(above) == farGlued {
			break
		}
	}
	return lines
}

// gluedBehind gives what stands behind a title with no blank between: a sentence of some length that
// begins with a capital.
func gluedBehind(text, title string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(text, title); !ok || printed.Width(printed.Head(rest, told)) < told {
		return "", false
	}
	last, _ := utf8.DecodeLastRuneInString(title)
	next, _ := utf8.DecodeRuneInString(rest)
	return rest, (unicode.IsLower(last) || unicode.IsDigit(last) || strings.ContainsRune("»”\"’)", last)) && unicode.IsUpper(next)
}
