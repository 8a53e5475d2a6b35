package web

import (
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/record"
	"readout/internal/text"
)

// mostLines is how many lines of a section stand in an article; of more there is a link.
const mostLines = 100

// shownReadout writes a section of a round's readout where a text shows it: in the language of
// the text, with the lines that the record has of it for readers.
type shownReadout struct {
	Words
	Readout *text.Readout
	View    *desk.ReadoutView
	all     []*text.Readout // of the text
	base    string          // before the addresses of this site's pages
	tz      string          // of the text
}

// Filled gives the text of an update with the lines of the readouts within it, for those who take
// it along as one text.
func (s *Server) Filled(u *desk.UpdateView) text.Document {
	return u.Update.Message.Body.Filled(func(r *text.Readout) []text.Block { return s.ShownReadout(u, r) })
}

// ShownReadout gives what a readout within the text of an update shows, with whole addresses.
func (s *Server) ShownReadout(u *desk.UpdateView, r *text.Readout) []text.Block {
	own := s.site().Lang
	words := textWords(s.wordsIn(own), u.Coverage)
	return shownReadout{Words: words, Readout: r, View: u.Readout(r), all: u.Update.Message.Body.Readouts(), base: s.site().BaseURL + words.prefix(), tz: u.Coverage.Content.TZ}.blocks()
}

// ReadoutsAt names the states of the record that readouts within the updates are of, "" where
// there are none: a page that is open asks now and then whether they are others by now.
func (b CoverageBody) ReadoutsAt() string {
	var at []string
	for _, u := range b.View.Updates {
		for _, v := range u.Readouts {
			if v.Round != nil {
				at = append(at, v.Round.Position.String())
			}
		}
	}
	slices.Sort(at)
	return strings.Join(slices.Compact(at), " ")
}

// textWords are the words of the language that a coverage is written in, if the site has any.
func textWords(w Words, c *coverage.Coverage) Words {
	if i18n.Known(c.Content.Lang) {
		w.Lang = c.Content.Lang
	}
	return w
}

// prefix is what the addresses of pages in this language begin with.
func (w Words) prefix() string {
	if w.Lang == w.Own {
		return ""
	}
	return "/" + w.Lang
}

// shown gives a readout within the update's text as HTML; in a stream only a link to it, since
// what was rendered once would be sent again after words of it were taken back.
func (e Entry) shown(r *text.Readout) string {
	b := shownReadout{Words: textWords(e.Words, e.Coverage), Readout: r, View: e.View.Readout(r), all: e.Message().Body.Readouts(), base: e.prefix(), tz: e.Coverage.Content.TZ}
	blocks := b.head()
	if !e.Streamed {
		blocks = b.blocks()
	}
	return text.ReadoutHTML(r, b.Lang, blocks)
}

// head is the section's title, and which round it is of and as it stood when.
func (b shownReadout) head() []text.Block {
	title := text.Block{Kind: text.BlockHeading, Level: text.MinLevel, Inlines: text.Inlines(b.T("handout." + b.Readout.Section))}
	if b.View.Round == nil {
		return append([]text.Block{title}, text.Paragraphs(b.T("article.no_round")).Blocks...)
	}
	round := RoundEntry{Words: b.Words, View: desk.RoundLine{Series: b.View.Round.Series, Round: b.View.Round.Round}}
	said := text.Inlines(b.T("article.live", "round", round.Title()))
	if !b.View.Until.IsZero() {
		said = text.Inlines(b.T("article.frozen", "round", round.Title(), "when", b.until()))
	}
	if href := b.base + round.Path(); text.AllowedHref(href) {
		said = []text.Inline{{Kind: text.InlineLink, Href: href, Inlines: said}}
	}
	return []text.Block{title, {Kind: text.BlockParagraph, Inlines: said}}
}

// until writes as of when it is: a day, or a moment with its zone.
func (b shownReadout) until() string {
	at := zone(b.View.Until, b.tz)
	if _, err := time.Parse(time.DateOnly, b.Readout.Frozen); err == nil {
		return b.Date(at)
	}
	return b.Moment(at)
}

// blocks are the head and the lines.
func (b shownReadout) blocks() []text.Block {
	blocks := b.head()
	if b.View.Round == nil || b.View.Round.Record == nil {
		return blocks
	}
	section, left := b.section()
	if section.Lead != "" {
		blocks = append(blocks, text.Paragraphs(section.Lead).Blocks...)
	}
	if len(section.Parts) == 0 {
		blocks = append(blocks, text.Paragraphs(b.T("article.nothing")).Blocks...)
	}
	blocks = append(blocks, section.Lists(b.T("handout.source"), b.base)...)
	if left > 0 {
		blocks = append(blocks, text.Paragraphs(b.T("article.more", "count", left)).Blocks...)
	}
	return blocks
}

// section gives the lines that are shown, and tells how many are left for the round's own page.
func (b shownReadout) section() (s text.Section, left int) {
	s = handout{Readout{Words: b.Words, View: b.View.Round}}.section(b.Readout.Section)
	parts := append(s.Parts, part(b.gone())...)
	s.Parts = nil
	room := mostLines
	for _, p := range parts {
		p = b.without(p)
		if over := len(p.Lines) - room; over > 0 {
			p.Lines, left = p.Lines[:room], left+over
		}
		if room -= len(p.Lines); len(p.Lines) > 0 {
			s.Parts = append(s.Parts, p)
		}
	}
	return s, left
}

// without gives a part without the lines that the author left out; in the place of one that was
// taken back it says so.
func (b shownReadout) without(p text.Part) text.Part {
	var lines []text.Line
	told := ""
	for _, l := range p.Lines {
		at, taken := b.View.Taken[l.Item]
		switch {
		case b.Readout.Hides(l.Item) || taken && told == l.Item: // an act that two tell of goes at once
		case taken:
			told = l.Item
			lines = append(lines, b.takenBack(l.Item, at))
		default:
			lines = append(lines, l)
		}
	}
	if b.Readout.Section == "accounts" && told != "" {
		p.Title = "" // it says what the act was
	}
	p.Lines = lines
	return p
}

// takenBack says that a line was taken back, and nothing of what it said.
func (b shownReadout) takenBack(item string, at time.Time) text.Line {
	if at.IsZero() {
		return text.Line{Item: item, Words: b.T("article.taken_undated"), Lang: b.Lang}
	}
	return text.Line{Item: item, Words: b.T("article.taken", "when", b.Date(zone(at, b.tz))), Lang: b.Lang}
}

// mayStand are the sections in which lines about an item of a kind can stand.
var mayStand = map[record.Kind][]string{
	record.KindStatement: {"contention", "oneside", "experts", "accounts"},
	record.KindOutcome:   {"results", "proposals", "afterwards", "onetells", "next", "promises", "accounts"},
	record.KindForecast:  {"leaks"},
}

// gone says of the lines of which nothing is left that they were taken back: nobody can tell any
// more in which section they stood, so the first of the text in which they may have stood says it.
func (b shownReadout) gone() []text.Line {
	var lines []text.Line
	for _, g := range b.View.Gone {
		first := slices.IndexFunc(b.all, func(r *text.Readout) bool {
			return r.State() == b.Readout.State() && slices.Contains(mayStand[g.Item.Kind], r.Section)
		})
		if first >= 0 && b.all[first] == b.Readout {
			lines = append(lines, b.takenBack(g.Item.String(), g.At))
		}
	}
	return lines
}
