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
	if p.marked || k == 0 || p.draft.Lang != "en" || !items[k].gap || k+1 < len(items) && !items[k+1].gap || !printed.Stopped(items[k-1].text, true) || !headlineCase(items[k].text) || hasNamedCredit(p.lines[items[k].i]) {
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

// cutShort knows the title of a card that a page says twice, where the page was kept only down into the
// second time.
func (p *page) cutShort(items []item, k int) bool {
	if p.marked || k == 0 || k+2 != len(items) || !items[k].gap || !items[k+1].gap || printed.Stopped(items[k].text, true) || p.next(items[k+1].i+1, len(p.lines)) > 0 {
		return false
	}
	title, again := printed.Letters(items[k].norm), printed.Letters(items[k+1].norm)
	if len([]rune(again)) < shortTitle || len(again) >= len(title) || !strings.HasPrefix(title, again) {
		return false
	}
	p.takeCard(items[k : k+2])
	return true
}
