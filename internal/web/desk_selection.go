package web

import (
	"strings"
	"unicode"

	"readout/internal/fault"
	"readout/internal/text"
)

// sentence is a sentence of an update that can be chosen without selecting it by hand.
type sentence struct {
	Words string
	Start int // in code points of the field's plain text
	End   int
}

// sentencesOf cuts a plain text at line ends and behind the marks that end a sentence.
// It only offers: whoever wants other words selects or pastes them.
func sentencesOf(plain string) []sentence {
	runes := []rune(plain)
	var all []sentence
	from := 0
	for i := range runes {
		if runes[i] == '\n' || endsSentence(runes, i) {
			all = appendSentence(all, runes, from, i+1)
			from = i + 1
		}
	}
	return appendSentence(all, runes, from, len(runes))
}

func appendSentence(all []sentence, runes []rune, from, to int) []sentence {
	for from < to && unicode.IsSpace(runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(runes[to-1]) {
		to--
	}
	if from == to {
		return all
	}
	return append(all, sentence{Words: string(runes[from:to]), Start: from, End: to})
}

// endsSentence tells whether a sentence ends with rune i. Inside of Japanese brackets a
// full stop does not end it: 「…する。…」と述べた。 is one sentence.
func endsSentence(runes []rune, i int) bool {
	if !isStop(runes, i) {
		return i > 0 && strings.ContainsRune("”»\"", runes[i]) && isStop(runes, i-1) && atBreak(runes, i)
	}
	if strings.ContainsRune("。！？", runes[i]) {
		return !bracketed(runes, i)
	}
	return atBreak(runes, i)
}

func isStop(runes []rune, i int) bool { return strings.ContainsRune("。！？.!?…", runes[i]) }

// atBreak tells whether blanks and a new beginning follow: "Mr. Lavrov" and "3.5" go on.
func atBreak(runes []rune, i int) bool {
	if i+1 == len(runes) {
		return true
	}
	if !unicode.IsSpace(runes[i+1]) {
		return false
	}
	word := i
	for word > 0 && unicode.IsLetter(runes[word-1]) {
		word--
	}
	if runes[i] == '.' && i-word <= 2 && i > word && unicode.IsUpper(runes[word]) {
		return false // an initial or a title
	}
	for j := i + 1; j < len(runes); j++ {
		if !unicode.IsSpace(runes[j]) {
			return !unicode.IsLower(runes[j])
		}
	}
	return true
}

func bracketed(runes []rune, i int) bool {
	depth := 0
	for j := i - 1; j >= 0 && runes[j] != '\n'; j-- {
		if strings.ContainsRune("「『（", runes[j]) {
			depth++
		}
		if strings.ContainsRune("」』）", runes[j]) {
			depth--
		}
	}
	return depth > 0
}

// chosenWords finds words that a person selected or pasted in the text of a field. What
// was selected comes with its place; what was pasted may have other blanks and line ends
// than the text, and must stand there once.
func chosenWords(plain string, q text.Quote) (text.Quote, *fault.Error) {
	q.Exact = strings.ReplaceAll(q.Exact, "\r\n", "\n")
	q.Prefix = strings.ReplaceAll(q.Prefix, "\r\n", "\n")
	q.Suffix = strings.ReplaceAll(q.Suffix, "\r\n", "\n")
	if strings.TrimSpace(q.Exact) == "" {
		return q, fault.At("exact", "desk.words_missing")
	}
	if start, end, ok := placed(q, plain); ok {
		return quoteAt(plain, start, end)
	}
	start, end, places := findLoosely([]rune(plain), []rune(strings.TrimSpace(q.Exact)))
	switch places {
	case 0:
		return q, fault.At("exact", "desk.words_not_found")
	case 1:
		return quoteAt(plain, start, end)
	default:
		return q, fault.At("exact", "desk.words_twice", "count", places)
	}
}

func quoteAt(plain string, start, end int) (text.Quote, *fault.Error) {
	q, err := text.QuoteAt(plain, start, end)
	if err != nil {
		return q, fault.At("exact", "desk.words_not_found").Because(err)
	}
	return q, nil
}

// placed finds words whose place is known. Without one, Locate would take a phrase that
// happens to begin the text for the right one.
func placed(q text.Quote, plain string) (start, end int, ok bool) {
	if q.End <= q.Start {
		return 0, 0, false
	}
	return q.Locate(plain)
}

// findLoosely finds words in a text where any run of blanks equals any other.
func findLoosely(plain, words []rune) (start, end, places int) {
	for at := range plain {
		to, ok := matchLoosely(plain, at, words)
		if !ok {
			continue
		}
		if places == 0 {
			start, end = at, to
		}
		places++
	}
	return start, end, places
}

func matchLoosely(plain []rune, at int, words []rune) (to int, ok bool) {
	for i := 0; i < len(words); {
		if at == len(plain) {
			return 0, false
		}
		if unicode.IsSpace(words[i]) && unicode.IsSpace(plain[at]) {
			i, at = skipSpace(words, i), skipSpace(plain, at)
			continue
		}
		if words[i] != plain[at] {
			return 0, false
		}
		i, at = i+1, at+1
	}
	return at, true
}

func skipSpace(s []rune, i int) int {
	for i < len(s) && unicode.IsSpace(s[i]) {
		i++
	}
	return i
}
