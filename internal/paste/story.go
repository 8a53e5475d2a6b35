package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Another story, in a text saved from a page: a line that is no sentence and has below it, or at
// its end, what texts do not have: its day, its section, "read more".

// moreOn is the label of a list of stories on one subject: "More on the harbour bill".
var moreOn = pattern.New(`^(?:more on (?:the |this )?[^.!?:]{2,40}|(?:ещё|еще) (?:о|об|по) [^.!?:]{2,40})$`)

// announces tells whether a line says that the lines below it are other stories.
func announces(l flat.Line) bool {
	label := noise.PlainLabel(l.Plain)
	return noise.CardLabels[label] || label != "" && moreOn.MatchString(label)
}

// announcesOne tells whether a label between blank lines, which elsewhere is a button below what it continues, stands above
// the title of another story: longer than a heading within the text, and alone between blank lines itself.
func (p *page) announcesOne(i int) bool {
	at := p.next(i+1, len(p.lines))
	if at != i+2 || !announces(p.lines[i]) || p.lines[i-1].Text != "" || p.next(at+1, len(p.lines)) == at+1 {
		return false
	}
	l := p.lines[at]
	width := printed.Width(printed.Head(l.Text, longTitle+1))
	return l.Out == "" && !printed.Stopped(l.Text, false) && width > longHeading && width <= longTitle
}

// longHeading is how many columns a heading within a text has at most.
const longHeading = 60

// storyTitle gives the title of a story as a list prints it, without the sign of a point, and its
// day, which stands before or behind it.
func storyTitle(text string) (title, day string) {
	text = strings.TrimRight(text, " -–—|")
	text = strings.TrimFunc(text[len(pointSign.FindString(text)):], printed.IsSpace)
	text = text[len(numberedPoint.FindString(text)):]
	norm := printed.Normal(text)
	if d, n := clock.ReadDay(norm); n > 0 && d.Full() {
		if rest := afterRunes(text, norm, n); len(printed.Letters(rest)) > 3 {
			return rest, printed.Head(text, len([]rune(norm[:n])))
		}
	}
	for at := len(norm) - 1; at > 0 && at > len(norm)-longDayEnd; at-- {
		if norm[at-1] != ' ' && norm[at] != '(' {
			continue
		}
		said := strings.Trim(norm[at:], "()")
		if d, n := clock.ReadDay(said); n > 0 && n == len(said) && d.Full() || norm[at] == '(' && clock.CouldBeOne(said) {
			runes := len([]rune(norm[:at]))
			return strings.TrimFunc(printed.Head(text, runes), printed.IsSpace), string([]rune(text)[runes:])
		}
	}
	return text, ""
}

// storyCard makes a card of a line that is another story.
func storyCard(text, href string) coverage.Card {
	title, day := storyTitle(text)
	return coverage.Card{Title: cut(title), Excerpt: day, Href: outward(href)}
}

// longDayEnd is how many bytes a day behind a title takes at most.
const longDayEnd = 48

// afterRunes gives what stands in a text behind the first n bytes of its normal form.
func afterRunes(text, norm string, n int) string {
	return strings.TrimFunc(string([]rune(text)[len([]rune(norm[:n])):]), printed.IsSpace)
}

// datedStory tells how many items from k on are another story: its title and, right below, its whole
// day or, saved in one line with it, its section.
func (p *page) datedStory(items []item, k int) int {
	if p.marked || k == 0 || k+1 >= len(items) || items[k+1].gap || items[k+1].used || !couldStory(items[k]) {
		return 0
	}
	below := p.lines[items[k+1].i]
	one := below.N == p.lines[items[k].i].N
	if domain.MatchString(below.Norm) {
		return 2
	}
	if isMoment(below) && (one || !items[k].used) || one && noise.Sections[below.Norm] {
		return 2
	}
	return 0
}

// domain is the name of a site, alone.
var domain = pattern.New(`^(?:[a-z0-9-]+\.){1,3}[a-z]{2,}$`)

func couldStory(it item) bool {
	s, clocked := clock.Read(it.norm)
	return !(clocked && !s.Inline) && !it.used && !it.more && !printed.Stopped(it.text, true) && printed.Width(printed.Head(it.text, 201)) <= 200 && printed.Width(it.text) >= shortTitle && !isCredit(it.text, it.norm)
}
