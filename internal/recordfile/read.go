package recordfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
)

// Read reads a file. What is wrong with it is told whole: the error is a Faults, and then
// nothing of the file is to be used. elsewhere tells whether an item that the file names and
// does not hold is there already; nil says that none is.
func Read(raw []byte, elsewhere func(record.Kind, string) bool) (*File, error) {
	top, broken := parse(raw)
	if broken != nil {
		return nil, Faults{*broken}
	}
	r := &reader{}
	o := r.object(top, "")
	if format := o.str("format"); format != "" && format != Format {
		n := o.find("format")
		r.blame(n.line, "format", fault.New(fault.Invalid, "recordfile.other_format", "got", format, "want", Format))
	}
	f := &File{cited: make(map[key][]Spot)}
	r.coverages(o, f)
	places := r.items(o, f)
	if o.members != nil && !o.holds(append(lists, "format")...) {
		r.blame(o.line, "", fault.New(fault.Invalid, "recordfile.no_record", "want", Format))
	}
	o.pass("about", "seeds", "vocabulary", "leak_attribution", "left_out", "inconsistencies", "derived", "corrections")
	o.done()
	r.crossCheck(f, places, elsewhere)
	f.Passed = r.passed
	if len(r.faults) > 0 {
		slices.SortStableFunc(r.faults, func(a, b Fault) int { return a.Line - b.Line })
		return nil, r.faults
	}
	return f, nil
}

// place is where an item stands in the file.
type place struct {
	o    *object
	kind record.Kind
	item record.Item
}

// lists are the keys of which a file without a format must have one to be taken for a record.
var lists = []string{
	"coverages", "pages", "actors", "tenures", "events", "participants", "issues", "outcomes", "statements", "forecasts",
}

func (r *reader) items(o *object, f *File) []place {
	var places []place
	places = readAll(r, f, o, places, &f.Items.Actors, r.actor, "actors")
	places = readAll(r, f, o, places, &f.Items.Tenures, r.tenure, "tenures")
	places = readAll(r, f, o, places, &f.Items.Events, r.event, "events")
	places = readAll(r, f, o, places, &f.Items.Participants, r.participant, "participants")
	places = readAll(r, f, o, places, &f.Items.Issues, r.issue, "issues")
	places = readAll(r, f, o, places, &f.Items.Outcomes, r.outcome, "outcomes")
	places = readAll(r, f, o, places, &f.Items.Statements, r.statement, "statements")
	places = readAll(r, f, o, places, &f.Items.Forecasts, r.forecast, "forecasts")
	return places
}

func readAll[T any, P interface {
	*T
	record.Citing
}](r *reader, f *File, o *object, places []place, into *[]T, read func(*object) T, name string) []place {
	list, path, _ := o.list(name)
	for i, n := range list {
		one := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		if one.members == nil {
			continue // it is no object, as has been said
		}
		r.citing = nil
		item := read(one)
		p := P(&item)
		f.cited[key{p.ItemKind(), p.ItemID()}] = r.citing
		one.check(modesLeftOpen(p))
		one.done()
		*into = append(*into, item)
		places = append(places, place{one, p.ItemKind(), p})
	}
	return places
}

// modesLeftOpen checks an item as if its citations that say no mode said one: whether the words
// stand in quotation marks is seen where they are found.
func modesLeftOpen(item record.Citing) error {
	var open []*record.Citation
	for _, c := range item.Citing() {
		if c.Mode == "" {
			c.Mode = record.Reported
			open = append(open, c)
		}
	}
	err := item.Check()
	for _, c := range open {
		c.Mode = ""
	}
	return err
}

// crossCheck looks at what the items say of each other.
func (r *reader) crossCheck(f *File, places []place, elsewhere func(record.Kind, string) bool) {
	type name struct {
		kind record.Kind
		id   string
	}
	held := make(map[name]bool)
	for _, p := range places {
		key := name{p.kind, p.item.ItemID()}
		if held[key] && key.id != "" {
			p.o.r.blame(p.o.lineOf("id"), p.o.at("id"), fault.New(fault.Conflict, "recordfile.id_twice", "got", key.id))
		}
		held[key] = true
	}
	there := func(kind record.Kind, id string) bool {
		return held[name{kind, id}] || elsewhere != nil && elsewhere(kind, id)
	}
	for _, p := range places {
		for _, ref := range p.item.Refs() {
			if !there(ref.Kind, ref.ID) {
				r.blame(p.o.lineOf(ref.Rel), p.o.at(ref.Rel), fault.New(fault.Invalid, "record.no_"+string(ref.Kind), "got", ref.ID))
			}
		}
		r.crossCheckOne(f, p, there)
	}
	r.parents(f, places)
}

func (r *reader) crossCheckOne(f *File, p place, there func(record.Kind, string) bool) {
	if forecast, ok := p.item.(*record.Forecast); ok {
		for _, id := range forecast.ResolvedBy {
			if !there(record.KindOutcome, id) && !there(record.KindStatement, id) {
				r.blame(p.o.lineOf("resolved_by"), p.o.at("resolved_by"), fault.New(fault.Invalid, "recordfile.resolved_by_nothing", "got", id))
			}
		}
	}
	for i, c := range p.item.Cites() {
		at := f.Cited(p.kind, p.item.ItemID(), i)
		switch {
		case c.Quote.Exact == "":
			r.blame(at.Line, at.Path, fault.New(fault.Invalid, "recordfile.no_words"))
		case c.Coverage == "":
			r.blame(at.Line, at.Path, fault.New(fault.Invalid, "recordfile.no_coverage_named"))
		}
	}
}

// parents finds what is above itself.
func (r *reader) parents(f *File, places []place) {
	up := make(map[string]string)
	for _, a := range f.Items.Actors {
		up["actor "+string(a.ID)] = "actor " + string(a.Parent)
	}
	for _, e := range f.Items.Events {
		up["event "+string(e.ID)] = "event " + string(e.Parent)
	}
	for _, i := range f.Items.Issues {
		up["issue "+string(i.ID)] = "issue " + string(i.Broader)
	}
	for _, p := range places {
		start := string(p.kind) + " " + p.item.ItemID()
		at, steps := up[start], 0
		for ; at != start && up[at] != "" && steps < len(up); steps++ {
			at = up[at]
		}
		if at == start && up[start] != "" {
			r.blame(p.o.lineOf("parent"), p.o.at("parent"), fault.New(fault.Invalid, "recordfile.above_itself", "got", p.item.ItemID()))
		}
	}
}

func (r *reader) coverages(o *object, f *File) {
	list, path, _ := o.list("coverages", "pages")
	o.pass("coverages", "pages")
	for i, n := range list {
		c := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		f.Coverages = append(f.Coverages, r.coverage(c))
	}
}

// coverage reads a coverage as we write it, or a page as older files have it, of which only
// names and times are taken: its words must be on the site already.
func (r *reader) coverage(o *object) Coverage {
	c := Coverage{Slug: o.str("slug"), Title: o.str("title")}
	if n := o.find("content"); n != nil {
		c.Content = &coverage.Content{}
		r.typed(n, o.at("content"), c.Content)
	}
	c.Name = c.Slug
	if seed := o.str("seed", "id"); c.Name == "" {
		c.Name = seed
	}
	updates, path, _ := o.list("updates", "entries")
	for i, n := range updates {
		u := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		one := Update{Name: u.str("id"), N: u.int("n"), Time: u.str("time")}
		if m := u.find("message"); m != nil {
			one.Message = &coverage.Message{}
			r.typed(m, u.at("message"), one.Message)
		}
		if one.Name == "" && one.N > 0 {
			one.Name = fmt.Sprint(one.N)
		}
		c.Updates = append(c.Updates, one)
	}
	return c
}

// typed reads a part by its Go type. Keys that it does not know are faults: it is a part that
// only we write.
func (r *reader) typed(n *node, path string, into any) {
	raw, err := json.Marshal(n.raw())
	if err == nil {
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		err = d.Decode(into)
	}
	if err != nil {
		r.blame(n.line, path, fault.New(fault.Invalid, "recordfile.not_understood", "why", err.Error()))
	}
}
