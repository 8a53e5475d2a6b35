package desk

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

var _ hook.Source = (*Desk)(nil)

// The bounds of looking for the next line that a hook wants to hear of.
const (
	hookBatch = 100
	hookLooks = 20 // batches; where they end it goes on the next time
)

// WaitingHooks lists the webhooks that there is something to tell.
func (d *Desk) WaitingHooks(ctx context.Context) ([]hook.Waiting, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]hook.Waiting, error) { return tx.WaitingHooks(ctx) })
}

// NextMessage gives what a webhook is to be told next: what somebody asked for, else the next
// line of the journal after a number that it wants to hear of, as readers have it now.
func (d *Desk) NextMessage(ctx context.Context, id string, after int64) (*hook.Task, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*hook.Task, error) {
		h, err := tx.Hook(ctx, id)
		if fault.Is(err, fault.NotFound) {
			return &hook.Task{}, nil // it was removed meanwhile
		}
		if err != nil {
			return nil, err
		}
		if err := d.openHook(h); err != nil {
			return nil, err
		}
		task := &hook.Task{Hook: *h}
		asked, err := tx.AskedOf(ctx, id, 1)
		if err != nil {
			return nil, err
		}
		if len(asked) > 0 {
			task.Asked = asked[0].ID
			task.Message, err = d.askedMessage(ctx, tx, asked[0])
			return task, err
		}
		if h.Off != "" || after == 0 && h.Next.After(d.clock()) {
			return task, nil
		}
		return task, d.nextLine(ctx, tx, task, max(after, h.Seq))
	})
}

// nextLine looks for the next line that a hook wants to hear of.
func (d *Desk) nextLine(ctx context.Context, tx *store.Tx, task *hook.Task, after int64) error {
	task.Through = after
	batch := 1 // mostly it is the very next
	for range hookLooks {
		lines, err := tx.ChangesAfter(ctx, journal.Site, task.Through, batch)
		if err != nil {
			return err
		}
		for _, c := range lines {
			event, wanted, err := heard(ctx, tx, &task.Hook, c)
			if err != nil {
				return err
			}
			if wanted {
				task.Message, err = d.hookMessage(ctx, tx, c, event)
				return err
			}
			task.Through = c.Seq
		}
		if len(lines) < batch {
			return nil
		}
		batch = hookBatch
	}
	return nil
}

func heard(ctx context.Context, tx *store.Tx, h *hook.Hook, c *journal.Change) (hook.Event, bool, error) {
	if on, err := followed(ctx, tx, h, c); !on || err != nil {
		return "", false, err
	}
	event, err := eventOf(ctx, tx, c)
	return event, h.Hears(event), err
}

// eventOf says what a line of the journal tells of.
func eventOf(ctx context.Context, tx *store.Tx, c *journal.Change) (hook.Event, error) {
	switch {
	case c.Item == store.ItemPlacement:
		return hook.UpdatePlaced, nil
	case c.Kind == journal.Posted:
		return hook.UpdatePublished, nil
	case c.Kind == journal.Retracted:
		return hook.UpdateRetracted, nil
	case c.Kind == journal.Recorded:
		return hook.RecordChanged, nil
	case c.Kind == journal.Revised:
		return revisedEvent(ctx, tx, c)
	}
	return coveredEvent(ctx, tx, c)
}

func revisedEvent(ctx context.Context, tx *store.Tx, c *journal.Change) (hook.Event, error) {
	notes, err := tx.Corrections(ctx, coverage.ID(c.Coverage), c.Seq+1, 1)
	if err == nil && len(notes) == 1 && notes[0].Seq == c.Seq {
		return hook.UpdateCorrected, nil
	}
	return hook.UpdateEdited, err
}

// coveredEvent tells by the states before and after whether a coverage was opened, ended or
// changed otherwise.
func coveredEvent(ctx context.Context, tx *store.Tx, c *journal.Change) (hook.Event, error) {
	before, err := tx.PublicRevisions(ctx, store.ItemCoverage, c.ID, c.Revision, 1)
	if err != nil {
		return "", err
	}
	if len(before) == 0 {
		return hook.CoverageOpened, nil
	}
	now, err := tx.RevisionOf(ctx, store.ItemCoverage, c.ID, c.Revision)
	if fault.Is(err, fault.NotFound) { // its words were erased
		return hook.CoverageChanged, nil
	}
	if err != nil {
		return "", err
	}
	if stateIn(now.Content) == coverage.Ended && stateIn(before[0].Content) != coverage.Ended {
		return hook.CoverageEnded, nil
	}
	return hook.CoverageChanged, nil
}

func stateIn(content []byte) coverage.State {
	var c struct {
		State coverage.State `json:"state"`
	}
	_ = json.Unmarshal(content, &c) // what was erased has no state
	return c.State
}

func (d *Desk) askedMessage(ctx context.Context, tx *store.Tx, asked store.Asked) (*hook.Message, error) {
	if asked.Seq == 0 {
		return encoded(&hook.Message{ID: "msg_test_" + people.NewSecret()[:16], Event: hook.Test}, d.clock(), hook.Data{})
	}
	lines, err := tx.ChangesAfter(ctx, journal.Site, asked.Seq-1, 1)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, fault.New(fault.NotFound, "log.no_line")
	}
	event, err := eventOf(ctx, tx, lines[0])
	if err != nil {
		return nil, err
	}
	return d.hookMessage(ctx, tx, lines[0], event)
}

// hookMessage says what a line of the journal tells of, as readers have it now: words that were
// taken back since are not in it.
func (d *Desk) hookMessage(ctx context.Context, tx *store.Tx, c *journal.Change, event hook.Event) (*hook.Message, error) {
	position, _ := c.In(journal.Site)
	data := hook.Data{Position: position.String()}
	var err error
	switch {
	case c.Kind == journal.Recorded:
		data.Item, err = hookItem(ctx, tx, c)
	case c.Item == store.ItemCoverage:
		_, data.Coverage, err = d.hookCoverage(ctx, tx, coverage.ID(c.ID))
	default:
		err = d.hookUpdate(ctx, tx, coverage.UpdateID(c.ID), &data)
	}
	if err != nil {
		return nil, err
	}
	return encoded(&hook.Message{ID: "msg_" + position.String(), Seq: c.Seq, Event: event}, c.At, data)
}

func encoded(m *hook.Message, at time.Time, data hook.Data) (*hook.Message, error) {
	var err error
	m.Body, err = json.Marshal(hook.Payload{Type: m.Event, Timestamp: at.UTC(), Data: data})
	return m, err
}

// hookItem names an item of the record. What it says is read by its address.
func hookItem(ctx context.Context, tx *store.Tx, c *journal.Change) (*hook.Item, error) {
	now, err := tx.ShownNow(ctx, c.Item, c.ID)
	if err != nil {
		return nil, err
	}
	standing := coverage.Withdrawn
	if now.Standing == coverage.Published {
		standing = coverage.Published
	}
	return &hook.Item{Kind: c.Item, ID: c.ID, Standing: string(standing)}, nil
}

// hookCoverage gives a coverage as readers have it, nil if they have none.
func (d *Desk) hookCoverage(ctx context.Context, tx *store.Tx, id coverage.ID) (*coverage.Coverage, *hook.Coverage, error) {
	c, err := onlyPublic(tx.CoverageByID(ctx, id))
	if fault.Is(err, fault.NotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return c, &hook.Coverage{
		ID: string(c.ID), Slug: c.Slug, Form: string(c.Content.Form), State: string(c.Content.State), Language: c.Content.Lang,
		Title: c.Content.Title, URL: d.baseURL + "/c/" + c.Slug,
	}, nil
}

// hookUpdate puts an update and its coverage into a message. Of one that was taken back there
// is its number, and the reason that readers are told.
func (d *Desk) hookUpdate(ctx context.Context, tx *store.Tx, id coverage.UpdateID, data *hook.Data) error {
	u, err := tx.UpdateByID(ctx, id)
	if err != nil {
		return err
	}
	c, public, err := d.hookCoverage(ctx, tx, u.Coverage)
	if err != nil {
		return err
	}
	data.Coverage = public
	data.Update = &hook.Update{ID: string(u.ID), N: u.N, Standing: string(coverage.Undone)}
	if c == nil || u.Standing != coverage.Published && u.Standing != coverage.Withdrawn {
		return nil
	}
	v, err := newReader(tx).updateView(ctx, c, *u, false)
	if err != nil {
		return err
	}
	data.Update = shownUpdate(&v)
	data.Update.URL = public.URL + "/u/" + strconv.Itoa(u.N)
	return nil
}

// shownUpdate is an update as readers have it: the view holds no words of a withdrawn one.
func shownUpdate(v *UpdateView) *hook.Update {
	u, m := &v.Update, &v.Update.Message
	said, posted := m.Said.UTC(), u.Posted.UTC()
	out := &hook.Update{
		ID: string(u.ID), N: u.N, Standing: string(u.Standing), Kind: string(m.Kind), SaidAt: &said, PostedAt: &posted, Note: m.Note,
	}
	if v.Withdrawn() {
		return out
	}
	out.Revision, out.Headline, out.Headlines, out.Text, out.Pinned = u.Revision, m.Headline, m.Headlines, m.Body.Plain(), u.Pinned()
	return out
}

// KeepDone writes down what was sent to a webhook. One that is stopped by what it answered, or
// did not, stands in the audit log.
func (d *Desk) KeepDone(ctx context.Context, id string, done hook.Done) error {
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		h, err := tx.Hook(ctx, id)
		if fault.Is(err, fault.NotFound) {
			return struct{}{}, nil // it was removed meanwhile
		}
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, keepDone(ctx, tx, h, &done)
	})
	return err
}

func keepDone(ctx context.Context, tx *store.Tx, h *hook.Hook, done *hook.Done) error {
	for i := range done.Deliveries {
		if err := tx.AddDelivery(ctx, h.ID, &done.Deliveries[i]); err != nil {
			return err
		}
	}
	for _, asked := range done.Asked {
		if err := tx.DropAsked(ctx, asked); err != nil {
			return err
		}
	}
	if len(done.Deliveries) > 0 {
		if err := tx.ForgetDeliveries(ctx, h.ID, hook.Kept); err != nil {
			return err
		}
	}
	if done.Seq > 0 {
		if err := tx.ToldHook(ctx, h.ID, done.Seq); err != nil {
			return err
		}
	}
	if done.Failure == nil {
		return nil
	}
	if done.Failure.Off != "" && h.Off == "" {
		tx.Did(ctx, people.StopHook, h.Name, string(done.Failure.Off))
	}
	return tx.FailHook(ctx, h.ID, done.Failure)
}
