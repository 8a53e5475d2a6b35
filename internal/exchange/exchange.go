// Package exchange writes the record in the forms that others read: schema.org in JSON-LD,
// Popolo, PLOVER, W3C Web Annotations, tables. What each of them has no room for is left out
// (docs/record-format.md tells what); readout-record/1 alone holds everything.
//
// Every form is a pure function of a file of the record: the same record gives the same bytes.
package exchange

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/text"
)

// Format is a form in which the record is written.
type Format string

// The forms. Readout is that of internal/recordfile, the only one that comes in again.
const (
	Readout       Format = "readout"
	JSONLD        Format = "jsonld"
	Popolo        Format = "popolo"
	Plover        Format = "plover"
	WebAnnotation Format = "webannotation"
	CSV           Format = "csv"
)

// Formats lists all of them.
var Formats = []Format{Readout, JSONLD, Popolo, Plover, WebAnnotation, CSV}

// Options say what a form needs to know besides the record.
type Options struct {
	Base  string   // where the site is read, without a slash at the end: addresses begin with it
	Name  string   // of the site, as the editor of what it concludes
	Langs []string // of names and words where a form has room for one: the first that there is
	Table Table    // of CSV; "" is statements
}

// Write writes a record. A form or table that there is not is a fault, "exchange.format" or
// "exchange.table".
func Write(out io.Writer, f *recordfile.File, format Format, o Options) error {
	if format == Readout {
		raw, err := recordfile.Write(f)
		if err != nil {
			return err
		}
		_, err = out.Write(raw)
		return err
	}
	w := newWriter(f, o)
	switch format {
	case JSONLD:
		return w.encode(out, w.jsonLD())
	case Popolo:
		return w.encode(out, w.popolo())
	case Plover:
		return w.plover(out)
	case WebAnnotation:
		return w.encode(out, w.annotations())
	case CSV:
		return w.table(out)
	default:
		return fault.At("format", "exchange.format", "got", string(format), "known", joined(Formats))
	}
}

// writer is a record with what its items name at hand.
type writer struct {
	*record.Book
	Options
	pagesOf []recordfile.Coverage
	covers  map[string]*recordfile.Coverage
	issues  map[record.IssueID]*record.Issue
	byID    map[record.ActorID]record.Actor
}

func newWriter(f *recordfile.File, o Options) *writer {
	w := &writer{
		Book: record.NewBook(f.Items), Options: o, pagesOf: f.Coverages,
		covers: make(map[string]*recordfile.Coverage), issues: make(map[record.IssueID]*record.Issue), byID: make(map[record.ActorID]record.Actor),
	}
	for _, a := range f.Items.Actors {
		w.byID[a.ID] = a
	}
	for i := range f.Coverages {
		w.covers[f.Coverages[i].Slug] = &f.Coverages[i]
	}
	for i := range f.Items.Issues {
		w.issues[f.Items.Issues[i].ID] = &f.Items.Issues[i]
	}
	return w
}

// encode writes JSON that people can read, without escaping what is no harm in JSON.
func (w *writer) encode(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// address names an item for good: a fragment of the page about the record.
func (w *writer) address(kind record.Kind, id string) string {
	return w.Base + "/about/record#" + string(kind) + "-" + id
}

func (w *writer) actorAddress(id record.ActorID) string {
	return w.address(record.KindActor, string(id))
}

// page gives the address of the page that a citation's words stand on; "" for those of a
// source, which is nobody's to publish.
func (w *writer) page(c record.Citation) string {
	if w.private(c) {
		return ""
	}
	if c.Update == "" {
		return w.Base + "/c/" + c.Coverage
	}
	return w.Base + "/c/" + c.Coverage + "/u/" + c.Update
}

// private tells whether a citation's words are those of a source.
func (w *writer) private(c record.Citation) bool {
	found, ok := w.covers[c.Coverage]
	return !ok || found.Content == nil || found.Content.Form == coverage.Source
}

// pages gives the pages that an item rests on, each once.
func (w *writer) pages(cited []record.Citation) []string {
	var all []string
	for _, c := range cited {
		if page := w.page(c); page != "" && !slices.Contains(all, page) {
			all = append(all, page)
		}
	}
	return all
}

// name gives what an item is called, in the first language that has a name for it.
func (w *writer) name(names []record.Name, id string) string {
	if words, _ := record.NameIn(names, false, w.Langs...); words != "" {
		return words
	}
	return id
}

// words gives a text in the first language that there is.
func (w *writer) words(t text.Local) string {
	for _, lang := range w.Langs {
		if words := t[lang]; words != "" {
			return words
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		return t[lang]
	}
	return ""
}

func (w *writer) actorName(id record.ActorID) string {
	a, ok := w.Actor(id)
	if !ok {
		return string(id)
	}
	return w.name(a.Names, string(id))
}

// said gives the words of a statement: the speaker's own if any are cited, else how they are
// told, else our gist.
func (w *writer) said(s *record.Statement) string {
	for _, c := range s.Citations {
		if c.Mode == record.Direct && c.Words != "" {
			return c.Words
		}
	}
	for _, c := range s.Citations {
		if !w.private(c) {
			return c.Quote.Exact
		}
	}
	return w.words(s.Gist)
}

// day gives the day on which something was said: as it is told, else that of the event.
func (w *writer) day(s *record.Statement) string {
	if s.SaidAt != "" {
		return s.SaidAt
	}
	if e, ok := w.Event(s.Event); ok {
		return e.Date
	}
	return ""
}

func joined[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = string(one)
	}
	return strings.Join(words, ", ")
}

// line writes one value as one line of JSON.
func line(out io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := out.Write(b.Bytes())
	return err
}
