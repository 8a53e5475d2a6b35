package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/drafting"
)

// guessKinds says what somebody would do by words without a draft, if they said just these:
// the reader tells that of a quotation by what stands in it.
func (d *Desk) guessKinds(ctx context.Context, s *draftSource, items []DraftedItem) error {
	for i := range items {
		item := &items[i]
		if !strings.HasPrefix(strings.TrimPrefix(item.Ref.Key, againKey), sentenceKey) {
			continue
		}
		page := drafting.Page{Lang: s.c.Content.Lang, Parts: []drafting.Part{{Name: "body", Text: asSaid(s.c.Content.Lang, item.Places[0].Quote.Exact)}}}
		drafts, err := d.drafts.read(ctx, page, s.sides, s.known.names)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(drafts, func(d drafting.Draft) bool { return d.What == drafting.Statement && d.Kind != "" && !d.Surmise })
		if at >= 0 {
			item.As.Kind = string(drafts[at].Kind)
		}
	}
	return nil
}

// asSaid puts words into somebody's mouth, in the plainest way that a language has for it.
func asSaid(lang, words string) string {
	words = strings.Join(strings.FieldsFunc(words, func(c rune) bool { return strings.ContainsRune("\n「」“”\"«»", c) }), " ")
	switch lang {
	case "ja":
		return "氏は「" + words + "」と述べた。"
	case "ru":
		return "«" + words + "», — сказал он."
	}
	return "“" + words + ",” he said."
}
