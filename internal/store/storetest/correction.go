package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/store"
	"readout/internal/text"
)

func corrections(t *testing.T, open Open) {
	s := opened(t, open, store.Options{})
	said := time.Date(2017, 3, 20, 3, 0, 0, 0, time.UTC)
	u := anUpdate("u1", 1, said)
	other := anUpdate("u2", 1, said)
	other.Coverage = "c2"
	revise := func(ctx context.Context, tx *store.Tx, u *coverage.Update, note string, public bool) error {
		u.Message.Note = note
		err := tx.SaveUpdate(ctx, u, "me")
		if public {
			err = errors.Join(err, tx.Announce(ctx, &journal.Change{Kind: journal.Revised, Item: store.ItemUpdate, ID: string(u.ID), Revision: u.Revision}))
		}
		err = errors.Join(err, tx.SaveCorrection(ctx, u, coverage.Corrected))
		u.Revision++
		return err
	}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		hidden := aCoverage("c2", "two")
		hidden.Standing = coverage.Draft
		return errors.Join(
			tx.SaveCoverage(ctx, aCoverage("c1", "one"), "me"), tx.SaveCoverage(ctx, hidden, "me"),
			revise(ctx, tx, u, "first", true), revise(ctx, tx, u, "not public", false), revise(ctx, tx, u, "third", true),
			revise(ctx, tx, other, "of a draft", true), revise(ctx, tx, u, "fourth", true),
		)
	})
	var cursor int64
	wantNotes := func(what, want string, list func(context.Context, *store.Tx) ([]store.Correction, error)) {
		t.Helper()
		see(t, s, func(ctx context.Context, tx *store.Tx) error {
			all, err := list(ctx, tx)
			var got []string
			for _, k := range all {
				got = append(got, fmt.Sprintf("%d %s", k.Revision, k.Note))
				cursor = k.Seq
			}
			check(t, what, strings.Join(got, ", "), want)
			return err
		})
	}
	wantNotes("a page", "4 fourth, 3 third", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		return tx.Corrections(ctx, "", 0, 2)
	})
	wantNotes("the next", "1 first", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		return tx.Corrections(ctx, "c1", cursor, 2)
	})
	wantNotes("the newest of an update, oldest first", "3 third, 4 fourth", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		return tx.CorrectionsOf(ctx, "u1", 2)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		c := aCoverage("c1", "one")
		c.Revision, c.Content.Note, c.Content.Notes = 2, "of the title", text.Local{"en": "the title"}
		return errors.Join(
			tx.SaveCoverage(ctx, c, "me"),
			tx.Announce(ctx, &journal.Change{Kind: journal.Covered, Item: store.ItemCoverage, ID: "c1", Revision: 2}),
			tx.SaveCoverageCorrection(ctx, c, coverage.Clarified),
		)
	})
	wantNotes("of the coverage's own words", "2 of the title", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		all, err := tx.CorrectionsOfCoverage(ctx, "c1", 9)
		if len(all) == 1 && (all[0].Update != "" || all[0].Kind != coverage.Clarified || all[0].Notes["en"] != "the title") {
			t.Errorf("got %+v", all[0])
		}
		return all, err
	})
	wantNotes("the newest of all", "2 of the title", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		return tx.Corrections(ctx, "c1", 0, 1)
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.DropCorrections(ctx, "u1") })
	wantNotes("dropped", "2 of the title", func(ctx context.Context, tx *store.Tx) ([]store.Correction, error) {
		return tx.Corrections(ctx, "", 0, 9)
	})
}
