package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// EditUpdate changes an update. Citations of its words are found again in the new text or
// flagged. An edit that started from an older revision is merged with what was stored since,
// if it asks for that (update_merge.go). Else, and where both changed the same differently,
// it is a Conflict ("update.stale") whose cause is a *Stale with both texts; nothing is
// changed then.
func (d *Desk) EditUpdate(ctx context.Context, slug string, n int, in UpdateEdit) (Receipt, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return Receipt{}, err
	}
	e := edit{slug: slug, n: n, by: by}
	if in.Markdown != nil {
		doc, err := d.body(ctx, *in.Markdown)
		if err != nil {
			return Receipt{}, err
		}
		e.body = &doc
	}
	if err := d.settleEdit(&in); err != nil {
		return Receipt{}, err
	}
	e.in = in
	r, err := d.edit(ctx, &e)
	if err == nil {
		d.stored(by, e.on, n)
	}
	return r, err
}

// edit is an edit on its way.
type edit struct {
	slug string
	n    int
	on   coverage.ID // what slug was the address of
	by   *people.User
	in   UpdateEdit
	body *text.Document    // in's Markdown
	mine *coverage.Message // all that it makes of the update, instead of what in says
}

// edit stores an edit, merged if need be.
func (d *Desk) edit(ctx context.Context, e *edit) (Receipt, error) {
	r, err := d.storeEdit(ctx, e, func(u *coverage.Update) (coverage.Message, error) {
		if e.in.From != u.Revision {
			return coverage.Message{}, stale(u, e.in)
		}
		return e.of(u.Message), nil
	})
	if _, stale := errors.AsType[*Stale](err); stale && e.in.Merge {
		return d.mergeEdit(ctx, e)
	}
	return r, err
}

// of gives what the edit makes of a state of the update.
func (e *edit) of(m coverage.Message) coverage.Message {
	if e.mine != nil {
		return *e.mine
	}
	return e.in.apply(m, e.body)
}

// storeEdit stores what is made of the newest revision.
func (d *Desk) storeEdit(ctx context.Context, e *edit, made func(*coverage.Update) (coverage.Message, error)) (Receipt, error) {
	return commit(ctx, d, e.by, Once{}, func(ctx context.Context, tx *store.Tx) (Receipt, error) {
		c, u, err := updateToChange(ctx, tx, e)
		if err != nil {
			return Receipt{}, err
		}
		m, err := made(u)
		if err != nil {
			return Receipt{}, err
		}
		if err := e.in.explains(c, u); err != nil {
			return Receipt{}, err
		}
		if m.Pictures, err = creditsAsWritten(ctx, tx, m.Pictures); err != nil {
			return Receipt{}, err
		}
		r, err := editUpdate(ctx, tx, c, u, m, e.by)
		if err != nil || e.in.Pinned == nil || *e.in.Pinned == u.Pinned() {
			return r, err
		}
		r.Position, err = d.repin(ctx, tx, c, u, *e.in.Pinned, e.by)
		return r, err
	})
}

// repin pins or unpins an update that somebody edits.
func (d *Desk) repin(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, pinned bool, by *people.User) (journal.Position, error) {
	p, err := unpinned(u), error(nil)
	if pinned {
		p, err = d.pin(ctx, tx, c, u, nil)
	}
	if err != nil {
		return journal.Start, err
	}
	r, err := place(ctx, tx, c, u, p, string(by.ID))
	return r.Position, err
}

func updateToChange(ctx context.Context, tx *store.Tx, e *edit) (*coverage.Coverage, *coverage.Update, error) {
	c, u, err := updateFor(ctx, tx, people.Submit, e.slug, e.n)
	if err != nil {
		return nil, nil, err
	}
	e.on = c.ID
	return c, u, mayChange(ctx, tx, e.by, u)
}

// settleEdit looks after the files of the pictures and cards that an edit brings.
func (d *Desk) settleEdit(in *UpdateEdit) error {
	if in.Pictures != nil {
		pictures, err := d.settlePictures("pictures", *in.Pictures)
		if err != nil {
			return err
		}
		in.Pictures = &pictures
	}
	if in.Cards != nil {
		cards, err := d.settleCards(*in.Cards)
		if err != nil {
			return err
		}
		in.Cards = &cards
	}
	return nil
}

func editUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, m coverage.Message, by *people.User) (Receipt, error) {
	same := m
	same.Note, same.Notes, same.Correction = u.Message.Note, u.Message.Notes, u.Message.Correction
	if m.Note == "" && m.Correction == "" && sameWords(same, u.Message) {
		p, err := head(ctx, tx, c)
		return Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: p}, err
	}
	return saveMessage(ctx, tx, c, u, m, by)
}

// saveMessage stores an update's next state and announces it if readers see it.
func saveMessage(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, m coverage.Message, by *people.User) (Receipt, error) {
	public, err := publicBy(ctx, tx, u)
	if err != nil {
		return Receipt{}, err
	}
	if err := m.Check(public); err != nil {
		return Receipt{}, err
	}
	if err := settleReadouts(ctx, tx, c, m.Body, u.Message.Body); err != nil {
		return Receipt{}, err
	}
	u.Message = m
	u.Revision++
	if err := tx.SaveUpdate(ctx, u, string(by.ID)); err != nil {
		return Receipt{}, err
	}
	if err := reanchor(ctx, tx, u); err != nil {
		return Receipt{}, err
	}
	r := Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}
	if u.Standing != coverage.Published {
		return r, agree(ctx, tx, waiting{c, u}, by)
	}
	r.Position, err = announceUpdate(ctx, tx, c, u, journal.Revised)
	return r, err
}

// publicBy gives the moment at which readers can see an update: what it tells of may be as
// late as that.
func publicBy(ctx context.Context, tx *store.Tx, u *coverage.Update) (time.Time, error) {
	s, ok, err := tx.ScheduleOf(ctx, store.ItemUpdate, string(u.ID))
	if err != nil || !ok {
		return tx.Now, err
	}
	return latest(tx.Now, &s.At), nil
}

// mayChange tells whether a user may change an update: editors any, others their own while
// it waits; nobody one that was withdrawn.
func mayChange(ctx context.Context, tx *store.Tx, by *people.User, u *coverage.Update) error {
	if u.Standing == coverage.Withdrawn || u.Standing == coverage.Undone || u.Standing == coverage.Discarded {
		return fault.New(fault.Conflict, "update.withdrawn", "n", u.N)
	}
	if by.MayOn(people.Publish, u.Coverage) {
		return nil
	}
	author, err := tx.Author(ctx, u.ID)
	if err != nil {
		return err
	}
	own, public := author == string(by.ID), u.Standing == coverage.Published
	if own && !public {
		return nil
	}
	if _, err = people.NeedOn(ctx, people.Publish, u.Coverage); own { // an editor published what its author still works at
		return fault.New(fault.Denied, "update.public_now", "n", u.N).Because(err)
	}
	return err
}

func stale(u *coverage.Update, in UpdateEdit) error {
	return fault.New(fault.Conflict, "update.stale", "from", in.From, "current", u.Revision).Because(&Stale{
		Current: u.Revision, Headline: u.Message.Headline, Markdown: markup.Source(u.Message.Body), Yours: in,
	})
}

func (in UpdateEdit) apply(m coverage.Message, body *text.Document) coverage.Message {
	set(&m.Kind, in.Kind)
	set(&m.Mark, in.Mark)
	set(&m.Pictures, in.Pictures)
	set(&m.Cards, in.Cards)
	set(&m.Body, body)
	if in.Kind != nil && *in.Kind != coverage.Marker {
		m.Mark = ""
	}
	if in.Said != nil {
		m.Said = in.Said.UTC().Truncate(time.Microsecond)
	}
	if in.Headline != nil && strings.TrimSpace(*in.Headline) != m.Headline {
		m.Headline = strings.TrimSpace(*in.Headline)
		m.Headlines = nil // they translate the headline that was
	}
	m.Note, m.Notes, m.Correction = strings.TrimSpace(in.Note), in.Notes, in.Correction
	if m.Note != "" {
		m.Correction = m.Told()
	}
	return m
}

// explains gives the fault of a note about what readers have not seen.
func (in UpdateEdit) explains(c *coverage.Coverage, u *coverage.Update) error {
	return explains(isPublic(c, u), in.Note, in.Correction)
}

// explains gives the fault of a note where nothing is public: there is nothing to correct yet.
func explains(public bool, note string, kind coverage.CorrectionKind) error {
	switch {
	case public:
		return nil
	case strings.TrimSpace(note) != "":
		return fault.At("note", "correction.not_public")
	case kind != "":
		return fault.At("correction", "correction.not_public")
	}
	return nil
}

// reanchor finds the cited words of an update in its newest text.
func reanchor(ctx context.Context, tx *store.Tx, u *coverage.Update) error {
	anchors, err := tx.AnchorsOfUpdate(ctx, u.ID)
	if err != nil {
		return err
	}
	return moveAnchors(ctx, tx, anchors, u.Message.Field)
}

// moveAnchors finds cited words again in fields that have been edited, or flags them.
func moveAnchors(ctx context.Context, tx *store.Tx, anchors []store.Anchor, field func(string) (string, bool)) error {
	for _, a := range anchors {
		s, err := tx.AnyItem(ctx, a.Kind, a.ID)
		if err != nil {
			return err
		}
		plain, _ := field(string(a.Field))
		q := s.Item.Cites()[a.Index].Quote
		q.Start, q.End = a.Start, a.End
		moved := a
		moved.Start, moved.End, moved.Orphaned = a.Start, a.End, true
		if start, end, ok := q.Locate(plain); ok {
			moved.Start, moved.End, moved.Orphaned = start, end, false
		}
		if err := tx.MoveAnchor(ctx, moved); err != nil {
			return err
		}
	}
	return nil
}
