package text

import (
	"strings"
	"unicode/utf8"

	"readout/internal/fault"
)

// ContextLength is how many code points of prefix and suffix a [Quote] keeps at most: in
// Japanese about one sentence, enough to tell two equal phrases of one update apart.
const ContextLength = 32

// A Quote ties something to the words of a plain text so that they are found again after
// an edit: a TextQuoteSelector and a TextPositionSelector of the W3C Web Annotation
// model (https://www.w3.org/TR/annotation-model/#selectors) in one. Start and End are a
// half-open range of code points.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// QuoteAt quotes the code points start to end (exclusive) of plain. An empty range or one
// outside of the text is an Invalid fault, "text.quote_range".
func QuoteAt(plain string, start, end int) (Quote, error) {
	from, ok := byteOffset(plain, start)
	length, ok2 := byteOffset(plain[from:], end-start)
	if !ok || !ok2 || end <= start {
		return Quote{}, fault.New(fault.Invalid, "text.quote_range",
			"start", start, "end", end, "length", utf8.RuneCountInString(plain))
	}
	to := from + length
	return Quote{
		Exact:  plain[from:to],
		Prefix: lastRunes(plain[:from], ContextLength),
		Suffix: firstRunes(plain[to:], ContextLength),
		Start:  start,
		End:    end,
	}, nil
}

// Locate finds the quoted words in a text that may have been edited since:
//
//  1. at Start, if they stand there;
//  2. else where they stand between Prefix and Suffix, and of several such places the
//     nearest to Start (of two equally near ones the earlier);
//  3. else where they stand, if that is one place only;
//  4. else nowhere: ok is false and the citation is an orphan, which an editor mends.
//
// A quote without both prefix and suffix skips the second step: no context tells nothing.
func (q Quote) Locate(plain string) (start, end int, ok bool) {
	if q.Exact == "" {
		return 0, 0, false
	}
	length := utf8.RuneCountInString(q.Exact)
	if at, in := byteOffset(plain, q.Start); in && strings.HasPrefix(plain[at:], q.Exact) {
		return q.Start, q.Start + length, true
	}
	start, ok = q.locateByContext(plain)
	if !ok {
		start, ok = locateOnly(plain, q.Exact)
	}
	if !ok {
		return 0, 0, false
	}
	return start, start + length, true
}

// locateByContext looks for prefix, words and suffix as one string: a plain search, and
// the words themselves may occur a thousand times without slowing it down.
func (q Quote) locateByContext(plain string) (start int, ok bool) {
	if q.Prefix == "" && q.Suffix == "" {
		return 0, false
	}
	whole := q.Prefix + q.Exact + q.Suffix
	lead := utf8.RuneCountInString(q.Prefix)
	for at, runes := 0, 0; ; {
		i := strings.Index(plain[at:], whole)
		if i < 0 {
			return start, ok
		}
		runes += utf8.RuneCountInString(plain[at : at+i])
		at += i
		if found := runes + lead; !ok || distance(found, q.Start) < distance(start, q.Start) {
			start, ok = found, true
		}
		// One code point on, not behind the whole: places may overlap.
		_, size := utf8.DecodeRuneInString(plain[at:])
		at, runes = at+size, runes+1
	}
}

// locateOnly gives the place of exact when there is exactly one.
func locateOnly(plain, exact string) (start int, ok bool) {
	at := strings.Index(plain, exact)
	if at < 0 || at != strings.LastIndex(plain, exact) {
		return 0, false
	}
	return utf8.RuneCountInString(plain[:at]), true
}

func distance(a, b int) int { return max(a-b, b-a) }

// byteOffset gives the byte at which code point n of s begins; n may be the end of s.
func byteOffset(s string, n int) (at int, ok bool) {
	if n < 0 {
		return 0, false
	}
	for ; n > 0; n-- {
		if at == len(s) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at, true
}

func firstRunes(s string, n int) string {
	at, ok := byteOffset(s, n)
	if !ok {
		return s
	}
	return s[:at]
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
