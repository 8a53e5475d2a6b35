package desk

import (
	"context"
	"slices"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/store"
)

// RoundFile gives the record of a round that readers see as a file, for the forms that others
// read. Of the coverages it cites it holds what a reference says of them and no text.
func (d *Desk) RoundFile(ctx context.Context, round record.EventID) (*recordfile.File, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*recordfile.File, error) {
		r := newReader(tx)
		e, err := r.eventOfKind(ctx, round, record.Round)
		if err != nil {
			return nil, err
		}
		v, err := r.roundRecord(ctx, e)
		if err != nil {
			return nil, err
		}
		f := &recordfile.File{Items: v.Book.Items}
		if err := r.addOffices(ctx, &f.Items); err != nil {
			return nil, err
		}
		return f, r.addReferences(f)
	})
}

// addOffices adds the offices of the persons that a part of the record names, as far as they
// rest on public words.
func (r *reader) addOffices(ctx context.Context, items *record.Items) error {
	for _, a := range items.Actors {
		held, err := r.tenuresOf(ctx, a.ID)
		if err != nil {
			return err
		}
		for _, t := range held {
			rested := len(t.Cites()) > 0
			if _, err := r.placeCitations(ctx, &t, false); err != nil {
				return err
			}
			if !rested || len(t.Cites()) > 0 {
				items.Tenures = append(items.Tenures, t)
			}
		}
	}
	return nil
}

// addReferences names the coverages and updates that a file cites by slug and number, and adds
// what is known of them.
func (r *reader) addReferences(f *recordfile.File) error {
	updates := make(map[coverage.ID][]recordfile.Update)
	seen := make(map[string]bool)
	f.Items.Each(func(item record.Citing) {
		for _, c := range item.Citing() {
			page := r.coverages[coverage.ID(c.Coverage)]
			name := ""
			if u, ok := r.updates[coverage.UpdateID(c.Update)]; ok {
				name = strconv.Itoa(u.N)
				if !seen[c.Update] {
					seen[c.Update] = true
					updates[page.ID] = append(updates[page.ID], recordfile.Update{Name: name, N: u.N, Message: &coverage.Message{Headline: u.Message.Headline, Said: u.Message.Said}})
				}
			}
			if !seen[c.Coverage] {
				seen[c.Coverage] = true
				f.Coverages = append(f.Coverages, recordfile.Coverage{Name: page.Slug, Slug: page.Slug, Content: &coverage.Content{
					Form: page.Content.Form, Lang: page.Content.Lang, Title: page.Content.Title,
				}})
			}
			c.Coverage, c.Update, c.N, c.Revision = page.Slug, name, 0, 0
		}
	})
	for i := range f.Coverages {
		for id, all := range updates {
			if r.coverages[id].Slug == f.Coverages[i].Slug {
				slices.SortFunc(all, func(a, b recordfile.Update) int { return a.N - b.N })
				f.Coverages[i].Updates = all
			}
		}
	}
	return nil
}
