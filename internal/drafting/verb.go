package drafting

// verbClass says what a reporting word needs beside it to be an act of speech.
type verbClass uint8

// The classes, as the heads of the lexicons of verbs explain them.
const (
	noClass verbClass = iota
	say               // a channel, whose words decide the kind
	acts              // the word names the act
	agrees            // done jointly
	relays            // what media do with the words of others
	asks              // a question, which is no statement
	light             // brings an attitude
	bare              // as acts, but so often no act of speech that it wants a speaker and words
	never             // not even behind a quotation
	sees              // …とみている of somebody named
)

var verbClasses = map[string]verbClass{
	"say": say, "act": acts, "agree": agrees, "relay": relays, "ask": asks, "light": light, "bare": bare, "never": never, "see": sees,
}

// verbClassOf gives the class that a lexicon names.
func verbClassOf(name string) verbClass { return verbClasses[name] }

// entry is a row of a lexicon of verbs: a reporting word.
type entry struct {
	word    string
	class   verbClass
	act     act
	open    bool   // the words may override the act
	negated act    // what it does when it is negated
	passive act    // and in the passive, of Japanese
	before  string // of a Japanese phrase: what stands before the verb
}

// attitude is a row of a lexicon of nouns.
type attitude struct {
	word    string
	act     act
	open    bool // the words before it decide
	negated act  // what it does when it is negated, of Japanese
	ends    bool // it is a statement where a Japanese sentence ends with it
}
