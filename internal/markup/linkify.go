package markup

import (
	"strings"

	"readout/internal/text"
)

// linkify gives a run of Markdown source as text with its bare addresses as links. An
// address begins with http:// or https:// that no ASCII letter or digit precedes, and
// ends before a blank, a character that is not ASCII, one of <>"{}|\^[] and the backtick;
// punctuation at its end belongs to the sentence. "https\://" is no address.
func linkify(raw string) []text.Inline {
	var out []text.Inline
	rest := 0
	for i := 0; i < len(raw); {
		at := nextAddress(raw, i)
		if at < 0 {
			break
		}
		size := max(addressLength(raw[at:]), len("http"))
		href := resolve(raw[at : at+size])
		if !text.AllowedHref(href) {
			i = at + size // all of it: looking for an address within would be quadratic
			continue
		}
		out = append(out, text.Inlines(resolve(raw[rest:at]))...)
		out = append(out, text.Inline{Kind: text.InlineLink, Href: href, Inlines: text.Inlines(href)})
		rest, i = at+size, at+size
	}
	return append(out, text.Inlines(resolve(raw[rest:]))...)
}

func nextAddress(raw string, from int) int {
	for {
		i := strings.Index(raw[from:], "http")
		if i < 0 {
			return -1
		}
		at := from + i
		after := strings.TrimPrefix(raw[at+len("http"):], "s")
		if strings.HasPrefix(after, "://") && (at == 0 || !isAlphanumeric(raw[at-1])) {
			return at
		}
		from = at + len("http")
	}
}

// addressLength gives the length of the address that s begins with; one too long to be
// a link is not trimmed.
func addressLength(s string) int {
	i := 0
	for i < len(s) && s[i] > ' ' && s[i] < 0x7F && !strings.ContainsRune("<>\"{}|\\^[]`", rune(s[i])) {
		chars, size := entity(s[i:])
		if size > 0 && chars != "&" {
			break // an encoded quote or bracket ends it as the character would
		}
		i += max(size, 1)
	}
	if i > text.MaxHref {
		return i
	}
	return len(trimSentence(s[:i]))
}

// trimSentence takes off what the sentence around an address has put behind it.
func trimSentence(url string) string {
	for url != "" {
		switch last := url[len(url)-1]; {
		case strings.HasSuffix(url, "&amp;"):
			return url
		case strings.IndexByte("?!.,:;*_~'", last) >= 0:
		case last == ')' && strings.Count(url, ")") > strings.Count(url, "("):
		default:
			return url
		}
		url = url[:len(url)-1]
	}
	return url
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
