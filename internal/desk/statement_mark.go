package desk

import (
	"context"
	"fmt"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// MarkStatement makes words of an update a statement of the record. The words must stand
// in the field as the update reads now; of words that were selected in an older revision
// the place is found again. In an update that is not public yet the statement waits with it.
func (d *Desk) MarkStatement(ctx context.Context, in NewStatement) (*StatementView, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	id, err := commit(ctx, d, by, in.Once, func(ctx context.Context, tx *store.Tx) (record.StatementID, error) {
		return markStatement(ctx, tx, in, by)
	})
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*StatementView, error) {
		return newReader(tx).as(by).statement(ctx, id, true)
	})
}

func markStatement(ctx context.Context, tx *store.Tx, in NewStatement, by *people.User) (record.StatementID, error) {
	c, u, err := updateFor(ctx, tx, people.Record, in.Slug, in.N)
	if err != nil {
		return "", err
	}
	s, err := statementFrom(ctx, tx, in, c, u)
	if err != nil {
		return "", err
	}
	if err := namesAreThere(ctx, tx, s); err != nil {
		return "", err
	}
	return s.ID, keepNew(ctx, tx, s, in.Draft, by)
}

func statementFrom(ctx context.Context, tx *store.Tx, in NewStatement, c *coverage.Coverage, u *coverage.Update) (*record.Statement, error) {
	cited, err := cite(c, u, in)
	if err != nil {
		return nil, err
	}
	s := &record.Statement{
		ID: in.ID, Kind: in.Kind, Speaker: in.Speaker, Via: in.Via, Issues: in.Issues, Target: in.Target,
		Event: in.Event, About: in.About, Gist: in.Gist, Citations: []record.Citation{*cited},
	}
	if s.Event == "" && s.About == "" && !in.NoEvent {
		s.Event = record.EventID(c.Content.Event)
	}
	if s.ID == "" {
		if s.ID, err = freeStatementID(ctx, tx, c.Slug, u.N); err != nil {
			return nil, err
		}
	} else if _, err := store.Item[record.Statement](ctx, tx, record.KindStatement, string(s.ID)); !fault.Is(err, fault.NotFound) {
		taken := fault.New(fault.Conflict, "record.id_taken", "got", string(s.ID))
		taken.Field = "id"
		return nil, taken
	}
	return s, s.Check()
}

// freeStatementID makes an id from where the words stand: "jr-2017-12-2" is the second
// statement marked in update 12.
func freeStatementID(ctx context.Context, tx *store.Tx, slug string, n int) (record.StatementID, error) {
	if len(slug) > 50 {
		slug = strings.TrimRight(slug[:50], "-")
	}
	for i := 1; ; i++ {
		id := fmt.Sprintf("%s-%d-%d", slug, n, i)
		_, err := store.Item[record.Statement](ctx, tx, record.KindStatement, id)
		if fault.Is(err, fault.NotFound) {
			return record.StatementID(id), nil
		}
		if err != nil {
			return "", err
		}
	}
}

// cite ties words to an update as it reads now.
func cite(c *coverage.Coverage, u *coverage.Update, in NewStatement) (*record.Citation, error) {
	if u.Standing == coverage.Withdrawn || u.Standing == coverage.Undone || u.Standing == coverage.Discarded {
		return nil, fault.New(fault.Conflict, "update.withdrawn", "n", u.N)
	}
	field := in.Field
	if field == "" {
		field = record.Body
	}
	plain, ok := u.Message.Field(string(field))
	if !ok {
		return nil, fault.At("field", "record.no_field", "got", string(field))
	}
	if strings.TrimSpace(in.Quote.Exact) == "" {
		return nil, fault.At("exact", "record.words_missing")
	}
	q, ok := in.Quote.Find(plain)
	if !ok {
		return nil, fault.At("exact", "record.words_not_found", "got", short(in.Quote.Exact))
	}
	mode := in.Mode
	if mode == "" {
		mode = record.ModeOf(plain, q.Start, q.End)
	}
	return &record.Citation{
		Coverage: string(c.ID), Update: string(u.ID), N: u.N, Revision: u.Revision, Field: field, Quote: q,
		Lang: c.Content.Lang, Mode: mode,
	}, nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// namesAreThere gives the faults of an item that names what the record does not hold.
func namesAreThere(ctx context.Context, tx *store.Tx, item record.Item) error {
	var faults []*fault.Error
	for _, ref := range item.Refs() {
		there, err := tx.Exists(ctx, ref.Kind, ref.ID)
		if err != nil {
			return err
		}
		if !there {
			faults = append(faults, fault.At(ref.Rel, "record.no_"+string(ref.Kind), "got", ref.ID))
		}
	}
	return fault.Join(faults...)
}
