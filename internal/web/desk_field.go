package web

import (
	"slices"
	"strings"

	"readout/internal/i18n"
)

// formField is one field of a form as the templates of templates/desk/fields.html draw it.
type formField struct {
	ID       string
	Name     string
	Type     string
	Label    string
	Hint     string
	Value    string
	Fault    string
	Now      string // what a colleague has stored meanwhile, in words
	Lang     string // of what is typed, if it is known
	Max      string
	Complete string // autocomplete
	List     string // id of the suggestions
	From     string // ids of the fields that suggest a slug
	Suffix   string // stands behind the field, such as the name of a zone
	Rows     string
	Required bool
	Locked   bool // shown, and not to be changed
	Focus    bool
	Plain    bool // no sentence: no capitals and no spelling
	Checked  bool
	Groups   []choiceGroup
	Search   string // label of the field that narrows a list
	Empty    string // said when there is nothing to choose
}

// choice is one of the things a person can choose in a field.
type choice struct {
	Value  string
	Label  string
	Lang   string // of the label, if it is not the interface's
	Sub    string // said smaller beside the label
	Names  string // all that a search finds it by, a line each
	Chosen bool
	Away   bool // somebody who speaks for no side and takes no part: what they say is about the talks
}

// choiceGroup is a run of choices under one heading, or under none.
type choiceGroup struct {
	Label   string
	Choices []choice
}

// Field gives a field for the templates: its name, the catalogue's key of its label, and
// options such as "type=password", "hint=desk.slug_hint", "required".
func (f *form) Field(name, label string, options ...string) formField {
	d := formField{
		ID: f.FieldID(name), Name: name, Type: "text", Label: i18n.T(f.Lang, label),
		Value: f.Value(name), Fault: f.Fault(name), Rows: "3",
	}
	for _, o := range options {
		d.option(f, o)
	}
	if now := f.Now(name); now != "" && d.Type != "hidden" {
		d.Now = i18n.T(f.Lang, "desk.stored_meanwhile", "value", strings.ReplaceAll(now, "\n", ", "))
	}
	if took := f.took[name]; took != "" {
		d.Now = took
	}
	return d
}

func (d *formField) option(f *form, option string) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "type":
		d.Type = value
	case "hint":
		if value != "" {
			d.Hint = i18n.T(f.Lang, value)
		}
	case "lang":
		d.Lang = value
	case "max":
		d.Max = value
	case "complete":
		d.Complete = value
	case "from":
		d.From = value
	case "suffix":
		d.Suffix = value
	case "rows":
		d.Rows = value
	case "search":
		d.Search = i18n.T(f.Lang, value)
	case "empty":
		d.Empty = i18n.T(f.Lang, value)
	case "required":
		d.Required = true
	case "locked":
		d.Locked = true
	case "list":
		d.List = value
	case "plain":
		d.Plain = true
	case "focus":
		d.Focus = true
	}
}

// Described lists the ids of what is said about the field: the hint, what is stored
// meanwhile, what is wrong with it.
func (d formField) Described() string {
	var about []string
	for _, a := range []struct{ words, id string }{{d.Hint, "-hint"}, {d.Now, "-now"}, {d.Fault, "-fault"}} {
		if a.words != "" {
			about = append(about, d.ID+a.id)
		}
	}
	return strings.Join(about, " ")
}

// Box gives a field that is ticked or not.
func (f *form) Box(name, label string, options ...string) formField {
	d := f.Field(name, label, options...)
	d.Checked = d.Value != ""
	return d
}

// If gives one of two options.
func (f *form) If(yes bool, then, otherwise string) string {
	if yes {
		return then
	}
	return otherwise
}

// Any tells whether something stands in one of the fields or is wrong with it: what hides
// them shows them then.
func (f *form) Any(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return f.Value(name) != "" || f.Fault(name) != "" })
}

// AnyBeside is Any for the fields in further languages: "title" is "title.ja" and so on.
func (f *form) AnyBeside(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return slices.ContainsFunc(f.inputs, func(input string) bool { return strings.HasPrefix(input, name+".") && f.Any(input) })
	})
}

// Choose gives a field in which one or several of the groups' choices are chosen.
func (f *form) Choose(name, label string, groups []choiceGroup, options ...string) formField {
	d := f.Field(name, label, options...)
	var now []string // what is stored meanwhile, by its labels
	for _, g := range groups {
		marked := choiceGroup{Label: g.Label}
		for _, c := range g.Choices {
			c.Chosen = f.Has(name, c.Value)
			if c.Value != "" && slices.Contains(strings.Split(f.Now(name), "\n"), c.Value) {
				now = append(now, c.Label)
			}
			marked.Choices = append(marked.Choices, c)
		}
		d.Groups = append(d.Groups, marked)
	}
	if len(now) > 0 {
		d.Now = i18n.T(f.Lang, "desk.stored_meanwhile", "value", strings.Join(now, ", "))
	}
	return d
}
