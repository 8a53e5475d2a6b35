package paste

import (
	"regexp"
	"strings"
	"unicode"

	"readout/internal/paste/printed"
)

// What tells the title of a live page from what else stands above its updates: banners and tickers,
// invitations to load the page again, and the first paragraph.

// tickerStart is how a banner begins: words in capitals before others that are not.
var tickerStart = regexp.MustCompile(`^\p{Lu}{4,}(?: \p{Lu}{3,}){1,3}:? (?:\p{Lu}\p{Ll}|\p{Lu}\.\p{Lu}\.)`)

// calledMoment is when something was, and what that is called: "End: 16 March 2031 15:11 GMT".
var calledMoment = regexp.MustCompile(`^\p{L}+: .{0,24}\b\d{4}.{0,4}\d{1,2}:\d{2}\b.{0,6}$`)

// smallStart is how no title begins.
var smallStart = regexp.MustCompile(`^\p{Ll}{2}`)

// livePoints weighs a line above the updates of a text.
func (p *page) livePoints(i int) int {
	text := p.lines[i].Text
	switch {
	case p.marked:
		return 0
	case tickerStart.MatchString(text), calledMoment.MatchString(p.lines[i].Norm):
		return -24
	case smallStart.MatchString(text), strings.HasSuffix(p.lines[i].Norm, ":"):
		return -12 // "watch the fair", "What was said in Brenna:"
	case shouts(text) && p.speaksBelow(i):
		return -14
	case i == p.first && p.aloneAt(i) && printed.Width(text) >= told:
		return 4 // a crawler keeps the title first
	}
	return 0
}

// leadIn is a paragraph that leads to the updates below it: "As the first results come in, here is how the
// night went:".
var leadIn = regexp.MustCompile(`^.{80,}[^:]:$`)

// leadsIn tells whether a line is such a paragraph, and no title.
func (p *page) leadsIn(i int) bool { return !p.marked && leadIn.MatchString(p.lines[i].Norm) }

// shouts tells whether a line of several words is all in capitals.
func shouts(text string) bool {
	return strings.Count(text, " ") > 1 && strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower) && !strings.ContainsFunc(text, wideLetter)
}

// speaksBelow tells whether a page has, near a line, others that are not in capitals and could be titles.
func (p *page) speaksBelow(i int) bool {
	for j := max(p.first, i-farBanner); j < min(len(p.lines), i+farBanner); j++ {
		if text := p.lines[j].Text; j != i && p.lines[j].Out == "" && strings.Count(text, " ") > 1 && !shouts(text) {
			return true
		}
	}
	return false
}

// farBanner is how many lines from a banner others are looked for.
const farBanner = 12

// crawlTitle gives the words that a crawler printed behind the day it took a live page to be of, where they
// are its title: a line of their own, and no sentence.
func (p *page) crawlTitle(to int) int {
	i := p.first + 1
	if p.marked || to >= len(p.lines) || i >= to || !crawlDay.MatchString(p.lines[p.first].Norm) || p.lines[i].N != p.lines[p.first].N {
		return -1
	}
	l := p.lines[i]
	if l.Out != "" || p.leadsIn(i) || printed.Stopped(l.Text, true) || printed.Width(printed.Head(l.Text, longTitle/2+1)) > longTitle/2 || sentence.MatchString(l.Norm) || i+1 < len(p.lines) && p.lines[i+1].Text != "" || !p.titled(i) {
		return -1
	}
	return i
}

// unfinished tells whether a line that ends in dots is a title all the same: the page says it again.
func (p *page) unfinished(i int) bool {
	text := p.lines[i].Text
	if p.marked || !strings.HasSuffix(text, "...") && !strings.HasSuffix(text, "…") || printed.Width(text) < told || sentence.MatchString(p.lines[i].Norm) {
		return false
	}
	return p.said()[printed.Letters(printed.Head(text, longTitle+1))] > 1
}
