package record

import (
	"reflect"
	"strings"
	"testing"
)

// What a form of the desk or a PUT writes, and what is kept of the item as it stood, are all
// fields there are: none is lost by an edit.
func TestKeepRestLosesNothing(t *testing.T) {
	for _, c := range []struct {
		after, before Item
		written       string // by forms
	}{
		{&Actor{Kind: State}, &Actor{}, "ID Kind Names Party Parent Anonymous Wikidata ISO3"},
		{&Tenure{}, &Tenure{}, "ID Person Organization Title From To Attested"},
		{&Event{}, &Event{}, "ID Kind Parent Ordinal Parties Names Place TZ Date End"},
		{&Issue{}, &Issue{}, "ID Names Broader"},
		{&Outcome{}, &Outcome{}, "ID Kind Event Title Issues Bound ToldBy Due Condition"},
		{&Forecast{}, &Forecast{}, "ID Basis Event Outlet Origin Published Issues Expects Probability"},
		{&Participant{}, &Participant{}, "ID Event Actor Party Capacity Tenure Attested"},
	} {
		before, after := reflect.ValueOf(c.before).Elem(), reflect.ValueOf(c.after).Elem()
		for i := range before.NumField() {
			fill(before.Field(i))
		}
		KeepRest(c.after, c.before)
		for i := range after.NumField() {
			name := after.Type().Field(i).Name
			if name == "Erased" || name == "MergedInto" || name == "Waits" { // is of one state, or of what is shown of it: the next has words of its own, and stands
				continue
			}
			written := strings.Contains(" "+c.written+" ", " "+name+" ")
			kept := reflect.DeepEqual(after.Field(i).Interface(), before.Field(i).Interface())
			if written == kept {
				t.Errorf("%s.%s: written by forms %v, kept %v: want one of the two", after.Type().Name(), name, written, kept)
			}
		}
	}
	person := &Actor{Kind: Person}
	KeepRest(person, &Actor{Kind: State, ISO3: "ABC"})
	if person.ISO3 != "" {
		t.Errorf("a person has the code of a state: %q", person.ISO3)
	}
}

// fill puts something into a field.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("en"), reflect.ValueOf("x"))
	}
}
