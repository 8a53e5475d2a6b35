package web

import (
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/i18n"
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
	base    string // before the addresses of this site's pages
	tz      string // of the text
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
	return shownReadout{Words: words, Readout: r, View: u.Readout(r), base: s.site().BaseURL + words.prefix(), tz: u.Coverage.Content.TZ}.blocks()
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
	b := shownReadout{Words: textWords(e.Words, e.Coverage), Readout: r, View: e.View.Readout(r), base: e.prefix(), tz: e.Coverage.Content.TZ}
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
	count := 0
	parts := s.Parts
	s.Parts = nil
	for _, p := range parts {
		lines := p.Lines
		p.Lines = nil
		for _, l := range lines {
			switch {
			case b.Readout.Hides(l.Item):
			case count == mostLines:
				left++
			default:
				count++
				p.Lines = append(p.Lines, l)
			}
		}
		if len(p.Lines) > 0 {
			s.Parts = append(s.Parts, p)
		}
	}
	return s, left
}
