package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/zones"
)

// ImportOptions say what the page that is imported does not.
type ImportOptions struct {
	Slug    string // of several entries the beginning of each
	TZ      string // IANA name
	Event   record.EventID
	Address string // of a source: where the document was found
	Publish bool
	Once    Once
}

// Import makes a coverage of a page that paste has read: all of it or, on a fault, nothing.
func (d *Desk) Import(ctx context.Context, page *paste.Draft, o ImportOptions) (CoverageReceipt, error) {
	all, err := d.ImportAll(ctx, []*paste.Draft{page}, o)
	if err != nil {
		return CoverageReceipt{}, err
	}
	return all[0], nil
}

// ImportAll makes a coverage of each entry of an export: all of them or, on a fault, none.
func (d *Desk) ImportAll(ctx context.Context, pages []*paste.Draft, o ImportOptions) ([]CoverageReceipt, error) {
	u, err := people.Need(ctx, people.Cover)
	if err != nil {
		return nil, err
	}
	made := make([]*coverage.Coverage, len(pages))
	messages := make([][]coverage.Message, len(pages))
	for i, page := range pages {
		page = tamed(page)
		if o.Publish && page.Form == coverage.Source {
			return nil, fault.At("form", "coverage.source_private")
		}
		made[i] = d.coverageOf(page, o)
		if len(pages) > 1 {
			made[i].Slug = numbered(o.Slug, i+1)
		}
		if err := checkCoverage(made[i]); err != nil {
			return nil, err
		}
		messages[i] = messagesOf(page, made[i].Content.TZ)
	}
	return commit(ctx, d, u, o.Once, func(ctx context.Context, tx *store.Tx) ([]CoverageReceipt, error) {
		var all []CoverageReceipt
		for i, c := range made {
			if err := storeImport(ctx, tx, c, messages[i], u); err != nil {
				return nil, err
			}
			tx.Did(ctx, people.ImportCoverage, c.Slug, "")
			r, err := coverageReceipt(ctx, tx, c)
			if err != nil {
				return nil, err
			}
			all = append(all, r)
		}
		return all, nil
	})
}

func storeImport(ctx context.Context, tx *store.Tx, c *coverage.Coverage, messages []coverage.Message, u *people.User) error {
	if _, err := openCoverage(ctx, tx, c, u); err != nil {
		return err
	}
	for _, m := range messages {
		if m.Said.IsZero() {
			m.Said = tx.Now
		}
		if err := m.Check(tx.Now); err != nil {
			return err
		}
		if _, err := addUpdate(ctx, tx, c, m, false, coverage.Published, u); err != nil {
			return err
		}
	}
	return nil
}

// coverageOf gives the coverage that a page becomes.
func (d *Desk) coverageOf(page *paste.Draft, o ImportOptions) *coverage.Coverage {
	c := d.newCoverage(NewCoverage{
		Slug: o.Slug, Form: page.Form, State: page.State, TZ: o.TZ, Lang: page.Lang,
		Title:   text.Local{page.Lang: page.Title},
		Section: page.Section, Topic: page.Topic, Tags: page.Tags, Event: o.Event, Address: o.Address, Draft: !o.Publish,
	})
	if page.Standfirst != "" {
		c.Content.Standfirst = text.Local{c.Content.Lang: page.Standfirst}
	}
	c.Content.Lead, c.Content.Stamped, c.Content.Byline, c.Content.Theme = page.Lead, page.Stamp, page.Byline, page.Theme
	return c
}

// numbered gives the slug of the n-th entry of an export.
func numbered(prefix string, n int) string {
	end := "-" + strconv.Itoa(n)
	return strings.TrimRight(prefix[:min(len(prefix), 80-len(end))], "-") + end
}

// messagesOf gives the updates of a page as messages, oldest first. Those of one minute
// keep the order in which they were posted, which is the page's own if it runs forward.
func messagesOf(page *paste.Draft, tz string) []coverage.Message {
	all := make([]coverage.Message, len(page.Updates))
	for i, u := range page.Updates {
		all[i] = coverage.Message{
			Kind: u.Kind, Mark: u.Mark, Said: saidOn(u, tz), Pinned: u.Pinned, Headline: strings.TrimSpace(u.Headline),
			Body: u.Body, Pictures: u.Pictures, Cards: u.Cards,
		}
	}
	if n := len(all); n > 1 && all[0].Said.After(all[n-1].Said) {
		slices.Reverse(all)
	}
	slices.SortStableFunc(all, func(a, b coverage.Message) int { return a.Said.Compare(b.Said) })
	return all
}

// saidOn gives when an update was said: a page that was read without a zone has the day
// alone, which then begins where the coverage is.
func saidOn(u paste.Update, tz string) time.Time {
	zone, err := zones.Load(tz)
	if !u.Said.IsZero() || err != nil {
		return u.Said
	}
	at, err := time.ParseInLocation(time.DateOnly, u.Date, zone)
	if err != nil {
		return u.Said
	}
	return at.UTC()
}

// OpenReplay opens the coverage that a replay of another one plays into: the same words, a
// slug of its own, running, and empty.
func (d *Desk) OpenReplay(ctx context.Context, slug string) (CoverageReceipt, []coverage.Message, error) {
	u, err := people.Need(ctx, people.Cover)
	if err != nil {
		return CoverageReceipt{}, nil, err
	}
	var messages []coverage.Message
	r, err := commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (CoverageReceipt, error) {
		from, err := tx.CoverageBySlug(ctx, slug)
		if err != nil {
			return CoverageReceipt{}, err
		}
		if from.Content.Form == coverage.Source {
			return CoverageReceipt{}, fault.New(fault.Invalid, "coverage.source_private")
		}
		if err := d.free(ctx, tx, waiting{c: from}); err != nil {
			return CoverageReceipt{}, err
		}
		if messages, err = publishedMessages(ctx, tx, from.ID); err != nil {
			return CoverageReceipt{}, err
		}
		c := &coverage.Coverage{ID: coverage.ID(newID()), Standing: coverage.Published, Revision: 1, Content: from.Content}
		c.Content.State = coverage.Running
		c.Content.Began, c.Content.Paused, c.Content.Finished = nil, nil, nil // the updates tell of their own times
		if c.Slug, err = freeReplaySlug(ctx, tx, slug); err != nil {
			return CoverageReceipt{}, err
		}
		return openCoverage(ctx, tx, c, u)
	})
	return r, messages, err
}

func publishedMessages(ctx context.Context, tx *store.Tx, id coverage.ID) ([]coverage.Message, error) {
	updates, err := tx.AllUpdates(ctx, id, 1<<30)
	if err != nil {
		return nil, err
	}
	var messages []coverage.Message
	for i := len(updates) - 1; i >= 0; i-- {
		if updates[i].Standing == coverage.Published {
			messages = append(messages, updates[i].Message)
		}
	}
	if len(messages) == 0 {
		return nil, fault.New(fault.Invalid, "replay.nothing")
	}
	return messages, nil
}

func freeReplaySlug(ctx context.Context, tx *store.Tx, slug string) (string, error) {
	base := strings.TrimRight(slug[:min(len(slug), 68)], "-") + "-replay"
	for name, i := base, 2; ; i++ {
		free, err := tx.FreeSlug(ctx, name)
		if free || err != nil {
			return name, err
		}
		name = base + "-" + strconv.Itoa(i)
	}
}
