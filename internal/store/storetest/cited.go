package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/store"
)

// cited: of a coverage, what readers see of the statements that are cited from it, and the updates.
func cited(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	at := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	withdrawn := anUpdate("u2", 2, at)
	withdrawn.Standing = coverage.Withdrawn
	other := anUpdate("u4", 1, at)
	other.Coverage = "c2"
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		err := errors.Join(tx.SaveCoverage(ctx, aCoverage("c1", "one"), "me"), tx.SaveCoverage(ctx, aCoverage("c2", "two"), "me"))
		for _, u := range []*coverage.Update{anUpdate("u1", 1, at), withdrawn, anUpdate("u3", 3, at), other} {
			err = errors.Join(err, tx.SaveUpdate(ctx, u, "author"))
		}
		for _, one := range []struct {
			id       record.StatementID
			standing coverage.Standing
			in       coverage.ID
			updates  []coverage.UpdateID
		}{
			{"later", coverage.Published, "c1", []coverage.UpdateID{"u1", "u2"}},
			{"twice", coverage.Published, "c1", []coverage.UpdateID{"u1", "u1"}},
			{"own-words", coverage.Published, "c1", []coverage.UpdateID{""}},
			{"draft", coverage.Draft, "c1", []coverage.UpdateID{"u1"}},
			{"elsewhere", coverage.Published, "c2", []coverage.UpdateID{"u4"}},
		} {
			_, failed := tx.SaveItem(ctx, record.Statement{ID: one.id, Kind: record.Assert}, one.standing, "me")
			var anchors []store.Anchor
			for i, u := range one.updates {
				anchors = append(anchors, store.Anchor{Index: i, Coverage: one.in, Update: u, Field: record.Body})
			}
			err = errors.Join(err, failed, tx.SaveAnchors(ctx, record.KindStatement, string(one.id), anchors))
		}
		return errors.Join(err, tx.SaveAnchors(ctx, record.KindOutcome, "o", []store.Anchor{{Coverage: "c1", Update: "u3", Field: record.Body}}))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		rows, err := tx.StatementsCited(ctx, "c1")
		var ids []string
		for _, row := range rows {
			ids = append(ids, row.Key.ID)
		}
		check(t, "statements, as they were made", fmt.Sprint(ids), "[later twice own-words]")
		updates, err2 := tx.UpdatesCited(ctx, "c1")
		var numbers []int
		for _, u := range updates {
			numbers = append(numbers, u.N)
		}
		check(t, "public updates that statements are cited from", fmt.Sprint(numbers), "[1]")
		return errors.Join(err, err2)
	})
}
