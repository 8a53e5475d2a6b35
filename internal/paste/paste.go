// Package paste reads a saved page - the text or the HTML that a browser saves, a Movable
// Type or a WordPress export - and gives drafts of coverages together with every line it
// did not understand. It is pure: no clock, no files, no network. A date the page does not
// state is asked for, never guessed.
package paste

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/saved"
	"readout/internal/text"
)

// Options say what the page itself does not.
type Options struct {
	Form  coverage.Form  // "" = find out: live if the page has a timeline of clock times, else article
	Date  string         // YYYY-MM-DD, the day of the earliest update, of an article its own; "" = only if the page itself states it
	Zone  *time.Location // the event's zone; a live page cannot be read without it
	Saved time.Time      // when the page was saved, from which "5 minutes ago" is seen; zero = only if the file or the page states it
	Lang  string         // "" = told by the script and, in Latin letters, by the small words
}

// Draft is what was understood of a page. Every nonblank line of the page is in exactly
// one place of it; what found none is in NotUnderstood, what is no part of the coverage
// (share lines, comment forms) in LeftOut. NotUnderstood also carries notes about lines
// that were understood only in part (a clock time that came twice, a zone converted).
type Draft struct {
	Form          coverage.Form
	State         coverage.State
	Lang          string
	Encoding      string // what the page was saved in, as saved.Text has it
	Found         string // how that was found out
	Title         string
	TitleGuessed  bool     // the page does not show that it is the title: of its lines it looks most like one
	AltTitles     []string // other titles the page goes by
	Standfirst    string   // paragraphs joined by a blank line
	Byline        string
	Section       string
	Topic         string
	TopicCount    int    // the number printed beside the topic: how many pages it has
	Theme         string // the board that a host shares among its blogs
	Tags          []string
	Stamp         string // the page's own stamp as printed: when it was saved or changed, not when things happened
	Views         int
	Lead          []coverage.Picture
	Related       []coverage.Card // other stories that the page lists outside of its updates; they are not stored
	Updates       []Update        // in page order
	NotUnderstood []Line
	LeftOut       []Line

	places []place // per line of the page; what the tests use to prove that nothing vanishes
	page   *page
}

// Update is one message of the timeline.
type Update struct {
	Line     int       // the line of the file where it starts, from 1
	Date     string    // as understood, in the event's zone: "2017-03-20"
	Time     string    // as understood, in the event's zone: "18:21"
	Said     time.Time // UTC; zero when no zone is known
	Kind     coverage.Kind
	Mark     coverage.Mark
	Pinned   bool // it stands on top, out of the order of the clock
	Headline string
	Body     text.Document // verbatim, with the links, lists and quotes that markup shows
	Pictures []coverage.Picture
	Cards    []coverage.Card

	// Where it stands on the page, as indices of lines.
	first  int    // its first line
	headed int    // its headline, -1 for none
	at     []int  // of each block of its body the first
	piece  string // the words with which it begins, of one that a person cut off another
}

// Begin names the piece with which the update begins.
func (u Update) Begin() string {
	if u.piece != "" {
		return u.piece
	}
	return strconv.Itoa(u.first) + "e"
}

// Line is a line of the page with the catalogue key that says why it is listed.
type Line struct {
	Number int    `json:"line"`
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// What Read takes at most.
const (
	MaxBytes   = saved.MaxBytes
	MaxLines   = 200_000
	MaxUpdates = flat.MaxUpdates
)

// Read understands a page. A page that cannot be read at all, or not without asking a
// person (for the date, the zone), is a *fault.Error whose key is in the catalogue. Of an
// export with several entries it gives the first; ReadAll gives all.
func Read(page []byte, o Options) (*Draft, error) {
	all, err := ReadAll(page, o)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// read understands one page whose lines are known.
func (p *page) read(o Options) (*Draft, error) {
	p.draft.Lang = cmp.Or(o.Lang, p.language())
	entries, err := p.timeline(o.Form)
	if err != nil {
		return nil, err
	}
	if entries == nil {
		p.linkedPoints(len(p.lines))
		err = p.readArticle(o)
	} else {
		p.linkedPoints(entries[0].line)
		err = p.readLive(entries, o)
	}
	if err != nil {
		return nil, err
	}
	return p.finish(), nil
}

// language goes by the script of the words. Pages often declare a language that is not
// theirs; of one in Latin letters only the page itself can say which.
func (p *page) language() string {
	found := script(p.words())
	if declared := p.facts.Lang; found == "en" && len(declared) == 2 && declared != "ja" && declared != "ru" {
		return declared
	}
	return found
}

func (p *page) words() string {
	var b strings.Builder
	for _, l := range p.lines[p.first:] {
		if l.Out == "" {
			b.WriteString(l.Text + "\n")
		}
	}
	return b.String()
}

// readLive tells the story of a live page: what stands above the timeline and below it, then the timeline.
func (p *page) readLive(entries []entry, o Options) error {
	p.draft.Form, p.zone = coverage.Live, o.Zone
	if err := p.resolveAgo(entries, o); err != nil {
		return err
	}
	p.resolve(entries, o.Date)
	p.cut(entries)
	p.resolve(entries, o.Date) // those of headings
	p.announces(entries[0])
	p.keyEvents(entries)
	p.head(p.first, entries[0].starts())
	p.titleBelow()
	p.tail(p.tailAt)
	moments, err := p.calendar(entries, o)
	if err != nil {
		return err
	}
	p.updates(entries, moments)
	p.draft.State = state(p.draft, entries)
	p.ownFacts()
	return nil
}

// finish lists what found no place and puts the lists in the order of the page.
func (p *page) finish() *Draft {
	for i, l := range p.lines {
		if l.Text != "" && p.places[i] == nowhere {
			p.unknown(i, reasonUnknown)
		}
	}
	byNumber := func(a, b Line) int { return a.Number - b.Number }
	slices.SortStableFunc(p.draft.NotUnderstood, byNumber)
	slices.SortStableFunc(p.draft.LeftOut, byNumber)
	p.draft.TitleGuessed = p.guessed && p.draft.Title != "" && p.facts.Title == ""
	p.draft.places, p.draft.page = p.places, p
	return p.draft
}
