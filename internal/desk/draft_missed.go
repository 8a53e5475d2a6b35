package desk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"readout/internal/coverage"
	"readout/internal/drafting"
	"readout/internal/record"
	"readout/internal/text"
)

// What nothing is offered of can be accepted as a draft can: a sentence of an update, or what is left of
// one, with all filled in that can be guessed. It has a key of its words, as drafts have, with a letter that
// theirs do not begin with: a decision about it is found again, and counts for nobody's reading.

// sentenceKey begins the keys of sentences.
const sentenceKey = "s"

func keyOfSentence(words string) string {
	sum := sha256.Sum256([]byte(foldName(words)))
	return sentenceKey + hex.EncodeToString(sum[:8])
}

// How likely it is that a sentence without a draft says something, for the order in which a
// person looks: less than of any draft.
const (
	anySentence   = 5
	wholeSentence = 5
	namesSomebody = 10
	quotesWords   = 20
)

// missed gives the sentences of an update, or with 0 of all that are read together, that are neither
// offered nor on record, those of one update in the order in which to look. What is guessed of one that is
// shown or decided about, fill fills in: a long update has thousands.
func (s *draftSource) missed(updates []coverage.Update, items []DraftedItem, n int) (all []DraftedItem, fill func(*DraftedItem)) {
	h := s.hear(updates, items)
	seen := make(map[DraftRef]bool)
	for i := range h.parts {
		p := &h.parts[i]
		if n > 0 && p.u.N != n {
			continue
		}
		for _, place := range leftOf(h.cut[i], h.runes[i], s.covered(p, items)) {
			item, ok := s.sentence(h, i, place)
			if ok && !seen[item.Ref] {
				seen[item.Ref] = true
				all = append(all, item)
			}
		}
	}
	if n > 0 {
		slices.SortStableFunc(all, func(a, b DraftedItem) int { return cmp.Compare(b.Confidence, a.Confidence) })
	}
	return all, func(item *DraftedItem) { s.fill(h, item, items) }
}

// span is a half-open range of code points of a part.
type span struct{ start, end int }

// covered gives where in a part words stand that are offered, decided about or on record, whatever kind
// of item.
func (s *draftSource) covered(p *draftPart, items []DraftedItem) []span {
	var all []span
	for i := range items {
		for _, place := range items[i].Places {
			if place.N == p.u.N && place.Field == p.field {
				all = append(all, span{place.Quote.Start, place.Quote.End})
			}
		}
	}
	cited := func(of []record.Citation) {
		for _, c := range of {
			if c.Coverage != string(s.c.ID) || c.N != p.u.N || c.Field != p.field {
				continue
			}
			if q, ok := c.Quote.Find(p.plain); ok {
				all = append(all, span{q.Start, q.End})
			}
		}
	}
	for _, st := range s.items.Statements {
		cited(st.Citations)
	}
	for _, o := range s.items.Outcomes {
		cited(o.Citations)
	}
	for _, f := range s.items.Forecasts {
		cited(f.Citations)
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return all
}

// leftOf gives what of the sentences of a part nothing covers: whole ones, and of others what is long
// enough to say something.
func leftOf(sentences []text.Sentence, r []rune, covered []span) []span {
	var all []span
	for _, s := range sentences {
		from, whole := s.Start, true
		add := func(to int) {
			if to <= from {
				return
			}
			if left := trimmed(r, span{from, to}); left.end > left.start && (whole || saysSomething(r[left.start:left.end])) {
				all = append(all, left)
			}
		}
		for _, c := range covered {
			if c.start < s.End && c.end > s.Start {
				whole = false
				add(min(max(c.start, from), s.End))
				from = max(from, c.end)
			}
		}
		if from < s.End {
			add(s.End)
		}
	}
	return all
}

// trimmed leaves out the blanks and stops around words, and marks of what ends before them.
func trimmed(r []rune, s span) span {
	for s.start < s.end && !unicode.IsLetter(r[s.start]) && !unicode.IsDigit(r[s.start]) && !strings.ContainsRune("「『（(“«„\"", r[s.start]) {
		s.start++
	}
	for s.end > s.start && (unicode.IsSpace(r[s.end-1]) || strings.ContainsRune(".。,、;:—–-", r[s.end-1])) {
		s.end--
	}
	if !slices.ContainsFunc(r[s.start:s.end], unicode.IsLetter) {
		return span{s.start, s.start}
	}
	return s
}

// The least that is left of a sentence and may still say something: words, or letters of Japanese, which
// has no blanks between them.
const (
	leastWords   = 6
	leastLetters = 12
)

func saysSomething(r []rune) bool {
	letters := 0
	for _, c := range r {
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			letters++
		}
	}
	return letters >= leastLetters || len(strings.Fields(string(r))) >= leastWords
}

// sentence makes of words without a draft what can be accepted, but for what is guessed.
func (s *draftSource) sentence(h *hearing, part int, at span) (DraftedItem, bool) {
	p := &h.parts[part]
	q, err := text.QuoteAt(p.plain, at.start, at.end)
	if err != nil {
		return DraftedItem{}, false
	}
	item := DraftedItem{
		Ref:    DraftRef{p.u.N, p.field, keyOfSentence(q.Exact)},
		Update: p.u.ID, Revision: p.u.Revision, Standing: p.u.Standing, Said: p.u.Message.Said, Lang: s.c.Content.Lang,
		As:     DraftKind{drafting.Statement, string(record.Assert)},
		Places: []DraftWords{{N: p.u.N, Field: p.field, Quote: q}}, Missed: true, Confidence: h.worth(part, at),
	}
	if made, ok := s.decided[decidedDraft{item.Update, item.Ref.Field, item.Ref.Key}]; ok {
		item.Decided, item.Became = true, ItemRef{made.Item.Kind, made.Item.ID}
	}
	return item, true
}

// fill guesses whose a sentence is, and what it is about: what its words say or, as with drafts, what was last
// said in the same update is about. Of a draft there is nothing to guess.
func (s *draftSource) fill(h *hearing, item *DraftedItem, items []DraftedItem) {
	if !item.Missed {
		return
	}
	part, w := h.partOf(item.Ref.N, item.Ref.Field), &item.Places[0]
	p, q := &h.parts[part], w.Quote
	w.Before, w.After = around(p.plain, q.Start, q.End)
	w.Mode = record.ModeOf(p.plain, q.Start, q.End)
	item.Mode = w.Mode
	if item.Issues = s.known.names.IssuesIn(q.Exact, s.sides); len(item.Issues) == 0 {
		item.Issues = lastAbout(items, p, q.Start)
	}
	if likely := h.near(part, q.Start, q.End, false); len(likely) > 0 {
		item.Speakers, item.Near = likely[0], likely[1:]
	}
}

// lastAbout gives what the draft before a place in an update is about.
func lastAbout(items []DraftedItem, p *draftPart, start int) []record.IssueID {
	var about []record.IssueID
	for i := range items {
		if items[i].Update == p.u.ID && items[i].Ref.Field == p.field && items[i].Places[0].Quote.Start < start {
			about = items[i].Issues
		}
	}
	return about
}

// worth tells how likely it is that words say something.
func (h *hearing) worth(part int, at span) int {
	worth := anySentence
	r := h.runes[part]
	if strings.ContainsAny(string(r[at.start:at.end]), "「『«“\"") {
		worth += quotesWords
	}
	if slices.ContainsFunc(h.within(part, at), func(v voice) bool { return !v.speaks && !v.quoted }) {
		worth += namesSomebody
	}
	if slices.ContainsFunc(h.cut[part], func(s text.Sentence) bool { return trimmed(r, span{s.Start, s.End}) == at }) {
		worth += wholeSentence
	}
	return worth
}
