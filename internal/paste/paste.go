// Package paste reads a saved live page, plain text as saved from a browser, and gives a
// draft of a coverage together with every line it did not understand. It is pure: no
// clock, no files, no network. A date the page does not state is asked for, never guessed.
package paste

import (
	"slices"
	"time"

	"readout/internal/coverage"
)

// Options say what the page itself does not.
type Options struct {
	Form coverage.Form  // "" = find out: live if the page has a timeline of clock times, else article
	Date string         // YYYY-MM-DD, the day of the earliest update; "" = only if the page itself states it
	Zone *time.Location // the event's zone; a live page cannot be read without it
	Lang string         // "" = told by the script: ja, ru, en
}

// Draft is what was understood of a page. Every nonblank line of the page is in exactly
// one place of it; what found none is in NotUnderstood, what is no part of the coverage
// (share lines, comment forms) in LeftOut. NotUnderstood also carries notes about lines
// that were understood only in part (a clock time that came twice, a zone converted).
type Draft struct {
	Form          coverage.Form
	State         coverage.State
	Lang          string
	Title         string
	AltTitles     []string // other titles the page goes by
	Standfirst    string   // paragraphs joined by a blank line
	Byline        string
	Section       string
	Topic         string
	TopicCount    int // the number printed beside the topic: how many pages it has
	Tags          []string
	Stamp         string // the page's own stamp as printed: when it was saved or changed, not when things happened
	Views         int
	Lead          []coverage.Picture
	Updates       []Update // in page order
	NotUnderstood []Line
	LeftOut       []Line

	places []place // per line of the file; what the tests use to prove that nothing vanishes
}

// Update is one message of the timeline.
type Update struct {
	Line     int       // the line of the file where it starts, from 1
	Date     string    // as understood, in the event's zone: "2017-03-20"
	Time     string    // as understood, in the event's zone: "18:21"
	Said     time.Time // UTC; zero when no zone is known
	Kind     coverage.Kind
	Mark     coverage.Mark
	Headline string
	Body     []string // paragraphs, verbatim
	Pictures []coverage.Picture
	Cards    []coverage.Card
}

// Line is a line of the page with the catalogue key that says why it is listed.
type Line struct {
	Number int    `json:"line"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// What Read takes at most.
const (
	MaxBytes   = 4 << 20
	MaxUpdates = 20_000
)

// Read understands a page. A page that cannot be read at all, or not without asking a
// person (for the date, the zone), is a *fault.Error whose key is in the catalogue.
func Read(page []byte, o Options) (*Draft, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	words, err := decode(page)
	if err != nil {
		return nil, err
	}
	p := newPage(words)
	if err := p.notHTML(); err != nil {
		return nil, err
	}
	p.draft.Lang = o.Lang
	if o.Lang == "" {
		p.draft.Lang = script(words)
	}
	entries, err := p.timeline(o.Form)
	if err != nil {
		return nil, err
	}
	if entries == nil {
		err = p.readArticle(o)
	} else {
		err = p.readLive(entries, o)
	}
	if err != nil {
		return nil, err
	}
	return p.finish(), nil
}

// readLive tells the story of a live page: what stands above the timeline and below it, then the timeline.
func (p *page) readLive(entries []entry, o Options) error {
	p.draft.Form, p.zone = coverage.Live, o.Zone
	p.cut(entries)
	p.head(p.first, entries[0].line)
	p.tail(p.tailAt)
	moments, err := p.calendar(entries, o)
	if err != nil {
		return err
	}
	p.updates(entries, moments)
	p.draft.State = state(p.draft, entries)
	return nil
}

// finish lists what found no place and puts the lists in the order of the page.
func (p *page) finish() *Draft {
	for i, l := range p.lines {
		if l.text != "" && p.places[i] == nowhere {
			p.unknown(i, reasonUnknown)
		}
	}
	byNumber := func(a, b Line) int { return a.Number - b.Number }
	slices.SortStableFunc(p.draft.NotUnderstood, byNumber)
	slices.SortStableFunc(p.draft.LeftOut, byNumber)
	p.draft.places = p.places
	return p.draft
}
