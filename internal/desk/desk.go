// Package desk is what people do with a site and what its pages read: one action per
// file, with the rights it needs, its transaction and the Changes it makes; and the views
// (read_*.go) of which the public ones cannot hold a draft.
package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"readout/internal/bell"
	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/masthead"
	"readout/internal/passkey"
	"readout/internal/people"
	"readout/internal/presence"
	"readout/internal/record"
	"readout/internal/store"
)

// Desk does things on one site.
type Desk struct {
	store *store.Store
	media Media

	fetcher Fetcher
	baseURL string // the site's own address, "" if it is not known

	given    Site                     // what it was started with
	site     atomic.Pointer[SiteView] // what it says of itself now
	deciding sync.Mutex               // held while site is read anew
	resited  func()                   // told when it says something else
	vitals   func(context.Context) Vitals
	wrong    wrongTokens
	clock    func() time.Time
	passkeys *passkey.Site // nil where browsers have none
	presence *presence.Board
	news     *bell.Bell // rung when the desk shows something otherwise
	bell     func()     // rung when something else may be due next
	uses     uses
	known    atomic.Pointer[knownNames] // what texts are read with
	drafts   *draftReader

	hooksHere bool // webhooks may go to this machine
	hookSeal  *hook.Seal
}

// New makes a desk over a store. clock nil is the real one.
func New(s *store.Store, site Site, clock func() time.Time) *Desk {
	if clock == nil {
		clock = time.Now
	}
	d := &Desk{store: s, given: site, clock: clock, bell: func() {}, news: bell.New(), resited: func() {}, drafts: newDraftReader()}
	d.vitals = func(context.Context) Vitals { return Vitals{} }
	d.site.Store(d.siteOf(context.Background(), masthead.Masthead{}))
	s.Witness(d.keepAct)
	s.Touched(d.ring)
	return d
}

// WithBell has a bell rung whenever something else may be due next: whoever does what is due
// (DoDue) then asks anew. It must not wait.
func (d *Desk) WithBell(ring func()) *Desk {
	d.bell = ring
	return d
}

// WithMedia gives the desk the store of pictures; without one there are none.
func (d *Desk) WithMedia(m Media) *Desk {
	d.media = m
	return d
}

// WithPasskeys lets people log in with passkeys; without them there are passwords alone.
func (d *Desk) WithPasskeys(s *passkey.Site) *Desk {
	d.passkeys = s
	return d
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// commit runs an action; with a key, the answer to its first success is kept and given
// again: for a day, or as long as the update that was made.
func commit[T any](ctx context.Context, d *Desk, u *people.User, once Once, act func(context.Context, *store.Tx) (T, error)) (T, error) {
	if once.Key == "" {
		return store.Commit(ctx, d.store, act)
	}
	var none T
	if len([]rune(once.Key)) > 200 {
		return none, fault.At("Idempotency-Key", "once.key_long", "count", 200)
	}
	sum := sha256.Sum256(once.Body)
	digest := hex.EncodeToString(sum[:])
	return store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (T, error) {
		kept, answer, ok, err := tx.Answer(ctx, string(u.ID), once.Key)
		switch {
		case err != nil:
			return none, err
		case ok && kept != "" && kept != digest:
			return none, sentBefore(once.Key, answer)
		case ok:
			var first T
			return first, json.Unmarshal(answer, &first)
		}
		result, err := act(ctx, tx)
		if err != nil {
			return none, err
		}
		raw, err := json.Marshal(result)
		if err != nil {
			return none, err
		}
		if made, ok := any(result).(Receipt); ok {
			return result, tx.KeepAnswerAbout(ctx, made.Update, string(u.ID), once.Key, digest, raw)
		}
		return result, tx.KeepAnswer(ctx, string(u.ID), once.Key, digest, raw)
	})
}

// sentBefore says that a key was used with other words, and which update those became.
func sentBefore(key string, answer []byte) error {
	var first SentBefore
	_ = json.Unmarshal(answer, &first.Receipt) // what was no update has no number
	return fault.New(fault.Conflict, "once.other_body", "key", key).Because(&first)
}

// read runs f on a snapshot.
func read[T any](ctx context.Context, d *Desk, f func(context.Context, *store.Tx) (T, error)) (T, error) {
	var result T
	err := d.store.Read(ctx, func(ctx context.Context, tx *store.Tx) (err error) {
		result, err = f(ctx, tx)
		return err
	})
	return result, err
}

// streams gives the streams that news of an update belongs to besides the site's: its
// coverage's, and those of the rounds whose statements are cited from it.
func streams(ctx context.Context, tx *store.Tx, u *coverage.Update) ([]journal.Stream, error) {
	all := []journal.Stream{journal.CoverageStream(string(u.Coverage))}
	anchors, err := tx.AnchorsOfUpdate(ctx, u.ID)
	if err != nil {
		return nil, err
	}
	for _, a := range anchors {
		s, err := tx.AnyItem(ctx, a.Kind, a.ID)
		if err != nil {
			return nil, err
		}
		shown, err := shownIn(ctx, tx, s.Item)
		if err != nil {
			return nil, err
		}
		all = append(all, shown...)
	}
	return all, nil
}

// roundOf gives the round that an event is or belongs to, nil if it is in none.
func roundOf(ctx context.Context, tx *store.Tx, id record.EventID) (*record.Event, error) {
	for range 8 { // a tree of events is never that deep
		if id == "" {
			return nil, nil
		}
		e, err := store.Item[record.Event](ctx, tx, record.KindEvent, string(id))
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", id, err)
		}
		if e.Item.Kind == record.Round {
			return &e.Item, nil
		}
		id = e.Item.Parent
	}
	return nil, nil
}

// announceUpdate writes the journal's line for an update's newest revision, if the
// coverage is public; and for statements that waited for the update to become so.
func announceUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, kind journal.Kind) (journal.Position, error) {
	return announceState(ctx, tx, c, u, kind, u.Message.Erased)
}

// announceState does so of a state with which those before it may have been erased.
func announceState(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, kind journal.Kind, erased bool) (journal.Position, error) {
	if c.Standing != coverage.Published {
		return journal.Start, nil
	}
	to, err := streams(ctx, tx, u)
	if err != nil {
		return journal.Start, err
	}
	change := &journal.Change{
		Kind: kind, Item: store.ItemUpdate, ID: string(u.ID), Revision: u.Revision, Coverage: string(c.ID),
		Withdrawn: kind == journal.Retracted, Erased: erased,
	}
	if err := tx.Announce(ctx, change, to...); err != nil {
		return journal.Start, err
	}
	if kind == journal.Posted && u.Placement.Revision > 0 {
		if _, err := announcePlacement(ctx, tx, c, u); err != nil {
			return journal.Start, err
		}
	}
	if kind == journal.Posted {
		anchors, err := tx.AnchorsOfUpdate(ctx, u.ID)
		if err != nil {
			return journal.Start, err
		}
		if err := announceWaiting(ctx, tx, anchors); err != nil {
			return journal.Start, err
		}
	}
	if err := listCorrection(ctx, tx, u, kind); err != nil {
		return journal.Start, err
	}
	p, _ := change.In(journal.CoverageStream(string(c.ID)))
	return p, nil
}

// listCorrection keeps the list of corrections: an edit's note comes on it; a retraction
// takes the place of all that was noted before, as that may quote the words; what was undone
// leaves nothing.
func listCorrection(ctx context.Context, tx *store.Tx, u *coverage.Update, kind journal.Kind) error {
	if kind == journal.Revised && u.Message.Told() != "" {
		return tx.SaveCorrection(ctx, u, u.Message.Told())
	}
	if kind != journal.Retracted {
		return nil
	}
	if err := tx.DropCorrections(ctx, u.ID); err != nil || u.Standing != coverage.Withdrawn {
		return err
	}
	return tx.SaveCorrection(ctx, u, coverage.Retracted)
}

// sameWords tells whether two states would be kept as the same revision: no tags are as
// good as an empty list of them.
func sameWords(a, b any) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

// publicCoverage finds a coverage that readers may see; any other is missing to them.
func publicCoverage(ctx context.Context, tx *store.Tx, slug string) (*coverage.Coverage, error) {
	return onlyPublic(tx.CoverageBySlug(ctx, slug))
}

func onlyPublic(c *coverage.Coverage, err error) (*coverage.Coverage, error) {
	if err == nil && c.Standing != coverage.Published {
		return nil, fault.New(fault.NotFound, "coverage.missing")
	}
	return c, err
}

// head gives the position of a coverage's stream.
func head(ctx context.Context, tx *store.Tx, c *coverage.Coverage) (journal.Position, error) {
	return tx.Head(ctx, journal.CoverageStream(string(c.ID)))
}
