package discourse

import "readout/internal/drafting/layout"

// Mention is somebody as a text names them.
type Mention struct {
	layout.Span
	Class SpeakerClass
	Text  string   // as printed
	Names []string // what the name means without the gazetteer: 日露 is 日本 and ロシア
	Role  string   // the office in the printed words
}

// None tells that nobody is named who could speak.
func (m *Mention) None() bool { return m == nil || m.Class == Nobody }

// Elsewhere gives a mention that stands in none of the parts.
func Elsewhere(m *Mention) *Mention {
	if m == nil {
		return nil
	}
	one := *m
	one.Span = layout.Between(-1, -1)
	return &one
}

// SpeakerClass is what sort of speaker a name's ending tells.
type SpeakerClass uint8

// The classes, as the heads of the lexicons of people explain them.
const (
	Nobody SpeakerClass = iota
	Person
	Group // several, or unnamed
	Org   // a body
	State
	Party  // a side of talks
	Joint  // two or more at once
	Outlet // media
	Doc    // a text that speaks for its authors
	Source // whoever tells in confidence
	Pron   // stands for somebody named before
)

var speakerClasses = map[string]SpeakerClass{
	"person": Person, "group": Group, "org": Org, "state": State, "party": Party, "joint": Joint,
	"outlet": Outlet, "doc": Doc, "source": Source, "pron": Pron,
}

// SpeakerClassOf gives the class that a lexicon names; what it does not know is nobody.
func SpeakerClassOf(name string) SpeakerClass { return speakerClasses[name] }
