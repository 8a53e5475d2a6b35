package desk

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// StatementEdit is what a form says of a statement: who, what they did, about what, where. The
// words it rests on and what is not in the form stay.
type StatementEdit struct {
	Speaker []record.ActorID
	Via     record.ActorID
	Kind    record.StatementKind
	Issues  []record.IssueID
	Event   record.EventID // made at
	About   record.EventID // an outsider's
	Gist    text.Local     // in the languages that it names; "" takes one out
	As      map[int]string // how an account words the act, by its place among the citations; "" as the record does
	From    int            // the revision that was read before, 0 = whatever stands
}

// EditStatement changes what the record says of words: a draft stays one.
func (d *Desk) EditStatement(ctx context.Context, id record.StatementID, e StatementEdit) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, changeItem(ctx, tx, by, id, e.From, func(s *record.Statement) error {
			s.Speaker, s.Via, s.Kind, s.Issues = slices.Clone(e.Speaker), e.Via, e.Kind, slices.Clone(e.Issues)
			s.Event, s.About = e.Event, e.About
			for lang, words := range e.Gist {
				if s.Gist == nil {
					s.Gist = text.Local{}
				}
				if s.Gist[lang] = words; words == "" {
					delete(s.Gist, lang)
				}
			}
			s.Citations = slices.Clone(s.Citations)
			for i, as := range e.As {
				if i < 0 || i >= len(s.Citations) {
					return fault.At(fmt.Sprintf("as.%d", i), "record.no_citation_there", "n", i+1)
				}
				if s.Citations[i].As = as; as == string(s.Kind) {
					s.Citations[i].As = ""
				}
			}
			return nil
		})
	})
	return err
}
