package desk

import (
	"context"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// The bounds of the audit log's pages.
const (
	ActsPage    = 100  // how many a page shows
	mostActsNow = 1000 // that can be asked for at once
)

// ActsOf says which acts are wanted; the zero value wants all.
type ActsOf struct {
	By      string // id of a user; "nobody" for those of nobody who is known
	Deed    people.Deed
	Outcome people.Outcome
	From    time.Time // at this moment or later
	Until   time.Time // before this moment
	Before  int64     // cursor of the page after
}

// Nobody stands for a user where nobody who is known did it: a log-in with a name that is none of ours.
const Nobody = "nobody"

// ActsView is a page of the audit log, the newest first.
type ActsView struct {
	Acts  []people.Act
	Older int64      // cursor of the page after, 0 on the last
	Users []UserView // to choose from
}

// Audit gives a page of the audit log. It is for owners, and is never public.
func (d *Desk) Audit(ctx context.Context, of ActsOf, limit int) (*ActsView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	wanted, err := of.wanted()
	if err != nil {
		return nil, err
	}
	now := d.clock()
	d.keepWrongTokens(ctx, d.wrong.all(now))
	if oldest := now.Add(-d.actsFor()); wanted.From.Before(oldest) {
		wanted.From = oldest // those before it are being dropped
	}
	limit = max(1, min(limit, mostActsNow))
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ActsView, error) {
		v := &ActsView{}
		var err error
		if v.Acts, err = tx.Acts(ctx, wanted, limit+1); err != nil {
			return nil, err
		}
		if len(v.Acts) > limit {
			v.Acts = v.Acts[:limit]
			v.Older = v.Acts[limit-1].ID
		}
		users, err := tx.Users(ctx)
		for _, u := range users {
			v.Users = append(v.Users, UserView{ID: u.ID, Name: u.Name, Role: u.Role, Created: u.Created})
		}
		return v, err
	})
}

func (of ActsOf) wanted() (store.ActsOf, error) {
	w := store.ActsOf{By: people.UserID(of.By), Deed: of.Deed, Outcome: of.Outcome, From: of.From, Until: of.Until, Before: of.Before}
	if of.By == Nobody {
		w.By, w.Nobody = "", true
	}
	return w, fault.Join(people.CheckDeed(of.Deed), people.CheckOutcome(of.Outcome))
}

// EachAct gives the acts that are wanted one by one, the newest first, for exports. They are
// read in pages: nobody holds a snapshot for as long as a slow reader likes.
func (d *Desk) EachAct(ctx context.Context, of ActsOf, each func(people.Act) error) error {
	for {
		v, err := d.Audit(ctx, of, mostActsNow)
		if err != nil {
			return err
		}
		for _, a := range v.Acts {
			if err := each(a); err != nil {
				return err
			}
		}
		if of.Before = v.Older; of.Before == 0 {
			return nil
		}
	}
}
