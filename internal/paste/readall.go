package paste

import (
	"strings"

	"readout/internal/fault"
)

// MaxEntries is how many entries of one export are read.
const MaxEntries = 500

// ReadAll understands whatever a page was saved or exported as, and gives a draft for each
// of its entries: one for a page, several for an export, in the order of the file.
func ReadAll(page []byte, o Options) ([]*Draft, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	words, err := decode(page)
	if err != nil {
		return nil, err
	}
	pages, err := pagesOf(words)
	if err != nil {
		return nil, err
	}
	if len(pages) > MaxEntries {
		return nil, fault.New(fault.TooLarge, "paste.too_many_entries", "count", len(pages), "limit", MaxEntries)
	}
	var all []*Draft
	for _, p := range pages {
		d, err := p.read(p.options(o))
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// pagesOf tells what a file is and gives its pages, at least one.
func pagesOf(words string) ([]*page, error) {
	switch {
	case isWXR(words):
		return readWXR(words)
	case !isMovableType(words) && isHTML(words):
		p, err := newMarkedPage(words)
		return []*page{p}, err
	}
	if n := strings.Count(words, "\n"); n > MaxLines {
		return nil, fault.New(fault.TooLarge, "paste.too_many_lines", "count", n, "limit", MaxLines)
	}
	if isMovableType(words) {
		return readMovableType(words)
	}
	return []*page{newPage(words)}, nil
}

// options are those of one page: an entry of an export is an article and states its date,
// which counts before the one a person gives for the file.
func (p *page) options(o Options) Options {
	if !p.facts.exported {
		return o
	}
	if o.Form == "" {
		o.Form = "article"
	}
	if p.facts.published != nil {
		o.Date = ""
	}
	return o
}
