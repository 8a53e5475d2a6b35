package paste

import (
	"strings"
	"unicode"

	"readout/internal/paste/printed"
)

// fewestTeaser is how many words the headline of another story has at least that stands in a text
// with nothing that says so. Headings within a text are shorter.
const fewestTeaser = 8

// teaser knows such a headline: it stands apart below a sentence, has the capitals of English
// headlines in all its longer words, and does not end as a sentence does.
func (p *page) teaser(items []item, k int) bool {
	if p.marked || k == 0 || p.draft.Lang != "en" || !items[k].gap || k+1 < len(items) && !items[k+1].gap || !printed.Stopped(items[k-1].text, true) || !headlineCase(items[k].text) {
		return false
	}
	p.takeCard(items[k : k+1])
	return true
}

// headlineCase tells whether the longer words of a line, and most of all, begin with capitals.
func headlineCase(text string) bool {
	if printed.Stopped(text, false) || strings.HasSuffix(text, ":") || printed.Width(printed.Head(text, longTitle+1)) > longTitle {
		return false
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(text) {
		runes := []rune(strings.TrimLeft(w, "‘’“”'\"("))
		if len(runes) == 0 || !unicode.IsLetter(runes[0]) {
			continue
		}
		words++
		if unicode.IsUpper(runes[0]) {
			capitals++
		} else if len(runes) > 4 {
			return false
		}
	}
	return words >= fewestTeaser && capitals*3 >= words*2
}
