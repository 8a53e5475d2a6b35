package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// ownOnDesk bounds the list of what somebody wrote themselves.
const ownOnDesk = 50

// WorkView is what those who work on an update are told of it beside its words: who wrote it,
// when it was handed in, what an editor said. Readers' views have none.
type WorkView struct {
	Author   string
	Guest    bool // who came by an invitation
	Mine     bool // whoever asks wrote it
	HandedIn time.Time
	Said     *ReviewView // why it was sent back or discarded; nil if it was not, or was handed in again
	Headline string      // of one that was discarded: what it said
	Memos    []MemoView  // what is written about it, the oldest first
	Claim    *ClaimView  // who has taken it; nil if nobody has
}

// ReviewView is what an editor did with an update and said about it.
type ReviewView struct {
	Act   coverage.ReviewAct
	Words string
	By    string
	At    time.Time
}

// work gives what whoever asks is told of an update's making: all of it where they may read
// drafts, of their own elsewhere; nil for the rest.
func (r *reader) work(ctx context.Context, u *coverage.Update) (*WorkView, error) {
	if r.by == nil {
		return nil, nil
	}
	author, err := r.tx.Author(ctx, u.ID)
	if err != nil {
		return nil, err
	}
	w := &WorkView{Mine: author == string(r.by.ID)}
	if !w.Mine && !r.by.MayOn(people.ReadDrafts, u.Coverage) {
		return nil, nil
	}
	if w.Author, w.Guest, err = r.named(ctx, author); err != nil {
		return nil, err
	}
	if w.Memos, err = r.memosOf(ctx, u.Coverage, store.ItemUpdate, string(u.ID)); err != nil {
		return nil, err
	}
	if u.Standing == coverage.Published || u.Standing == coverage.Withdrawn || u.Standing == coverage.Undone {
		return w, nil
	}
	if u.Standing != coverage.Discarded {
		if w.Claim, err = r.claim(ctx, u); err != nil {
			return nil, err
		}
	}
	return w, r.reviewed(ctx, u, w)
}

// reviewed adds what passed between author and editors. What was handed in before that was
// kept was handed in when it was written.
func (r *reader) reviewed(ctx context.Context, u *coverage.Update, w *WorkView) error {
	done, err := r.tx.Reviews(ctx, u.ID, 20)
	if err != nil {
		return err
	}
	for i, d := range done {
		if i == 0 && d.Act != coverage.HandedIn {
			w.Said = &ReviewView{Act: d.Act, Words: d.Words, At: d.At}
			if w.Said.By, _, err = r.named(ctx, d.By); err != nil {
				return err
			}
		}
		if d.Act == coverage.HandedIn {
			w.HandedIn = d.At
			break
		}
	}
	if w.HandedIn.IsZero() && u.Standing == coverage.Submitted {
		w.HandedIn = u.Posted
	}
	if u.Standing != coverage.Discarded || u.Message.Erased || u.Revision < 2 {
		return nil
	}
	before, err := stateOf(ctx, r.tx, u, u.Revision-1)
	w.Headline = before.Message.Headline
	return err
}

// named gives what a user is called, and whether they are a guest.
func (r *reader) named(ctx context.Context, id string) (string, bool, error) {
	u, err := lookUp(r.users, id, func() (people.User, error) {
		u, err := r.tx.UserByID(ctx, people.UserID(id))
		if fault.Is(err, fault.NotFound) { // the commands, which have no account
			return people.User{}, nil
		}
		if err != nil {
			return people.User{}, err
		}
		return *u, nil
	})
	return u.Name, u.Guest, err
}

// own lists what whoever asks wrote themselves: drafts, and where they may only hand in
// whatever became of it, the newest changed first.
func (r *reader) own(ctx context.Context) ([]UpdateView, error) {
	written, err := r.tx.UpdatesOf(ctx, string(r.by.ID), ownOnDesk)
	if err != nil {
		return nil, err
	}
	var views []UpdateView
	for _, u := range written {
		if !r.by.MayOn(people.Submit, u.Coverage) || u.Standing != coverage.Draft && r.by.MayOn(people.Publish, u.Coverage) {
			continue
		}
		c, err := r.coverage(ctx, u.Coverage)
		if err != nil {
			return nil, err
		}
		view, err := r.updateView(ctx, c, u, r.by.MayOn(people.ReadDrafts, c.ID))
		if err != nil {
			return nil, err
		}
		if view.Update.Standing == coverage.Discarded && view.Work.Said == nil { // they took it back themselves
			continue
		}
		views = append(views, view)
	}
	return views, nil
}

// dismiss tells the author of what an editor has discarded why.
func dismiss(ctx context.Context, tx *store.Tx, u *coverage.Update, reason string, by *people.User) error {
	author, err := tx.Author(ctx, u.ID)
	if err != nil || author == string(by.ID) {
		return err
	}
	return tx.AddReview(ctx, u.ID, coverage.Dismissed, reason, string(by.ID))
}
