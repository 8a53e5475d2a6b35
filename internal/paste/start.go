package paste

import (
	"slices"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// weighs tells whether where the text of a page begins is weighed: markup shows it, and what an office of state issued
// has a head of its own, which was taken.
func (p *page) weighs() bool { return !p.marked && p.issued == 0 }

// onsetAt finds the first line of the text below a title; -1 where there is none.
func (p *page) onsetAt(from int) int {
	if !p.weighs() {
		return p.beginsAt(from)
	}
	lines, at := p.weighed(p.draft.Title, from)
	first, margin := onset.Start(p.draft.Title, lines)
	if first < 0 {
		return -1
	}
	if first+1 < len(lines) && p.draft.Standfirst == "" && angled.MatchString(lines[first].Text) {
		first++
	} else if over := belowAlt(lines, first); over != first && p.draft.Standfirst == "" && !slices.ContainsFunc(lines[:first], says) {
		first, margin = over, 0 // which of the two it is, a person can see
	}
	if over := diaryFrom(lines, first); over != first {
		first, margin = over, sure
	}
	if margin < sure {
		p.note(at[first], reasonStart)
	}
	return at[first]
}

// belowAlt gives the line below the first of a text where that one stands apart, is no sentence and leads to nothing, and
// sentences follow it: it is what a picture shows, or a standfirst.
func belowAlt(lines []onset.Line, first int) int {
	if first+2 >= len(lines) {
		return first
	}
	alt, next, after := lines[first], lines[first+1], lines[first+2]
	if alt.Look != onset.Phrase && alt.Look != onset.Passage || printed.Width(printed.Head(alt.Text, dekWidth)) < dekWidth || printed.Stopped(alt.Text, false) || leadsOn.MatchString(alt.Norm) {
		return first
	}
	tells := func(l onset.Line) bool { return l.Gap && (l.Look == onset.Telling || l.Look == onset.Sentence) }
	if !tells(next) || !tells(after) {
		return first
	}
	return first + 1
}

// hourLeads is how the sentences of a day's diary begin: "午前9時32分、", "午後2時から同11分まで、".
var hourLeads = pattern.New(`^(?:午前|午後)\d{1,2}時(?:\d{1,2}分|半)?(?:ごろ|頃|現在|から[^、。]{1,12}まで)?、`)

// diaryFrom gives the first of the sentences of a diary that stand above one of them.
func diaryFrom(lines []onset.Line, first int) int {
	for at := first; at >= 0 && hourLeads.MatchString(lines[at].Norm); at-- {
		first = at
	}
	return first
}

// angled is a standfirst as some magazines print it: "＜The talks end today. What stays open?＞".
var angled = pattern.New(`^[<＜〈《].{20,400}[>＞〉》]$`)

// leadsOn is how a line begins or ends that is of a text though no sentence.
var leadsOn = pattern.New(`^[•●・■◆○※*–—\[【(«「“"-]|[:;,、：—–」”"»]$`)

// sure is the margin below which a person is asked to check where the text begins: of pages that had not been read, every
// tenth, on half of which it began elsewhere.
const sure = 1

// between takes a line above the text that no recogniser knows: a caption or the name of a file goes with the pictures of
// the text, the first long line is the standfirst, with the sentences right below it; the rest is left out.
func (c *cutting) between(i int) {
	p, l := c.p, c.p.lines[i]
	_, _, pictured := captioned(l.Text, l.Norm)
	sentence := printed.Stopped(l.Text, true)
	switch {
	case l.Text == "":
	case pictured || isFileName(l) || isCredit(l.Text, l.Norm) || captionLead.MatchString(l.Norm) || p.captionBelow(i, len(p.lines)) || p.altBelow(i):
		c.text(i)
	case onset.AsksFor(l.Norm):
		p.leave(i, noise.OutSubscribe)
	case p.draft.Standfirst == "" && (sentence || printed.Width(printed.Head(l.Text, dekWidth)) >= dekWidth), sentence && p.places[max(p.above(i, p.first-1), 0)] == inStandfirst:
		p.hintedDek(i)
	default:
		p.leave(i, noise.OutLabel)
	}
}

// altBelow tells whether the next line is a caption with its credit that says what a line does: that one is the
// alternative text of the picture.
func (p *page) altBelow(i int) bool {
	below := p.next(i+1, len(p.lines))
	if below == 0 || below > i+farCaption {
		return false
	}
	caption, _, pictured := captioned(p.lines[below].Text, p.lines[below].Norm)
	return pictured && (sameWords(p.lines[i].Norm, p.lines[below].Norm) || saysAll(caption, p.lines[i].Norm))
}

// weighed gives the lines below a title as they are weighed, from one on, and where each stands.
func (p *page) weighed(title string, from int) (lines []onset.Line, at []int) {
	gap := true
	for i := from; i < len(p.lines) && len(lines) < onset.Farthest+onset.Ahead; i++ {
		l := p.lines[i]
		if p.taken(i) {
			gap = gap || l.Text == ""
			continue
		}
		if isRule(l.Text) && slices.ContainsFunc(lines, says) {
			break // another part begins below it
		}
		lines = append(lines, onset.Line{Text: l.Text, Norm: l.Norm, Look: lookOf(l, title), Gap: gap})
		at, gap = append(at, i), false
	}
	return lines, at
}

// says tells whether a line could be one of a text.
func says(l onset.Line) bool {
	return slices.Contains([]onset.Look{onset.Telling, onset.Sentence, onset.Phrase, onset.Passage}, l.Look)
}

// lookOf says what a line looks like by itself.
func lookOf(l flat.Line, title string) onset.Look {
	_, _, pictured := captioned(l.Text, l.Norm)
	width := printed.Width(printed.Head(l.Text, longTitle))
	switch {
	case l.Out != "":
		return onset.Noise
	case clock.IsStamp(l.Norm), stampWithin(l), isMoment(l):
		return onset.Stamp
	case pictured, captionMoment.MatchString(l.Norm), captionLead.MatchString(l.Norm), namesOneOf(l.Text, title):
		return onset.Caption
	case isCredit(l.Text, l.Norm):
		return onset.Credit
	case bylineOf(l) != "", signedAs(l), signedBy(l) != "", nameAndWhat.MatchString(l.Text), ofReporter.MatchString(l.Norm), width <= menuLine+8 && personName.MatchString(l.Text):
		return onset.Byline
	case sectionOf(l) != "", isLabel(l):
		return onset.Label
	case tellsText(l):
		return onset.Telling
	case printed.Stopped(l.Text, true) && width > told:
		return onset.Sentence
	case width <= told:
		return onset.Short
	case width <= 2*menuLine:
		return onset.Phrase
	}
	return onset.Passage
}
