package store

import (
	"context"
	"encoding/json"
	"time"

	"readout/internal/hook"
)

const hookColumns = `h.id, h.name, h.url, h.events, h.coverages, h.made, h.secret, h.old_secret, h.old_until, h.off, h.seq, h.tries, h.since, h.next, h.tried`

// Hooks lists all hooks, the oldest first.
func (t *Tx) Hooks(ctx context.Context) ([]hook.Hook, error) {
	return list(ctx, t, scanHook, `SELECT `+hookColumns+` FROM hook h ORDER BY h.made, h.id`)
}

// Hook finds a hook.
func (t *Tx) Hook(ctx context.Context, id string) (*hook.Hook, error) {
	found, err := list(ctx, t, scanHook, `SELECT `+hookColumns+` FROM hook h WHERE h.id = $1`, id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("hook.none")
	}
	return &found[0], nil
}

// WaitingHooks lists the hooks that have not been told all there is, or of which somebody
// asked for something.
func (t *Tx) WaitingHooks(ctx context.Context) ([]hook.Waiting, error) {
	return list(ctx, t, func(r scanner) (hook.Waiting, error) {
		var w hook.Waiting
		var next int64
		err := r.Scan(&w.ID, &next)
		w.Next = fromMicros(next)
		return w, err
	}, `
		SELECT h.id, CASE WHEN EXISTS (SELECT 1 FROM hook_asked a WHERE a.hook = h.id) THEN 0 ELSE h.next END FROM hook h
		WHERE h.off = '' AND h.seq < (SELECT seq FROM journal_head) OR EXISTS (SELECT 1 FROM hook_asked a WHERE a.hook = h.id)`)
}

// AddHook stores a new hook.
func (t *Tx) AddHook(ctx context.Context, h *hook.Hook) error {
	return t.exec(ctx, `
		INSERT INTO hook (id, name, url, events, coverages, made, secret, old_secret, old_until, off, seq, tries, since, next, tried)
		VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, $8, $9, 0, 0, 0, 0)`,
		h.ID, h.Name, h.URL, listJSON(h.Events), listJSON(h.Coverages), micros(h.Made), h.Secret, h.Off, h.Seq)
}

// SaveHook stores what people change of a hook. How far it was told is moved only if they said
// so: whoever sends may just be writing it down.
func (t *Tx) SaveHook(ctx context.Context, h *hook.Hook) error {
	until := int64(0)
	if h.Old != "" {
		until = micros(h.OldUntil)
	}
	return t.exec(ctx, `
		UPDATE hook SET name = $1, url = $2, events = $3, coverages = $4, secret = $5, old_secret = $6, old_until = $7, off = $8 WHERE id = $9`,
		h.Name, h.URL, listJSON(h.Events), listJSON(h.Coverages), h.Secret, h.Old, until, h.Off, h.ID)
}

// RestartHook has a hook told what follows a number, at once.
func (t *Tx) RestartHook(ctx context.Context, id string, seq int64) error {
	return t.exec(ctx, `UPDATE hook SET off = '', seq = $1, tries = 0, since = 0, next = 0 WHERE id = $2`, seq, id)
}

// ToldHook writes down that a hook was told all up to a number.
func (t *Tx) ToldHook(ctx context.Context, id string, seq int64) error {
	return t.exec(ctx, `UPDATE hook SET seq = $1, tries = 0, since = 0, next = 0 WHERE id = $2 AND seq <= $1`, seq, id)
}

// FailHook writes down that a message did not come through to a hook.
func (t *Tx) FailHook(ctx context.Context, id string, f *hook.Failure) error {
	since := int64(0)
	if !f.Since.IsZero() {
		since = micros(f.Since)
	}
	return t.exec(ctx, `
		UPDATE hook SET tries = $1, since = $2, next = $3, off = CASE WHEN off = '' THEN $4 ELSE off END WHERE id = $5`,
		f.Tries, since, micros(f.Next), f.Off, id)
}

// DropHook forgets a hook and all of it.
func (t *Tx) DropHook(ctx context.Context, id string) error {
	if err := t.exec(ctx, `DELETE FROM hook_asked WHERE hook = $1`, id); err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM hook_delivery WHERE hook = $1`, id); err != nil {
		return err
	}
	return t.exec(ctx, `DELETE FROM hook WHERE id = $1`, id)
}

// AddDelivery writes down an attempt.
func (t *Tx) AddDelivery(ctx context.Context, id string, d *hook.Delivery) error {
	err := t.exec(ctx, `
		INSERT INTO hook_delivery (id, hook, seq, message, event, at, took, attempt, status, trouble, asked)
		VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM hook_delivery), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		id, d.Seq, d.Message, d.Event, micros(d.At), d.Took.Microseconds(), d.Attempt, d.Status, d.Trouble, d.Asked)
	if err != nil {
		return err
	}
	return t.exec(ctx, `UPDATE hook SET tried = $1 WHERE id = $2`, micros(d.At), id)
}

// ForgetDeliveries keeps of a hook the newest attempts.
func (t *Tx) ForgetDeliveries(ctx context.Context, id string, keep int) error {
	return t.exec(ctx, `
		DELETE FROM hook_delivery WHERE hook = $1 AND id <= (SELECT id FROM hook_delivery WHERE hook = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)`, id, keep)
}

// Deliveries lists the newest attempts of a hook, the newest first.
func (t *Tx) Deliveries(ctx context.Context, id string, limit int) ([]hook.Delivery, error) {
	return list(ctx, t, scanDelivery, `
		SELECT id, seq, message, event, at, took, attempt, status, trouble, asked FROM hook_delivery WHERE hook = $1 ORDER BY id DESC LIMIT $2`, id, limit)
}

// AskHook has a hook told a line of the journal, or 0 for a test, beside the order.
func (t *Tx) AskHook(ctx context.Context, id string, seq int64) error {
	return t.exec(ctx, `
		INSERT INTO hook_asked (id, hook, seq) VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM hook_asked), $1, $2)`, id, seq)
}

// Asked is a sending that somebody asked for.
type Asked struct{ ID, Seq int64 }

// AskedOf lists what was asked for of a hook, the oldest first.
func (t *Tx) AskedOf(ctx context.Context, id string, limit int) ([]Asked, error) {
	return list(ctx, t, func(r scanner) (a Asked, err error) { return a, r.Scan(&a.ID, &a.Seq) },
		`SELECT id, seq FROM hook_asked WHERE hook = $1 ORDER BY id LIMIT $2`, id, limit)
}

// DropAsked forgets what was asked for, as it is done.
func (t *Tx) DropAsked(ctx context.Context, id int64) error {
	return t.exec(ctx, `DELETE FROM hook_asked WHERE id = $1`, id)
}

// listJSON writes a list; none is an empty one.
func listJSON[T ~string](all []T) string {
	if len(all) == 0 {
		return "[]"
	}
	raw, _ := json.Marshal(all) // of strings: it cannot fail
	return string(raw)
}

func scanHook(r scanner) (hook.Hook, error) {
	var h hook.Hook
	var events, coverages []byte
	var made, until, since, next, tried int64
	err := r.Scan(&h.ID, &h.Name, &h.URL, &events, &coverages, &made, &h.Secret, &h.Old, &until, &h.Off, &h.Seq, &h.Tries, &since, &next, &tried)
	if err != nil {
		return h, err
	}
	h.Made, h.OldUntil, h.Since, h.Next, h.LastTried = fromMicros(made), momentOrNone(until), momentOrNone(since), momentOrNone(next), momentOrNone(tried)
	if err := json.Unmarshal(events, &h.Events); err != nil {
		return h, err
	}
	return h, json.Unmarshal(coverages, &h.Coverages)
}

func scanDelivery(r scanner) (hook.Delivery, error) {
	var d hook.Delivery
	var at, took int64
	err := r.Scan(&d.ID, &d.Seq, &d.Message, &d.Event, &at, &took, &d.Attempt, &d.Status, &d.Trouble, &d.Asked)
	d.At, d.Took = fromMicros(at), time.Duration(took)*time.Microsecond
	return d, err
}
