package recordfile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// reader reads a file's nodes and gathers what is wrong with them and what was passed over.
type reader struct {
	faults Faults
	passed []Passed
	citing []Spot // the citations of the item that is being read, in the order of its Cites
}

func (r *reader) blame(line int, path string, err *fault.Error) {
	if err != nil && len(r.faults) < maxFaults {
		r.faults = append(r.faults, Fault{Line: line, Path: path, Err: err})
	}
}

// object is one object of the file while it is read: which of its keys have been asked for.
type object struct {
	r       *reader
	path    string
	line    int
	members []member
	asked   map[string]bool
}

// object takes a node for an object.
func (r *reader) object(n *node, path string) *object {
	members, ok := n.value.([]member)
	if !ok {
		r.blame(n.line, path, fault.New(fault.Invalid, "recordfile.want_object", "got", n.kind()))
	}
	return &object{r: r, path: path, line: n.line, members: members, asked: make(map[string]bool)}
}

// holds says whether the object has one of the keys.
func (o *object) holds(names ...string) bool {
	return slices.ContainsFunc(o.members, func(m member) bool { return slices.Contains(names, m.name) })
}

// find gives the value of the first of the names that the object has: the name of today first,
// then those of older files. null is as good as nothing.
func (o *object) find(names ...string) *node {
	for _, name := range names {
		o.asked[name] = true
	}
	for _, name := range names {
		for _, m := range o.members {
			if m.name == name && m.value.value != nil {
				return m.value
			}
		}
	}
	return nil
}

func (o *object) at(name string) string {
	if o.path == "" {
		return name
	}
	return o.path + "." + name
}

func (o *object) wrong(n *node, name, key string) {
	o.r.blame(n.line, o.at(name), fault.New(fault.Invalid, key, "got", n.kind()))
}

// str reads a text; a number is taken as its digits, as a year is often written so.
func (o *object) str(names ...string) string {
	n := o.find(names...)
	if n == nil {
		return ""
	}
	switch v := n.value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	o.wrong(n, names[0], "recordfile.want_text")
	return ""
}

func (o *object) bool(names ...string) bool {
	n := o.find(names...)
	if n == nil {
		return false
	}
	v, ok := n.value.(bool)
	if !ok {
		o.wrong(n, names[0], "recordfile.want_bool")
	}
	return v
}

func (o *object) int(names ...string) int {
	n := o.find(names...)
	if n == nil {
		return 0
	}
	if v, ok := n.value.(json.Number); ok {
		if i, err := strconv.Atoi(v.String()); err == nil {
			return i
		}
	}
	o.wrong(n, names[0], "recordfile.want_number")
	return 0
}

func (o *object) float(names ...string) *float64 {
	n := o.find(names...)
	if n == nil {
		return nil
	}
	if v, ok := n.value.(json.Number); ok {
		if f, err := v.Float64(); err == nil {
			return &f
		}
	}
	o.wrong(n, names[0], "recordfile.want_number")
	return nil
}

// list gives the values of a list; a single value is taken as a list of one.
func (o *object) list(names ...string) ([]*node, string, bool) {
	for _, name := range names {
		if n := o.find(name); n != nil {
			if all, ok := n.value.([]*node); ok {
				return all, o.at(name), true
			}
			return []*node{n}, o.at(name), true
		}
	}
	return nil, "", false
}

// ids reads a list of ids. Absent it is nil; an empty list stays one.
func ids[T ~string](o *object, names ...string) []T {
	all, path, there := o.list(names...)
	if !there {
		return nil
	}
	out := []T{}
	for i, n := range all {
		v, ok := n.value.(string)
		if !ok {
			o.r.blame(n.line, path+"["+strconv.Itoa(i)+"]", fault.New(fault.Invalid, "recordfile.want_text", "got", n.kind()))
			continue
		}
		out = append(out, T(v))
	}
	return out
}

// some gives a list, nil for an empty one.
func some[T any](all []T) []T {
	if len(all) == 0 {
		return nil
	}
	return all
}

// local reads words by language; a bare text is English, the language of the format.
func (o *object) local(names ...string) text.Local {
	n := o.find(names...)
	if n == nil {
		return nil
	}
	switch v := n.value.(type) {
	case string:
		if v == "" {
			return nil
		}
		return text.Local{"en": v}
	case []member:
		words := text.Local{}
		for _, m := range v {
			switch w := m.value.value.(type) {
			case nil:
			case string:
				words[m.name] = w
			default:
				o.wrong(m.value, names[0]+"."+m.name, "recordfile.want_text")
			}
		}
		if len(words) == 0 {
			return nil
		}
		return words
	}
	o.wrong(n, names[0], "recordfile.want_words")
	return nil
}

// names reads names: a list of objects, or by language a text or a list of texts of which the
// first is the main one.
func (o *object) names(keys ...string) []record.Name {
	n := o.find(keys...)
	var out []record.Name
	if n != nil {
		switch v := n.value.(type) {
		case []*node:
			out = o.r.nameList(v, o.at(keys[0]))
		case []member:
			out = o.namesByLang(v, keys[0])
		default:
			o.wrong(n, keys[0], "recordfile.want_names")
		}
	}
	if more := o.find("alt"); more != nil {
		if v, ok := more.value.([]*node); ok {
			alt := o.r.nameList(v, o.at("alt"))
			for i := range alt {
				if alt[i].Use == "" {
					alt[i].Use = record.AltName
				}
			}
			out = append(out, alt...)
		} else {
			o.wrong(more, "alt", "recordfile.want_names")
		}
	}
	return out
}

func (r *reader) nameList(list []*node, path string) []record.Name {
	var out []record.Name
	for i, n := range list {
		o := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		out = append(out, record.Name{
			Lang: o.str("lang"), Text: o.str("text"), Use: record.NameUse(o.str("use")), UsedBy: record.ActorID(o.str("used_by")),
			From: o.str("from"), To: o.str("to"),
		})
		o.done()
	}
	return out
}

func (o *object) namesByLang(langs []member, key string) []record.Name {
	var out []record.Name
	for _, m := range langs {
		switch v := m.value.value.(type) {
		case nil:
		case string:
			out = append(out, record.Name{Lang: m.name, Text: v})
		case []*node:
			for i, n := range v {
				words, ok := n.value.(string)
				if !ok {
					o.wrong(n, fmt.Sprintf("%s.%s[%d]", key, m.name, i), "recordfile.want_text")
					continue
				}
				name := record.Name{Lang: m.name, Text: words}
				if i > 0 {
					name.Use = record.AltName
				}
				out = append(out, name)
			}
		default:
			o.wrong(m.value, key+"."+m.name, "recordfile.want_names")
		}
	}
	return out
}

// pass names keys that are known and not taken.
func (o *object) pass(names ...string) {
	for _, name := range names {
		o.asked[name] = true
	}
}

// done tells of the keys that nobody has asked for.
func (o *object) done() {
	for _, m := range o.members {
		if !o.asked[m.name] {
			o.r.passed = append(o.r.passed, Passed{Line: m.value.line, Path: o.at(m.name)})
		}
	}
}

// check adds the faults of an item to the places of its fields.
func (o *object) check(err error) {
	f, ok := err.(*fault.Error)
	if !ok || f == nil {
		return
	}
	details := f.Details
	if len(details) == 0 {
		details = []*fault.Error{f}
	}
	for _, d := range details {
		o.r.blame(o.lineOf(d.Field), o.at(d.Field), d)
	}
}

// lineOf gives the line of a field, that of the object for one that is not there.
func (o *object) lineOf(field string) int {
	field, _, _ = strings.Cut(field, ".")
	i := slices.IndexFunc(o.members, func(m member) bool { return m.name == field })
	if i < 0 {
		return o.line
	}
	return o.members[i].value.line
}
