package record

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
)

// Changed is a part of an item in which it differs from what it was: what it was called then,
// what somebody has stored since, what somebody else wants.
type Changed struct {
	Field  string // "kind", "issues", "title.ja", "names.ja", "short.ja"
	Was    []string
	Theirs []string // what is stored; none: they took it out
	Mine   []string
	Clash  bool // both changed it, in different ways
}

// Reconcile brings two changes of an item together that began from the same state of it. What one
// of the two changed alone is taken from that one; of a list, what either put in and took out,
// unless one of them put something else in its place. Where both changed the same in different
// ways, the item has mine, and the part says that it is a clash. Without a base nobody can tell
// who changed what: all in which the two differ is a clash. What only I changed is not told.
func Reconcile(base, theirs, mine Citing) (Citing, []Changed, error) {
	var was, stored, wanted map[string]any
	for _, side := range []struct {
		item Citing
		to   *map[string]any
	}{{base, &was}, {theirs, &stored}, {mine, &wanted}} {
		var err error
		if *side.to, err = partsOf(side.item); err != nil {
			return nil, nil, err
		}
	}
	r := &reconciling{blind: base == nil}
	raw, err := json.Marshal(r.object("", was, stored, wanted))
	if err != nil {
		return nil, nil, err
	}
	both := Blank(mine.ItemKind())
	return both, r.found, json.Unmarshal(raw, both)
}

// partsOf gives an item as its parts by name, nil for none.
func partsOf(item Citing) (map[string]any, error) {
	if item == nil {
		return nil, nil
	}
	raw, err := json.Marshal(item)
	if err != nil {
		return nil, err
	}
	var parts map[string]any
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	return parts, dec.Decode(&parts)
}

// Revert takes a change of an item back that made after of before, and leaves what has been
// changed since then. It gives the parts that it could not take back, as the same was changed
// since in another way: they are as they stand now.
func Revert(after, now, before Citing) (both Citing, stayed []string, err error) {
	was, err := partsOf(after)
	if err != nil {
		return nil, nil, err
	}
	stored, err := partsOf(now)
	if err != nil {
		return nil, nil, err
	}
	wanted, err := partsOf(before)
	if err != nil {
		return nil, nil, err
	}
	r := &reconciling{reverting: true}
	raw, err := json.Marshal(r.object("", was, stored, wanted))
	if err != nil {
		return nil, nil, err
	}
	for _, c := range r.found {
		if c.Clash {
			stayed = append(stayed, c.Field)
		}
	}
	both = Blank(now.ItemKind())
	return both, stayed, json.Unmarshal(raw, both)
}

type reconciling struct {
	blind     bool
	reverting bool // of what both changed, theirs stays
	found     []Changed
}

func (r *reconciling) object(path string, was, theirs, mine map[string]any) map[string]any {
	both := map[string]any{}
	names := slices.Concat(slices.Collect(maps.Keys(theirs)), slices.Collect(maps.Keys(mine)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		var v any
		if path == "" && name == "names" {
			v = r.names(listOf(was[name]), listOf(theirs[name]), listOf(mine[name]))
		} else {
			v = r.part(path+name, was[name], theirs[name], mine[name])
		}
		if v != nil {
			both[name] = v
		}
	}
	return both
}

func (r *reconciling) part(path string, was, theirs, mine any) any {
	switch {
	case reflect.DeepEqual(theirs, mine):
		return mine
	case isObject(theirs) || isObject(mine):
		return r.object(path+".", objectOf(was), objectOf(theirs), objectOf(mine))
	case !r.blind && reflect.DeepEqual(was, theirs):
		return mine
	case !r.blind && reflect.DeepEqual(was, mine):
		r.found = append(r.found, Changed{Field: path, Was: inWords(was), Theirs: inWords(theirs), Mine: inWords(mine)})
		return theirs
	case !r.blind && (r.reverting || path != "status_changes"): // the life of an outcome is told in order, by one at a time
		if both, ok := bothLists(was, theirs, mine); ok {
			r.found = append(r.found, Changed{Field: path, Was: inWords(was), Theirs: inWords(theirs), Mine: inWords(mine)})
			return both
		}
	}
	r.found = append(r.found, Changed{Field: path, Was: inWords(was), Theirs: inWords(theirs), Mine: inWords(mine), Clash: true})
	if r.reverting {
		return theirs
	}
	return mine
}

// names compares names that stand for the same: the main name in a language, its short one.
func (r *reconciling) names(was, theirs, mine []any) any {
	before, _ := nameParts(was)
	stored, order := nameParts(theirs)
	wanted, more := nameParts(mine)
	var all []any
	for _, key := range with(order, more...) {
		if v := r.part(key, named(before, key), named(stored, key), named(wanted, key)); v != nil {
			all = append(all, v)
		}
	}
	return all
}

// named gives what is called by a key as one thing to compare, nil for nothing.
func named(parts map[string]aName, key string) any {
	if n, ok := parts[key]; ok {
		return n
	}
	return nil
}

// aName is a name as one part.
type aName map[string]any

// nameParts gives names by what they stand for, and in which order.
func nameParts(names []any) (map[string]aName, []string) {
	parts, order := map[string]aName{}, []string(nil)
	for _, one := range names {
		n := objectOf(one)
		key := "names." + asText(n["lang"])
		if use := NameUse(asText(n["use"])); use != "" && use != MainName {
			key = string(use) + "." + asText(n["lang"])
			if use == AltName {
				key += "." + asText(n["text"])
			}
		}
		for _, beside := range []string{"used_by", "from", "to"} {
			if words := asText(n[beside]); words != "" {
				key += "." + words
			}
		}
		for i, stem := 2, key; parts[key] != nil; i++ {
			key = stem + "." + strconv.Itoa(i)
		}
		parts[key], order = n, append(order, key)
	}
	return parts, order
}

// bothLists gives what a list is after two changes of it, if neither put something else in the
// place of what was there.
func bothLists(was, theirs, mine any) (any, bool) {
	first, second, third := listOf(was), listOf(theirs), listOf(mine)
	if (len(first) > 0) && (replaces(first, second) || replaces(first, third)) || len(first) == 0 && (len(second) == 0 || len(third) == 0) {
		return nil, false
	}
	var all []any
	for _, one := range second {
		if holds(third, one) || !holds(first, one) {
			all = append(all, one)
		}
	}
	for _, one := range third {
		if !holds(first, one) && !holds(all, one) {
			all = append(all, one)
		}
	}
	return all, len(all) > 0
}

// replaces tells whether something was put in and something taken out.
func replaces(was, now []any) bool { return lacks(was, now) && lacks(now, was) }

func lacks(all, some []any) bool {
	return slices.ContainsFunc(some, func(one any) bool { return !holds(all, one) })
}

func holds(all []any, one any) bool {
	return slices.ContainsFunc(all, func(other any) bool { return reflect.DeepEqual(one, other) })
}

func listOf(v any) []any {
	all, _ := v.([]any)
	return all
}

func isObject(v any) bool {
	_, ok := v.(map[string]any)
	return ok
}

func objectOf(v any) map[string]any {
	o, _ := v.(map[string]any)
	return o
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}

// inWords gives a part as words: of a list each thing in it, of what is more than a word the word
// that tells it from others.
func inWords(v any) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, inWords(one)...)
		}
		return all
	case aName:
		return inWords(v["text"])
	case map[string]any:
		for _, name := range []string{"exact", "status", "text"} {
			if words := asText(v[name]); words != "" {
				return []string{words}
			}
		}
		return inWords(v["quote"])
	default:
		raw, err := json.Marshal(v)
		if err != nil {
			return nil
		}
		return []string{string(raw)}
	}
}
