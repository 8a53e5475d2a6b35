package desk

import (
	"context"
	"slices"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/store"
	"readout/internal/text"
)

// ExportRecord gives the record that readers see as a file: every published item, with the
// citations that stand in public words, and the coverages they stand in. Of pictures and cards
// the words go along and the files do not. It is the operator's and the editors': of a source
// the whole private copy is in it.
func (d *Desk) ExportRecord(ctx context.Context) (*recordfile.File, error) {
	if _, err := people.Need(ctx, people.Record); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*recordfile.File, error) {
		r := newReader(tx)
		items, err := r.wholeRecord(ctx)
		if err != nil {
			return nil, err
		}
		f := &recordfile.File{Items: *items}
		cited := make(map[coverage.ID]bool)
		items.Each(func(item record.Citing) {
			for _, c := range item.Citing() {
				id := coverage.ID(c.Coverage)
				cited[id] = true
				name := ""
				if c.Update != "" {
					name = strconv.Itoa(r.updates[coverage.UpdateID(c.Update)].N)
				}
				r.quoteAnew(c)
				c.Coverage, c.Update, c.N, c.Revision = r.coverages[id].Slug, name, 0, 0
			}
		})
		f.Coverages, err = r.fileCoverages(ctx, cited)
		return f, err
	})
}

// quoteAnew has a citation tell what is around its words where they stand now: by that they are found again.
func (r *reader) quoteAnew(c *record.Citation) {
	field := r.coverages[coverage.ID(c.Coverage)].Content.Field
	if c.Update != "" {
		field = r.updates[coverage.UpdateID(c.Update)].Message.Field
	}
	plain, _ := field(string(c.Field))
	if q, err := text.QuoteAt(plain, c.Quote.Start, c.Quote.End); err == nil && q.Exact == c.Quote.Exact && !c.Orphaned {
		c.Quote = q
	}
}

// wholeRecord gives every item that readers see, its citations as they stand now.
func (r *reader) wholeRecord(ctx context.Context) (*record.Items, error) {
	items := &record.Items{}
	for _, load := range []func() error{
		load(ctx, r, record.KindActor, &items.Actors), load(ctx, r, record.KindTenure, &items.Tenures),
		load(ctx, r, record.KindEvent, &items.Events), load(ctx, r, record.KindParticipant, &items.Participants),
		load(ctx, r, record.KindIssue, &items.Issues), load(ctx, r, record.KindOutcome, &items.Outcomes),
		load(ctx, r, record.KindStatement, &items.Statements), load(ctx, r, record.KindForecast, &items.Forecasts),
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	items.CutVerdicts()
	return items, r.nameWhole(ctx, items)
}

// nameWhole adds the names that the whole record uses and that are not in it, as what they rested on is not public any
// more: readers see them where they are used. No statement names an outcome, no participation an office, of which
// readers are not told.
func (r *reader) nameWhole(ctx context.Context, items *record.Items) error {
	there := make(map[store.ItemKey]bool)
	var refs []record.Ref
	items.Each(func(item record.Citing) {
		there[store.ItemKey{Kind: item.ItemKind(), ID: item.ItemID()}] = true
		refs = append(refs, item.Refs()...)
	})
	for i := range items.Statements {
		if s := &items.Statements[i]; !there[store.ItemKey{Kind: record.KindOutcome, ID: string(s.Outcome)}] {
			s.Outcome = ""
		}
	}
	for i := range items.Participants {
		if p := &items.Participants[i]; !there[store.ItemKey{Kind: record.KindTenure, ID: string(p.Tenure)}] {
			p.Tenure = ""
		}
	}
	actors, events, issues := len(items.Actors), len(items.Events), len(items.Issues)
	add := &named{r: r, items: items, seen: there}
	for _, ref := range refs {
		if err := add.item(ctx, store.ItemKey{Kind: ref.Kind, ID: ref.ID}); err != nil {
			return err
		}
	}
	hidden := func(*record.Citation) bool { return true }
	for i := range items.Actors[actors:] {
		items.Actors[actors+i].Trim(hidden)
	}
	for i := range items.Events[events:] {
		items.Events[events+i].Trim(hidden)
	}
	for i := range items.Issues[issues:] {
		items.Issues[issues+i].Trim(hidden)
	}
	return nil
}

// load reads the published items of a kind into a list. What rested on words and has none left
// that readers may see is left out.
func load[T any, P interface {
	*T
	record.Citing
}](ctx context.Context, r *reader, kind record.Kind, into *[]T) func() error {
	return func() error {
		all, err := store.Items[T](ctx, r.tx, kind)
		if err != nil {
			return err
		}
		for i := range all {
			item := P(&all[i])
			rested := len(record.OwnCites(item)) > 0
			if _, err := r.placeCitations(ctx, item, false); err != nil {
				return err
			}
			if rested && len(record.OwnCites(item)) == 0 {
				continue
			}
			*into = append(*into, all[i])
		}
		return nil
	}
}

// fileCoverages gives coverages as a file holds them, in the order in which they were opened.
func (r *reader) fileCoverages(ctx context.Context, cited map[coverage.ID]bool) ([]recordfile.Coverage, error) {
	var all []*coverage.Coverage
	for id := range cited {
		all = append(all, r.coverages[id])
	}
	slices.SortFunc(all, func(a, b *coverage.Coverage) int { return int(a.Number - b.Number) })
	var out []recordfile.Coverage
	for _, c := range all {
		content := c.Content
		content.Lead = wordsOnly(content.Lead)
		one := recordfile.Coverage{Name: c.Slug, Slug: c.Slug, Content: &content}
		updates, err := r.tx.AllUpdates(ctx, c.ID, mostUpdates)
		if err != nil {
			return nil, err
		}
		for _, u := range updates {
			if u.Standing != coverage.Published {
				continue
			}
			m := u.Message
			m.Pictures, m.Cards = wordsOnly(m.Pictures), cardWords(m.Cards)
			m.Note, m.Notes, m.Correction = "", nil, ""
			one.Updates = append(one.Updates, recordfile.Update{Name: strconv.Itoa(u.N), N: u.N, Message: &m})
		}
		slices.SortFunc(one.Updates, func(a, b recordfile.Update) int { return a.N - b.N })
		out = append(out, one)
	}
	return out, nil
}

func wordsOnly(pictures []coverage.Picture) []coverage.Picture {
	var out []coverage.Picture
	for _, p := range pictures {
		out = append(out, coverage.Picture{Name: p.Name, Alt: p.Alt, Caption: p.Caption, Credit: p.Credit, Decorative: p.Decorative})
	}
	return out
}

func cardWords(cards []coverage.Card) []coverage.Card {
	var out []coverage.Card
	for _, c := range cards {
		out = append(out, coverage.Card{Title: c.Title, Excerpt: c.Excerpt, Href: c.Href})
	}
	return out
}

// DeriveRecord gives what follows from the record that readers see. Entries are the updates of
// the live pages that it cites, photos the pictures of all its coverages that have a caption or
// a credit.
func (d *Desk) DeriveRecord(ctx context.Context) (*record.Derived, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*record.Derived, error) {
		r := newReader(tx)
		items, err := r.wholeRecord(ctx)
		if err != nil {
			return nil, err
		}
		cited := make(map[coverage.ID]bool)
		items.Each(func(item record.Citing) {
			for _, c := range item.Citing() {
				cited[coverage.ID(c.Coverage)] = true
			}
		})
		entries, photos, err := r.counted(ctx, cited)
		if err != nil {
			return nil, err
		}
		return record.NewBook(*items).Derive(entries, photos), nil
	})
}

func (r *reader) counted(ctx context.Context, cited map[coverage.ID]bool) (entries, photos int, err error) {
	coverages, err := r.fileCoverages(ctx, cited)
	if err != nil {
		return 0, 0, err
	}
	for _, c := range coverages {
		photos += withWords(c.Content.Lead)
		if c.Content.Form == coverage.Live {
			entries += len(c.Updates)
		}
		for _, u := range c.Updates {
			photos += withWords(u.Message.Pictures)
		}
	}
	return entries, photos, nil
}

func withWords(pictures []coverage.Picture) int {
	n := 0
	for _, p := range pictures {
		if p.Caption != "" || p.Credit != "" {
			n++
		}
	}
	return n
}
