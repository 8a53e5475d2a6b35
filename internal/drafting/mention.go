package drafting

// mention is somebody as a text names them.
type mention struct {
	span
	class speakerClass
	text  string   // as printed
	names []string // what the name means without the gazetteer: 日露 is 日本 and ロシア
	role  string   // the office in the printed words
}

// none tells that nobody is named who could speak.
func (m *mention) none() bool { return m == nil || m.class == nobody }

// elsewhere gives a mention that stands in none of the parts.
func elsewhere(m *mention) *mention {
	if m == nil {
		return nil
	}
	one := *m
	one.span = span{-1, -1}
	return &one
}

// speakerClass is what sort of speaker a name's ending tells.
type speakerClass uint8

// The classes, as the heads of the lexicons of people explain them.
const (
	nobody speakerClass = iota
	person
	group // several, or unnamed
	org   // a body
	state
	party  // a side of talks
	joint  // two or more at once
	outlet // media
	doc    // a text that speaks for its authors
	source // whoever tells in confidence
	pron   // stands for somebody named before
)

var speakerClasses = map[string]speakerClass{
	"person": person, "group": group, "org": org, "state": state, "party": party, "joint": joint,
	"outlet": outlet, "doc": doc, "source": source, "pron": pron,
}

// speakerClassOf gives the class that a lexicon names; what it does not know is nobody.
func speakerClassOf(name string) speakerClass { return speakerClasses[name] }
