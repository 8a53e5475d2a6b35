package desk

import (
	"readout/internal/coverage"
	"readout/internal/paste"
	"readout/internal/text"
)

// tamed gives a page from elsewhere without the invisible characters that text.Check refuses: nobody who
// takes it in typed them, and one in a caption must not keep the whole page out.
func tamed(page *paste.Draft) *paste.Draft {
	p := *page
	for _, words := range []*string{&p.Title, &p.Standfirst, &p.Byline, &p.Section, &p.Topic, &p.Theme, &p.Stamp} {
		*words = tame(*words)
	}
	p.Tags = tameAll(p.Tags)
	p.Lead = tamePictures(p.Lead)
	p.Updates = make([]paste.Update, len(page.Updates))
	for i, u := range page.Updates {
		u.Headline = tame(u.Headline)
		u.Body, _ = u.Body.Tame()
		u.Pictures = tamePictures(u.Pictures)
		u.Cards = tameCards(u.Cards)
		p.Updates[i] = u
	}
	return &p
}

func tame(words string) string {
	words, _ = text.Tame(words)
	return words
}

func tameAll(all []string) []string {
	if all == nil {
		return nil
	}
	tamed := make([]string, len(all))
	for i, words := range all {
		tamed[i] = tame(words)
	}
	return tamed
}

func tamePictures(all []coverage.Picture) []coverage.Picture {
	if all == nil {
		return nil
	}
	tamed := make([]coverage.Picture, len(all))
	for i, p := range all {
		p.Name, p.Alt, p.Caption, p.Credit = tame(p.Name), tame(p.Alt), tame(p.Caption), tame(p.Credit)
		tamed[i] = p
	}
	return tamed
}

func tameCards(all []coverage.Card) []coverage.Card {
	if all == nil {
		return nil
	}
	tamed := make([]coverage.Card, len(all))
	for i, c := range all {
		c.Title, c.Excerpt, c.Href = tame(c.Title), tame(c.Excerpt), tame(c.Href)
		tamed[i] = c
	}
	return tamed
}
