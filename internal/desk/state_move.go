package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// checkMoves gives the fault of an update that cannot bring its coverage into a state.
func (in NewUpdate) checkMoves() error {
	if in.Moves && (in.Kind != coverage.Marker || in.Mark == "") {
		return fault.At("moves_state", "update.moves_without_marker")
	}
	return nil
}

// moved brings a coverage into the state that a marker which has just become public asks
// for, at the moment the marker tells of.
func moved(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) error {
	to := u.Message.Mark.To()
	if !u.Moves || to == "" || to == c.Content.State {
		return nil
	}
	if !by.MayOn(people.Cover, c.ID) {
		return nil
	}
	return saveState(ctx, tx, c, by, func(content *coverage.Content) { content.Move(to, u.Message.Said) })
}

// saveState stores a coverage in another state.
func saveState(ctx context.Context, tx *store.Tx, c *coverage.Coverage, by *people.User, move func(*coverage.Content)) error {
	move(&c.Content)
	c.Content.Note, c.Content.Notes, c.Content.Correction = "", nil, "" // what was told about its words was told then
	if err := c.Content.Check(); err != nil {
		return err
	}
	c.Revision++
	if err := tx.SaveCoverage(ctx, c, string(by.ID)); err != nil {
		return err
	}
	if c.Standing != coverage.Published {
		return agree(ctx, tx, waiting{c: c}, by)
	}
	return announceCoverage(ctx, tx, c, "")
}

// unmoved brings a coverage back into the state that an undone marker found it in, if nothing
// of it was changed since.
func unmoved(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, mark coverage.Mark, by *people.User) error {
	if !u.Moves || mark.To() == "" || mark.To() != c.Content.State {
		return nil
	}
	before, _, err := stateBefore(ctx, tx, c)
	if err != nil || before == nil {
		return err
	}
	return backTo(ctx, tx, c, before, by)
}

// setTime sets one of a coverage's times; the zero time takes it away.
func setTime(to **time.Time, value *time.Time) {
	if value == nil {
		return
	}
	if value.IsZero() {
		*to = nil
		return
	}
	at := value.UTC().Truncate(time.Microsecond)
	*to = &at
}
