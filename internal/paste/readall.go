package paste

import (
	"strings"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/paste/export"
	"readout/internal/paste/flat"
	"readout/internal/paste/saved"
)

// ReadAll understands whatever a page was saved or exported as, and gives a draft for each
// of its entries: one for a page, several for an export, in the order of the file.
func ReadAll(page []byte, o Options) ([]*Draft, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	t, err := saved.Decode(page)
	if err != nil {
		return nil, err
	}
	if o.Saved.IsZero() {
		o.Saved = t.Saved
	}
	pages, err := pagesOf(t.Words)
	if err != nil {
		return nil, err
	}
	if len(pages) > export.MaxEntries {
		return nil, fault.New(fault.TooLarge, "paste.too_many_entries", "count", len(pages), "limit", export.MaxEntries)
	}
	var all []*Draft
	for _, p := range pages {
		p.damaged()
		d, err := p.read(p.options(o))
		if err != nil {
			return nil, err
		}
		d.Encoding, d.Found = t.Encoding, t.Found
		d.below(t.HeaderLines)
		all = append(all, d)
	}
	return all, nil
}

// pagesOf tells what a file is and gives its pages, at least one.
func pagesOf(words string) ([]*page, error) {
	switch {
	case export.IsWXR(words):
		return exportedPages(export.ReadWXR(words))
	case !export.IsMovableType(words) && flat.IsHTML(words):
		p, err := newMarkedPage(words)
		return []*page{p}, err
	}
	if n := strings.Count(words, "\n"); n > MaxLines {
		return nil, fault.New(fault.TooLarge, "paste.too_many_lines", "count", n, "limit", MaxLines)
	}
	if export.IsMovableType(words) {
		return exportedPages(export.ReadMovableType(words))
	}
	return []*page{newPage(words)}, nil
}

// exportedPages makes pages of the entries of an export.
func exportedPages(entries []*export.Entry, err error) ([]*page, error) {
	var all []*page
	for _, e := range entries {
		p := pageOf(e.Lines)
		p.marked, p.loose, p.facts = true, true, e.Facts
		all = append(all, p)
	}
	return all, err
}

// options are those of one page: an entry of an export is an article and states its date,
// which counts before the one a person gives for the file.
func (p *page) options(o Options) Options {
	if !p.facts.Exported {
		return o
	}
	if o.Form == "" {
		o.Form = "article"
	}
	if p.facts.Published != nil {
		o.Date = ""
	}
	return o
}

// damaged notes the lines of which a part could not be read in the page's encoding.
func (p *page) damaged() {
	for i := p.first; i < len(p.lines); i++ {
		if strings.ContainsRune(p.lines[i].Text, utf8.RuneError) {
			p.note(i, reasonBroken)
		}
	}
}

// below counts the lines of a draft from the beginning of its file, where a header of n
// lines was saved before the page.
func (d *Draft) below(n int) {
	if n == 0 {
		return
	}
	for _, list := range [][]Line{d.NotUnderstood, d.LeftOut} {
		for i := range list {
			list[i].Number += n
		}
	}
	for i := range d.Updates {
		d.Updates[i].Line += n
	}
	for i := range d.page.lines {
		d.page.lines[i].N += n
	}
}
