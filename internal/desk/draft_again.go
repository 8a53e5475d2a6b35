package desk

import (
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/record"
)

// againKey begins the keys of further statements in the words of a draft.
const againKey = "w"

// Again names another statement in the words of a draft: two say something in them.
func (r DraftRef) Again() DraftRef {
	r.Key = againKey + r.Key
	return r
}

// wasOffered tells whether a key is that of a draft which a text was read to hold.
func wasOffered(key string) bool {
	return !strings.HasPrefix(key, sentenceKey) && !strings.HasPrefix(key, againKey)
}

// again gives another statement in the words of a draft: of the same kind, by who else may be meant in them.
func (s *draftSource) again(item *DraftedItem) DraftedItem {
	other := *item
	other.Ref, other.Again, other.Missed = item.Ref.Again(), true, false
	other.Speakers, other.Printed, other.Role, other.New, other.Inner = nil, "", "", nil, nil
	if len(item.Near) > 0 {
		other.Speakers, other.Near = item.Near[0], item.Near[1:]
	}
	made, ok := s.decided[decidedDraft{other.Update, other.Ref.Field, other.Ref.Key}]
	other.Decided, other.Became = ok, ItemRef{made.Item.Kind, made.Item.ID}
	return other
}

// acceptedSentences gives the sentences of some updates that were accepted though nothing was offered of
// them, as they stand there now.
func (s *draftSource) acceptedSentences(updates []coverage.Update) []DraftedItem {
	h := s.hear(updates, nil)
	var all []DraftedItem
	for i := range h.parts {
		p := &h.parts[i]
		for at, made := range s.decided {
			if at.update != p.u.ID || at.field != p.field || !strings.HasPrefix(at.key, sentenceKey) || !made.Accepted() {
				continue
			}
			cited := s.citedBy(ItemRef{made.Item.Kind, made.Item.ID})
			if cited == nil {
				continue
			}
			if q, ok := cited.Quote.Find(p.plain); ok {
				if item, ok := s.sentence(h, i, span{q.Start, q.End}); ok && item.Ref.Key == at.key {
					s.fill(h, &item, nil)
					all = append(all, item)
				}
			}
		}
	}
	return all
}

// citedBy gives the words that an item of the coverage rests on, nil if it is not there.
func (s *draftSource) citedBy(ref ItemRef) *record.Citation {
	var cited []record.Citation
	if i := slices.IndexFunc(s.items.Statements, func(st record.Statement) bool { return ref == ItemRef{record.KindStatement, string(st.ID)} }); i >= 0 {
		cited = s.items.Statements[i].Citations
	}
	if i := slices.IndexFunc(s.items.Outcomes, func(o record.Outcome) bool { return ref == ItemRef{record.KindOutcome, string(o.ID)} }); i >= 0 {
		cited = s.items.Outcomes[i].Citations
	}
	if i := slices.IndexFunc(s.items.Forecasts, func(f record.Forecast) bool { return ref == ItemRef{record.KindForecast, string(f.ID)} }); i >= 0 {
		cited = s.items.Forecasts[i].Citations
	}
	if len(cited) == 0 {
		return nil
	}
	return &cited[0]
}
