package web

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/fault"
	"readout/internal/paste"
)

// An export of several entries is shown as a list, or with one of its entries open, whose fields are those of a
// page. What was mended of the others the form carries, each in one field.

// Listed tells whether the entries of an export are shown as a list.
func (p *importSeen) Listed() bool { return len(p.Entries) > 0 && p.Open == 0 }

// Next is the entry below the one that is open, 0 for none.
func (p *importSeen) Next() int {
	if p.Open == 0 || p.Open >= len(p.Entries) {
		return 0
	}
	return p.Open + 1
}

// Number is which entry it is, from 1.
func (e importEntry) Number() int {
	n, _ := strconv.Atoi(strings.TrimPrefix(e.Name, "d."))
	return n + 1
}

// ofEntry are the fields of one page, beside those of its pieces and updates.
var ofEntry = []string{"title", "standfirst", "byline", "section", "topic", "tags", "state", "settled", "undo", "cuts", "count"}

func isOfEntry(name string) bool {
	start, _, parts := strings.Cut(name, ".")
	return parts && len(start) == 1 && strings.Contains("pun", start) || slices.Contains(ofEntry, name)
}

// keepEntry folds the entry that was open into its one field: what of it is not as it was read.
func (p *importSeen) keepEntry(f *form) {
	if p.Open == 0 {
		return
	}
	fresh, _ := p.entryForm(f.Lang, p.Open, "")
	kept := url.Values{}
	for name, values := range f.values {
		if isOfEntry(name) && strings.Join(values, "\n") != strings.Join(fresh.values[name], "\n") {
			kept[name] = values
		}
	}
	at := p.Entries[p.Open-1].Name
	f.carry(url.Values{at + ".title": {f.Value("title")}, at + ".kept": {kept.Encode()}}, at+".title", at+".kept")
}

// entryForm fills a form with an entry as it was read, and what was mended of it since.
func (p *importSeen) entryForm(lang string, open int, kept string) (*form, *importSeen) {
	f := importForm(lang)
	typed, err := url.ParseQuery(kept)
	if err != nil {
		typed = url.Values{}
	}
	for name, values := range typed {
		if !isOfEntry(name) {
			delete(typed, name)
		} else if !strings.Contains(name, ".") {
			f.values[name] = values
		}
	}
	cuts := strings.Fields(typed.Get("cuts"))
	seen := newImportSeen(p.Words, p.drafts, open, cuts)
	seen.Entries = p.Entries
	seen.fillPage(f)
	seen.take(f, typed)
	seen.arrange(f)
	return f, seen
}

// openEntry shows an entry as it was left.
func (p *importSeen) openEntry(f *form, open int) *importSeen {
	if open < 1 || open > len(p.Entries) {
		p.Open = 0
		f.set("entry", "")
		return p
	}
	at := p.Entries[open-1].Name
	own, seen := p.entryForm(f.Lang, open, f.Value(at+".kept"))
	if title := f.Value(at + ".title"); title != "" {
		own.set("title", title)
	}
	for name := range f.values {
		if isOfEntry(name) {
			delete(f.values, name)
		}
	}
	for _, name := range own.inputs {
		if isOfEntry(name) {
			f.carry(own.values, name)
		}
	}
	f.set("entry", strconv.Itoa(open))
	seen.ReadIn = p.ReadIn
	return seen
}

// turnTo goes to another entry, or to the list, and keeps what was mended of the one that was open.
func (p *importSeen) turnTo(f *form, asked string) *importSeen {
	open, err := strconv.Atoi(asked)
	if len(p.Entries) == 0 || err != nil {
		return p
	}
	p.keepEntry(f)
	return p.openEntry(f, open)
}

// chosen gives the entries of an export that were not left out, as they were mended.
func (p *importSeen) chosen(ctx context.Context, f *form, asked importAsked) ([]*paste.Draft, error) {
	p.keepEntry(f)
	var all []*paste.Draft
	for n, e := range p.Entries {
		if f.Value(e.Name+".drop") != "" {
			continue
		}
		d := e.Draft
		if kept := f.Value(e.Name + ".kept"); kept != "" {
			own, seen := p.entryForm(f.Lang, n+1, kept)
			mended, err := seen.page(ctx, own, asked)
			if err != nil {
				return nil, besideEntry(err, e.Name)
			}
			d = mended
		}
		d.Title = strings.TrimSpace(f.Value(e.Name + ".title"))
		all = append(all, d)
	}
	if len(all) == 0 {
		return nil, fault.New(fault.Invalid, "desk_import.all_dropped")
	}
	return all, nil
}

// besideEntry has what is wrong with an entry stand beside its title.
func besideEntry(err error, name string) error {
	var told *fault.Error
	if !errors.As(err, &told) {
		return err
	}
	at := *told.Each()[0]
	at.Field = name + ".title"
	return &at
}
