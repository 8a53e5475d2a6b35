package merge

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/text"
)

// Result is what became of two edits of an update.
type Result struct {
	Body     []Part[text.Block]
	Pictures []Part[coverage.Picture]
	Cards    []Part[coverage.Card]
	Fields   []string // in dispute, by name: "headline", "said"

	Theirs []string // parts of the update that they changed, "body" and "pictures" among them
	Mine   []string

	merged map[string]json.RawMessage // the other fields; of one in dispute theirs
	mine   map[string]json.RawMessage
}

// The names of parts of an update. Other fields are called as in their JSON.
const (
	Headline = "headline" // with its translations: they translate the one they stand beside
	Kind     = "kind"     // with the mark of a marker
	Body     = "body"
	Pictures = "pictures"
	Cards    = "cards"
)

// together lists fields that mean nothing without each other, under the name of the first.
var together = map[string][]string{
	Headline: {"headline", "headlines"},
	Kind:     {"kind", "mark"},
}

// apart lists fields that are merged as lists, or are about one revision and not carried on:
// what it tells readers of its own change.
var apart = []string{Body, Pictures, Cards, "note", "notes", "correction", "erased"}

// Messages merges two edits of an update that began from base. What I tell readers of my
// change stays mine: it is not theirs to answer.
func Messages(base, theirs, mine coverage.Message) (*Result, error) {
	r := &Result{
		Body:     lists(Body, base.Body.Blocks, theirs.Body.Blocks, mine.Body.Blocks, written, said),
		Pictures: lists(Pictures, base.Pictures, theirs.Pictures, mine.Pictures, written, pictured),
		Cards:    lists(Cards, base.Cards, theirs.Cards, mine.Cards, written, linked),
	}
	all := make([]map[string]json.RawMessage, 3)
	for i, m := range []coverage.Message{base, theirs, mine} {
		m.Body, m.Pictures, m.Cards = text.Document{}, nil, nil
		raw, err := json.Marshal(m)
		if err != nil {
			return nil, fmt.Errorf("take a message apart: %w", err)
		}
		if err := json.Unmarshal(raw, &all[i]); err != nil {
			return nil, fmt.Errorf("take a message apart: %w", err)
		}
	}
	r.merged, r.mine = maps.Clone(all[1]), all[2]
	for _, name := range names(all) {
		r.field(name, all[0], all[1], all[2])
	}
	r.note(Body, !units(base.Body.Blocks, theirs.Body.Blocks), !units(base.Body.Blocks, mine.Body.Blocks))
	r.note(Pictures, !units(base.Pictures, theirs.Pictures), !units(base.Pictures, mine.Pictures))
	r.note(Cards, !units(base.Cards, theirs.Cards), !units(base.Cards, mine.Cards))
	return r, nil
}

// units tells whether two lists hold the same.
func units[T any](a, b []T) bool {
	return slices.EqualFunc(a, b, func(a, b T) bool { return reflect.DeepEqual(a, b) })
}

// names lists the fields that are merged whole, those that go together once.
func names(all []map[string]json.RawMessage) []string {
	found := make(map[string]bool)
	for _, fields := range all {
		for field := range fields {
			if name := nameOf(field); !slices.Contains(apart, name) {
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func nameOf(field string) string {
	for name, fields := range together {
		if slices.Contains(fields, field) {
			return name
		}
	}
	return field
}

func fieldsOf(name string) []string {
	if fields, ok := together[name]; ok {
		return fields
	}
	return []string{name}
}

func (r *Result) field(name string, base, theirs, mine map[string]json.RawMessage) {
	t, m := !equal(name, base, theirs), !equal(name, base, mine)
	r.note(name, t, m)
	switch {
	case m && t && !equal(name, theirs, mine):
		r.Fields = append(r.Fields, name)
	case m:
		r.take(r.merged, name)
	}
}

// note writes down who changed a part.
func (r *Result) note(name string, theirs, mine bool) {
	if theirs {
		r.Theirs = append(r.Theirs, name)
	}
	if mine {
		r.Mine = append(r.Mine, name)
	}
}

func equal(name string, a, b map[string]json.RawMessage) bool {
	return !slices.ContainsFunc(fieldsOf(name), func(field string) bool { return string(a[field]) != string(b[field]) })
}

// take puts my value of a field into a message.
func (r *Result) take(into map[string]json.RawMessage, name string) {
	for _, field := range fieldsOf(name) {
		if v, ok := r.mine[field]; ok {
			into[field] = v
		} else {
			delete(into, field)
		}
	}
}

// Value gives a field of a message that is merged whole, as a person may read it: text as it
// is, else as JSON has it; "" where it has none.
func Value(m coverage.Message, name string) string {
	m.Body, m.Pictures, m.Cards = text.Document{}, nil, nil
	raw, err := json.Marshal(m)
	var fields map[string]any
	if err != nil || json.Unmarshal(raw, &fields) != nil {
		return ""
	}
	var values []string
	for _, field := range fieldsOf(name) {
		switch v := fields[field].(type) {
		case nil:
		case string:
			values = append(values, v)
		default:
			if name == Headline {
				continue // its translations go with it
			}
			raw, _ := json.Marshal(v) // it came out of JSON
			values = append(values, string(raw))
		}
	}
	return strings.Join(values, " ")
}

// Disputes names everything that is for a person to settle.
func (r *Result) Disputes() []string {
	return slices.Concat(r.Fields, disputes(r.Body), disputes(r.Pictures), disputes(r.Cards))
}

func disputes[T any](parts []Part[T]) []string {
	var ids []string
	for _, p := range parts {
		if p.Dispute != nil {
			ids = append(ids, p.Dispute.ID)
		}
	}
	return ids
}

func numbered(name string, n int) string { return name + "." + strconv.Itoa(n) }

// written is the key of a unit: all that is stored of it.
func written[T any](unit T) string {
	raw, err := json.Marshal(unit)
	if err != nil { // plain structs: there is nothing in them that JSON cannot say
		return fmt.Sprintf("%#v", unit)
	}
	return string(raw)
}

func said(b text.Block) []uint32 { return letters(text.Document{Blocks: []text.Block{b}}.Plain()) }

// pictured: a picture is the same while its file is, whatever is said about it.
func pictured(p coverage.Picture) []uint32 {
	switch {
	case p.File != "":
		return name(p.File)
	case p.Play != "":
		return name(p.Play)
	case p.Name != "":
		return name(p.Name)
	}
	return letters(p.Caption)
}

func linked(c coverage.Card) []uint32 {
	if c.Href != "" {
		return name(c.Href)
	}
	return letters(c.Title)
}
