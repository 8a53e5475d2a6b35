package merge

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/text"
)

// Take says which side of a dispute somebody takes.
type Take string

// What can be taken.
const (
	Theirs Take = "theirs"
	Mine   Take = "mine"
	Both   Take = "both" // theirs, then mine: of paragraphs, pictures and cards
	Edited Take = "edited"
)

// Choice settles a dispute.
type Choice struct {
	Take   Take
	Text   string       // Edited: the headline
	Blocks []text.Block // Edited: what stands in the place of the paragraphs
}

// Takes lists what can be taken in a dispute.
func Takes(id string) []Take {
	switch part, _, _ := strings.Cut(id, "."); part {
	case Body:
		return []Take{Theirs, Mine, Both, Edited}
	case Pictures, Cards:
		return []Take{Theirs, Mine, Both}
	case Headline:
		return []Take{Theirs, Mine, Edited}
	}
	return []Take{Theirs, Mine}
}

// Settle gives the merged message, its disputes settled as chosen, and the disputes that
// nothing was chosen for or nothing that can be: the message holds what is stored there.
func (r *Result) Settle(choices map[string]Choice) (coverage.Message, []string, error) {
	var open []string
	choose := func(id string) Choice {
		c := choices[id]
		if !slices.Contains(Takes(id), c.Take) {
			open = append(open, id)
			c = Choice{Take: Theirs}
		}
		return c
	}
	m, err := r.fields(choose)
	if err != nil {
		return m, nil, err
	}
	m.Note, m.Notes, m.Correction = "", nil, ""
	m.Body.Blocks = settle(r.Body, choose, func(c Choice) []text.Block { return c.Blocks })
	m.Pictures = settle(r.Pictures, choose, nil)
	m.Cards = settle(r.Cards, choose, nil)
	return m, open, nil
}

// fields gives the message with all that is merged whole.
func (r *Result) fields(choose func(string) Choice) (coverage.Message, error) {
	fields := maps.Clone(r.merged)
	var headline *string
	for _, name := range r.Fields {
		switch c := choose(name); c.Take {
		case Mine:
			r.take(fields, name)
		case Edited:
			headline = &c.Text
		}
	}
	var m coverage.Message
	raw, err := json.Marshal(fields)
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		return m, fmt.Errorf("put a message together: %w", err)
	}
	if headline != nil {
		m.Headline, m.Headlines = *headline, nil
	}
	return m, nil
}

func settle[T any](parts []Part[T], choose func(string) Choice, edited func(Choice) []T) []T {
	var out []T
	for _, p := range parts {
		d := p.Dispute
		if d == nil {
			out = append(out, p.Settled...)
			continue
		}
		switch c := choose(d.ID); c.Take {
		case Mine:
			out = append(out, d.Mine...)
		case Both:
			out = append(append(out, d.Theirs...), d.Mine...)
		case Edited:
			out = append(out, edited(c)...)
		default:
			out = append(out, d.Theirs...)
		}
	}
	return out
}
