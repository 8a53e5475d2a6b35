package web

import (
	"html/template"
	"strconv"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/text"
)

// Card is a card of an update, its words with their marks.
type Card struct {
	coverage.Card
	Words
	marks []text.Mark // places in title, newline and excerpt
}

// Cards are the update's cards.
func (e Entry) Cards() []Card {
	cards := make([]Card, len(e.Message().Cards))
	for i, c := range e.Message().Cards {
		cards[i] = Card{Card: c, Words: e.Words, marks: e.View.Marks(record.Field("card/" + strconv.Itoa(i)))}
	}
	return cards
}

// Picture is the address of its picture as narrow as a card needs it.
func (c Card) Picture() string { return narrow(c.File, c.Width, 390) }

// TitleHTML is the title with its marks. Marks lead nowhere there: a title is a link already.
func (c Card) TitleHTML() template.HTML {
	return template.HTML(text.InlineHTML(c.Title, within(c.marks, 0, utf8.RuneCountInString(c.Title))))
}

// ExcerptHTML is the excerpt with the marks that do not begin in the title: an id stands once.
func (c Card) ExcerptHTML() template.HTML {
	if c.Title == "" {
		return template.HTML(text.InlineHTML(c.Excerpt, c.marks))
	}
	from := utf8.RuneCountInString(c.Title) + 1 // the newline
	return template.HTML(text.InlineHTML(c.Excerpt, within(c.marks, from, from+utf8.RuneCountInString(c.Excerpt))))
}

// within gives the marks that begin between two places, counted from the first of them.
func within(marks []text.Mark, from, to int) []text.Mark {
	var out []text.Mark
	for _, m := range marks {
		if m.Start < from || m.Start >= to {
			continue
		}
		m.Start, m.End = m.Start-from, min(m.End, to)-from
		out = append(out, m)
	}
	return out
}
