package web

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
)

// form is a form of the desk: what stands in its fields and what is wrong with them. The
// names of its inputs are the names that faults give their fields.
type form struct {
	ID    string // begins the ids of its fields, so that two forms fit on a page
	Lang  string // of the interface
	Typed bool   // somebody sent it and it came back: nothing in it is stored yet

	Pictures []pictureRow
	Cards    []cardRow

	keep    string           // the name under which the device keeps it, where that is not the usual one
	said    *TypedTray       // what the words in it offer for the record, nil if nobody asked
	shown   *desk.UpdateView // what readers would see of what stands in it, nil if nobody asked
	inputs  []string
	values  url.Values
	alias   map[string]string // fields of faults that this form has under another name
	now     map[string]string // what is stored meanwhile, where a colleague was faster
	took    map[string]string // what is said of fields that hold a colleague's change
	lead    string            // said above the faults, where it is not how many there are
	general []string
	wrong   map[string][]string
}

// formFault is one line of a form's summary of what needs mending.
type formFault struct {
	Field string // id of the field, "" if the fault is about none
	Words string
}

func newForm(id, lang string, inputs ...string) *form {
	return &form{ID: id, Lang: lang, inputs: inputs, values: url.Values{}, wrong: map[string][]string{}}
}

// set fills a field.
func (f *form) set(name string, values ...string) *form {
	f.values[name] = values
	return f
}

// take fills the form with what was sent, of its own inputs only.
func (f *form) take(sent url.Values) *form {
	for _, name := range f.inputs {
		f.values[name] = slices.Clone(sent[name])
	}
	f.Pictures, f.Cards = pictureRows(sent), cardRows(sent)
	return f
}

// carry takes inputs that were sent into the form, which did not know it had them.
func (f *form) carry(sent url.Values, names ...string) {
	for _, name := range names {
		if !f.has(name) {
			f.inputs = append(f.inputs, name)
		}
		f.values[name] = slices.Clone(sent[name])
	}
}

// has tells whether something was set in an input, be it nothing.
func (f *form) has(name string) bool {
	_, known := f.values[name]
	return known
}

// refuse writes an error beside the fields it is about.
func (f *form) refuse(err error) *form {
	f.Typed = true
	told, ok := errors.AsType[*fault.Error](err)
	if ok && told.Key == "once.other_body" { // said for programs there
		err = fault.New(fault.Conflict, "desk.sent_before")
	}
	if !ok || len(told.Details) == 0 {
		f.blame(told, i18n.Fault(f.Lang, err))
		return f
	}
	for _, d := range told.Details {
		f.blame(d, i18n.Fault(f.Lang, d))
	}
	return f
}

// refuseEach does so in a form of several things of one sort: at tells beside which of them a fault
// stands, "" for none.
func (f *form) refuseEach(err error, at func(*fault.Error) string) {
	told, ok := errors.AsType[*fault.Error](err)
	if !ok {
		f.refuse(err)
		return
	}
	for _, d := range told.Each() {
		one := *d
		one.Field = at(d)
		f.refuse(&one)
	}
}

func (f *form) blame(about *fault.Error, words string) {
	name := ""
	if about != nil {
		name = f.input(cmp.Or(about.Field, fieldOf(about.Key)))
	}
	if name == "" {
		f.general = append(f.general, words)
		return
	}
	f.wrong[name] = append(f.wrong[name], words)
}

// fieldOf gives the field of the faults that do not name theirs, as they are not only told to forms.
func fieldOf(key string) string {
	switch {
	case strings.HasPrefix(key, "markup."), strings.HasPrefix(key, "readout."):
		return "body"
	case key == "coverage.slug_taken":
		return "slug"
	case key == "people.name_taken":
		return "name"
	case key == "record.id_taken":
		return "id"
	default:
		return ""
	}
}

// otherNames are names that faults use for what our forms call otherwise.
var otherNames = map[string]string{
	"markdown": "body", "moves_state": "moves", "said_at": "said", "language": "lang", "event": "round", "speakers": "speaker",
	"issues": "issue", "quote": "exact", "citations": "exact", "name": "names", "via": "via",
	"href": "link", "pictures": "files", "lead": "files", "cards": "link",
}

// input finds the input that a fault's field means: "title.ja" is an input of its own or
// part of "title", and "names" is the first of "names.ja" and "names.en".
func (f *form) input(field string) string {
	field, _, _ = strings.Cut(field, "[")
	if name := f.named(f.alias[field]); name != "" {
		return name
	}
	for field != "" {
		if name := f.named(field); name != "" {
			return name
		}
		if name := f.named(otherNames[field]); name != "" {
			return name
		}
		cut := strings.LastIndexByte(field, '.')
		field = field[:max(cut, 0)]
	}
	return ""
}

func (f *form) named(field string) string {
	if field == "" {
		return ""
	}
	if slices.Contains(f.inputs, field) {
		return field
	}
	for _, name := range f.inputs {
		if strings.HasPrefix(name, field+".") {
			return name
		}
	}
	return ""
}

// Value gives what stands in a field.
func (f *form) Value(name string) string { return f.values.Get(name) }

// Has tells whether a value is among those chosen in a field.
func (f *form) Has(name, value string) bool { return slices.Contains(f.values[name], value) }

// FieldID gives the id of a field's element.
func (f *form) FieldID(name string) string { return f.ID + "-" + inID.Replace(name) }

// inID makes of a name what an id may hold.
var inID = strings.NewReplacer(".", "-", "/", "_")

// Now gives what a colleague has stored in a field meanwhile, "" if it is what stands here.
func (f *form) Now(name string) string { return f.now[name] }

// meanwhile compares the form with what is stored by now.
func (f *form) meanwhile(stored *form) *form {
	f.now = map[string]string{}
	for _, name := range f.inputs {
		if now := stored.Value(name); now != "" && now != f.Value(name) {
			f.now[name] = now
		}
	}
	return f
}

// Fault gives what is wrong with a field, "" if nothing is.
func (f *form) Fault(name string) string { return strings.Join(f.wrong[name], "\n") }

// Lead is said above the list of faults.
func (f *form) Lead() string {
	return cmp.Or(f.lead, i18n.T(f.Lang, "desk.faults", "count", len(f.Faults())))
}

// Plain tells whether all there is to say is one sentence about no field.
func (f *form) Plain() bool { return f.lead == "" && len(f.general) == 1 && len(f.wrong) == 0 }

// Faults lists all that needs mending, in the order of the fields.
func (f *form) Faults() []formFault {
	var all []formFault
	for _, words := range f.general {
		all = append(all, formFault{Words: words})
	}
	for _, name := range f.inputs {
		for _, words := range f.wrong[name] {
			all = append(all, formFault{Field: f.FieldID(name), Words: words})
		}
	}
	return all
}
