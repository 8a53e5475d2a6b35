package desk

import (
	"context"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/presence"
	"readout/internal/store"
)

// maxTabID bounds what a tab may call itself.
const maxTabID = 64

// WithPresence lets people see who else is at the desk; without it nobody is.
func (d *Desk) WithPresence(b *presence.Board) *Desk {
	d.presence = b
	return d
}

// Arrive takes what a tab says of itself: who works on a coverage has it, or update n of it,
// open.
func (d *Desk) Arrive(ctx context.Context, slug string, t presence.Tab) error {
	by, room, err := d.room(ctx, people.Submit, slug)
	if err != nil || d.presence == nil {
		return err
	}
	if len(t.ID) > maxTabID || len(t.Page) > maxTabID {
		return fault.At("tab", "together.tab")
	}
	if t.Doing != presence.Writing && t.Doing != presence.Opened {
		t.Doing = presence.Reading
	}
	t.User, t.Name, t.Guest = string(by.ID), by.Name, by.Guest
	d.presence.Say(room, t)
	return d.seeHolder(ctx, by, coverage.ID(room), t.Silent)
}

// stored tells the Board that an edit of an update went well.
func (d *Desk) stored(by *people.User, of coverage.ID, n int) {
	if d.presence != nil {
		d.presence.Stored(string(of), string(by.ID), n)
	}
}

// Leave takes the word that a tab is closed.
func (d *Desk) Leave(ctx context.Context, slug, tab string) error {
	by, room, err := d.room(ctx, people.Submit, slug)
	if err == nil && d.presence != nil {
		d.presence.Leave(room, string(by.ID), tab)
	}
	return err
}

// Lost takes the word that the connection of a tab ended some time ago: if nothing was heard
// of it since, it is gone.
func (d *Desk) Lost(ctx context.Context, slug, tab string, since time.Duration) error {
	by, room, err := d.room(ctx, people.Submit, slug)
	if err == nil && d.presence != nil {
		d.presence.Lost(room, string(by.ID), tab, since)
	}
	return err
}

// Here lists who is at the desk of a coverage, to those who may read its drafts.
func (d *Desk) Here(ctx context.Context, slug string) ([]presence.Person, error) {
	_, room, err := d.room(ctx, people.ReadDrafts, slug)
	if err != nil || d.presence == nil {
		return nil, err
	}
	return d.stillIn(ctx, coverage.ID(room), d.presence.Here(room))
}

// stillIn leaves out guests whose link has ended or was revoked: their page stays open, and
// nothing that is done on it reaches us any more.
func (d *Desk) stillIn(ctx context.Context, id coverage.ID, here []presence.Person) ([]presence.Person, error) {
	if !slices.ContainsFunc(here, func(p presence.Person) bool { return p.Guest }) {
		return here, nil
	}
	roles, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]store.CoverageRole, error) {
		return tx.RolesOn(ctx, id, d.clock())
	})
	return slices.DeleteFunc(here, func(p presence.Person) bool {
		return p.Guest && !slices.ContainsFunc(roles, func(r store.CoverageRole) bool { return string(r.User) == p.User })
	}), err
}

// WatchHere gives a channel that closes when somebody comes, goes or begins to write; nil when
// there is nothing to watch any more.
func (d *Desk) WatchHere(ctx context.Context, slug string) (<-chan struct{}, error) {
	_, room, err := d.room(ctx, people.ReadDrafts, slug)
	if err != nil || d.presence == nil || d.presence.Closed() {
		return nil, err
	}
	return d.presence.Watch(room), nil
}

// room gives what a coverage is called on the Board: its id, as the slug may change.
func (d *Desk) room(ctx context.Context, a people.Action, slug string) (*people.User, string, error) {
	by, err := people.NeedAnywhere(ctx, a)
	if err != nil {
		return nil, "", err
	}
	room, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (string, error) {
		c, err := coverageFor(ctx, tx, a, slug)
		if err != nil {
			return "", err
		}
		return string(c.ID), nil
	})
	return by, room, err
}
