package record

// Name is what an actor, event or issue is called in one language.
type Name struct {
	Lang   string  `json:"lang"`
	Text   string  `json:"text"`
	Use    NameUse `json:"use,omitempty"`     // main unless said otherwise
	UsedBy ActorID `json:"used_by,omitempty"` // the side that uses it: the name of a place can itself be a position
	From   string  `json:"from,omitempty"`    // the first day it was used, in the forms of a tenure's
	To     string  `json:"to,omitempty"`      // the last day
}

// NameUse tells the usual name from a short and another one.
type NameUse string

// The uses of a name.
const (
	MainName  NameUse = "main"
	ShortName NameUse = "short"
	AltName   NameUse = "alt"
)

// NameUses lists all of them.
var NameUses = []NameUse{MainName, ShortName, AltName}

// NameIn gives the main name in the first of the languages that has one; short takes the
// short name there if there is one.
func NameIn(names []Name, short bool, langs ...string) (words, lang string) {
	uses := []NameUse{MainName, "", AltName, ShortName}
	if short {
		uses = []NameUse{ShortName, MainName, "", AltName}
	}
	for _, lang := range langs {
		for _, use := range uses {
			for _, n := range names {
				if n.Lang == lang && n.Use == use {
					return n.Text, lang
				}
			}
		}
	}
	if len(names) > 0 {
		return names[0].Text, names[0].Lang
	}
	return "", ""
}
