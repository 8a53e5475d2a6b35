package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// TestVerifyWhatWaits: a state of a public outcome that waits for a draft's words has no line yet, and nothing is wrong;
// what readers are told of the outcome has one, or it is said.
func TestVerifyWhatWaits(t *testing.T) {
	h := aHistory(t, 2)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		words := func(n int, exact string) *desk.Words {
			return &desk.Words{Slug: "talks", N: n, Field: record.Headline, Quote: text.Quote{Exact: exact}}
		}
		_, err := d.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "Nothing came of it", Draft: true})
		if err != nil {
			return err
		}
		err = first(
			d.SaveEvent(ctx, record.Event{ID: "series", Kind: record.Series, Names: []record.Name{{Lang: "en", Text: "Talks"}}}, 0),
			d.SaveEvent(ctx, record.Event{ID: "round", Kind: record.Round, Parent: "series", Ordinal: 1, Date: "2031"}, 0))
		if err != nil {
			return err
		}
		id, err := d.PutOutcome(ctx, record.Outcome{
			ID: "dam", Kind: record.Act, Event: "round", Title: text.Local{"en": "Mend the dam"},
			Changes: []record.StatusChange{{Status: record.Agreed, AsOf: "2030", Basis: record.BasisReported}},
		}, desk.Put{Words: words(1, "Headline 1")})
		if err != nil {
			return err
		}
		return d.AddStatus(ctx, id, desk.NewStatus{Status: record.NotKept, AsOf: "2031", Words: words(3, "Nothing came of it")})
	})
	verified := func(want int, says string) {
		t.Helper()
		if out, code := h.verify(filepath.Join(t.TempDir(), "head.txt")); code != want || !strings.Contains(out, says) {
			t.Errorf("got exit code %d and no %q: %s", code, says, out)
		}
	}
	verified(0, "Nothing is wrong.")

	back := h.copy()
	h.sql(`UPDATE revision SET content = replace(content, 'Mend the dam', 'Sell the dam') WHERE item = 'outcome' AND number = 2`,
		`UPDATE record_item SET content = replace(content, 'Mend the dam', 'Sell the dam') WHERE id = 'dam'`)
	verified(1, "no line of it")
	back()

	h.work(func(ctx context.Context, d *desk.Desk) error {
		_, err := d.PublishUpdate(ctx, "talks", 3, 1)
		return err
	})
	verified(0, "Nothing is wrong.")
}
