package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// What stands on the line of a title, or below it, and is no part of it.

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
// begins with a capital, or when the page is from.
func gluedBehind(text, title string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(text, title); ok && momentGlued(rest) {
		return rest, true
	}
	if !ok || printed.Width(printed.Head(rest, told)) < told {
		return "", false
	}
	last, _ := utf8.DecodeLastRuneInString(title)
	next, _ := utf8.DecodeRuneInString(rest)
	return rest, (unicode.IsLower(last) || unicode.IsDigit(last) || strings.ContainsRune("»”\"’)", last)) && unicode.IsUpper(next)
}

// momentGlued knows a whole day with its clock, "04 апреля 2031 — 13:36".
func momentGlued(rest string) bool {
	if rest == "" || rest[0] < '0' || rest[0] > '9' || printed.Width(printed.Head(rest, menuLine+1)) > menuLine {
		return false
	}
	s, ok := clock.Read(printed.Normal(rest))
	return ok && !s.Inline && s.Day.Full()
}

// farTitleEnd is how many lines from its top a page has its title with such an end at most.
const farTitleEnd = 12

// titleEnd is what hosts print behind a title on its line: of how many pages this is one, and the
// sections above it.
var titleEnd = sieve.New(`^(\S.{15,200}?)\s*([(（]\d{1,2}/\d{1,2}\s?(?:ページ|頁|стр\.?)?[)）]|(?:\s[|｜]\s[\p{L} &]{2,20}){2,3})$`)

// partedTitle parts such an end from the title.
func partedTitle(text string) (title, end string, ok bool) {
	m := titleEnd.FindStringSubmatch(text)
	if m == nil || strings.ContainsAny(m[1], "|｜") {
		return "", "", false
	}
	for _, section := range strings.FieldsFunc(m[2], func(r rune) bool { return r == '|' || r == '｜' }) {
		if name := noise.Plain(printed.Normal(strings.TrimSpace(section))); m[2][0] == ' ' && name != "" && !noise.Sections[name] {
			return "", "", false // the name of a host
		}
	}
	return m[1], strings.TrimSpace(m[2]), true
}
