package lexicon

// VerbClass says what a reporting word needs beside it to be an act of speech.
type VerbClass uint8

// The classes, as the heads of the lexicons of verbs explain them.
const (
	NoClass VerbClass = iota
	Say               // a channel, whose words decide the kind
	Acts              // the word names the act
	Agrees            // done jointly
	Relays            // what media do with the words of others
	Asks              // a question, which is no statement
	Light             // brings an attitude
	Bare              // as acts, but so often no act of speech that it wants a speaker and words
	Never             // not even behind a quotation
	Sees              // …とみている of somebody named
)

var verbClasses = map[string]VerbClass{
	"say": Say, "act": Acts, "agree": Agrees, "relay": Relays, "ask": Asks, "light": Light, "bare": Bare, "never": Never, "see": Sees,
}

// VerbClassOf gives the class that a lexicon names.
func VerbClassOf(name string) VerbClass { return verbClasses[name] }

// Verb is a row of a lexicon of verbs: a reporting word.
type Verb struct {
	Word    string
	Class   VerbClass
	Act     Act
	Open    bool   // the words may override the act
	Negated Act    // what it does when it is negated
	Passive Act    // and in the passive, of Japanese
	Before  string // of a Japanese phrase: what stands before the verb
}

// Attitude is a row of a lexicon of nouns.
type Attitude struct {
	Word    string
	Act     Act
	Open    bool // the words before it decide
	Negated Act  // what it does when it is negated, of Japanese
	Ends    bool // it is a statement where a Japanese sentence ends with it
}
