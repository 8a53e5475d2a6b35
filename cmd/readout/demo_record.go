package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/sample"
)

// demoRecord takes the sample's record in as its coverages grow: an item as soon as words that
// it rests on are posted, and what became of it when that is told.
type demoRecord struct {
	app   *app
	files []*recordfile.File
	pages map[string][]*sample.Update // what is posted, by slug
	begun bool                        // what was there from the beginning has been taken in
}

func citing(a *app, site *sample.Site) (*demoRecord, error) {
	d := &demoRecord{app: a, pages: make(map[string][]*sample.Update)}
	for _, raw := range site.Records {
		// What the items name is in other files; import looks whether it is there.
		f, err := recordfile.Read(raw, func(record.Kind, string) bool { return true })
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		d.files = append(d.files, f)
	}
	return d, nil
}

// takeAll takes in what rests on all that is posted so far.
func (d *demoRecord) takeAll(ctx context.Context) error {
	d.begun = true
	for _, f := range d.files {
		if err := d.take(ctx, f, nil); err != nil {
			return err
		}
	}
	return nil
}

// posted notes an update and, once the demo plays, takes in what rests on it.
func (d *demoRecord) posted(ctx context.Context, slug string, u *sample.Update) error {
	d.pages[slug] = append(d.pages[slug], u)
	if !d.begun {
		return nil
	}
	here := func(c record.Citation) bool { return c.Coverage == slug && u.Holds(c.Quote.Exact) }
	for _, f := range d.files {
		if err := d.take(ctx, f, here); err != nil {
			return err
		}
	}
	return nil
}

// take imports the items of a file that cite what is asked for (nil: all of them), as far as
// their words stand.
func (d *demoRecord) take(ctx context.Context, f *recordfile.File, asked func(record.Citation) bool) error {
	now := recordfile.File{Items: record.Items{
		Participants: told(d, f.Items.Participants, asked), Outcomes: told(d, f.Items.Outcomes, asked),
		Statements: told(d, f.Items.Statements, asked), Forecasts: told(d, f.Items.Forecasts, asked),
	}}
	if len(now.Items.Participants)+len(now.Items.Outcomes)+len(now.Items.Statements)+len(now.Items.Forecasts) == 0 {
		return nil
	}
	raw, err := recordfile.Write(&now)
	if err != nil {
		return err
	}
	_, err = d.app.desk.ImportRecord(ctx, raw, desk.RecordImport{})
	if faults, ok := errors.AsType[recordfile.Faults](err); ok {
		return faults.Joined()
	}
	return err
}

// told gives the items that cite what is asked for, as they are known by now.
func told[T any, P interface {
	*T
	record.Citing
}](d *demoRecord, items []T, asked func(record.Citation) bool) []T {
	var out []T
	for _, item := range items {
		p := P(&item)
		cited := p.Cites()
		if asked != nil && !slices.ContainsFunc(cited, asked) {
			continue
		}
		if asOf(p, d.stands); len(cited) == 0 || len(p.Cites()) > 0 {
			out = append(out, item)
		}
	}
	return out
}

// stands tells whether cited words are posted.
func (d *demoRecord) stands(c record.Citation) bool {
	return slices.ContainsFunc(d.pages[c.Coverage], func(u *sample.Update) bool { return u.Holds(c.Quote.Exact) })
}

// asOf takes out of an item what rests on words that are not posted yet: with them the step of
// an outcome that they tell, the result of a forecast, and the item's own ground.
func asOf(item record.Citing, stands func(record.Citation) bool) {
	early := func(c record.Citation) bool { return !stands(c) }
	switch it := item.(type) {
	case *record.Outcome:
		it.Changes = slices.DeleteFunc(slices.Clone(it.Changes), func(c record.StatusChange) bool { return slices.ContainsFunc(c.Citations, early) })
	case *record.Forecast:
		if slices.ContainsFunc(it.Resolving, early) {
			it.Result, it.Why, it.ResolvedBy, it.Resolving = record.Open, nil, nil, nil
		}
	}
	item.Trim(func(c *record.Citation) bool { return early(*c) })
}
