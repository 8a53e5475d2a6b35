package text

import (
	"strings"
	"unicode"
)

// Sentence is a sentence of a plain text, with its place in code points.
type Sentence struct {
	Words string
	Start int
	End   int // exclusive
}

// Sentences cuts a plain text at line ends and behind the marks that end a sentence. It only
// offers: whoever wants other words selects or pastes them.
func Sentences(plain string) []Sentence {
	runes := []rune(plain)
	var all []Sentence
	from, depth := 0, 0 // of brackets that are open in the line
	for i, c := range runes {
		if c == '\n' || endsSentence(runes, i, depth > 0) {
			all = appendSentence(all, runes, from, i+1)
			from = i + 1
		}
		switch {
		case c == '\n':
			depth = 0
		case strings.ContainsRune("「『（", c):
			depth++
		case strings.ContainsRune("」』）", c):
			depth--
		}
	}
	return appendSentence(all, runes, from, len(runes))
}

func appendSentence(all []Sentence, runes []rune, from, to int) []Sentence {
	for from < to && unicode.IsSpace(runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(runes[to-1]) {
		to--
	}
	if from == to {
		return all
	}
	return append(all, Sentence{Words: string(runes[from:to]), Start: from, End: to})
}

// endsSentence tells whether a sentence ends with rune i. Inside of Japanese brackets a
// full stop does not end it: 「…する。…」と述べた。 is one sentence.
func endsSentence(runes []rune, i int, bracketed bool) bool {
	if !isStop(runes, i) {
		return i > 0 && strings.ContainsRune("”»\"", runes[i]) && isStop(runes, i-1) && atBreak(runes, i)
	}
	if strings.ContainsRune("。！？", runes[i]) {
		return !bracketed
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
