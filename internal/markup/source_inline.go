package markup

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"readout/internal/text"
)

// sourceInlines writes inlines; a break is "\n", which the block around may not allow.
func sourceInlines(inlines []text.Inline) string {
	var w inlineWriter
	w.inlines(inlines, false)
	return w.b.String()
}

// inlineWriter writes inlines; nested tells that stars are open around them.
type inlineWriter struct {
	b      strings.Builder
	nested bool
}

func (w *inlineWriter) inlines(inlines []text.Inline, inLink bool) {
	for i, in := range inlines {
		switch in.Kind {
		case text.InlineText:
			w.b.WriteString(escape(in.Text, i+1 < len(inlines), inLink))
		case text.InlineCode:
			w.b.WriteString(sourceCodeSpan(in.Text))
		case text.InlineBreak:
			w.b.WriteString("\n")
		case text.InlineLink:
			w.b.WriteString(sourceLink(in, w.nested))
		case text.InlineStrong:
			w.emphasis("**", in, inlines[i+1:], inLink)
		case text.InlineEmphasis:
			w.emphasis("*", in, inlines[i+1:], inLink)
		}
	}
}

// emphasis writes strong or emphasized words. Where the characters beside the stars would
// hide which way they face, "\ " parts them, which reads as nothing; so too where stars within others could end the outer ones.
func (w *inlineWriter) emphasis(stars string, in text.Inline, following []text.Inline, inLink bool) {
	inner, next := inlineWriter{nested: true}, inlineWriter{nested: w.nested}
	inner.inlines(in.Inlines, inLink)
	words := hide(inner.b.String(), util.IsSpaceRune) // stars do not open before a blank
	if words == "" {
		return
	}
	next.inlines(following[:min(1, len(following))], inLink)
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	before, _ := utf8.DecodeLastRuneInString(w.b.String())
	after, _ := utf8.DecodeRuneInString(next.b.String())
	if w.b.Len() > 0 && (before == '*' || !opens(before, first) || w.nested && closes(before, first)) {
		w.b.WriteString(`\ `)
	}
	w.b.WriteString(stars + words + stars)
	if next.b.Len() > 0 && (after == '*' || !closes(last, after)) {
		w.b.WriteString(`\ `)
	}
}

func opens(before, first rune) bool {
	opens, _ := flanks('*', before, first)
	return opens
}

func closes(last, after rune) bool {
	_, closes := flanks('*', last, after)
	return closes
}

// sourceCodeSpan chooses a fence that does not occur in the code, and the blanks that
// Markdown takes away again.
func sourceCodeSpan(code string) string {
	fence := "`"
	for hasRun(code, len(fence)) {
		fence += "`"
	}
	blank := strings.Trim(code, " \t") == ""
	ticks := strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`")
	padded := strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ")
	if ticks || padded && !blank {
		code = " " + code + " "
	}
	return fence + code + fence
}

// hasRun tells whether s has a run of exactly n backticks.
func hasRun(s string, n int) bool {
	for run := range strings.FieldsFuncSeq(s, func(r rune) bool { return r != '`' }) {
		if len(run) == n {
			return true
		}
	}
	return false
}

var (
	plainAddress = regexp.MustCompile(`^(?i:https?://|mailto:)[A-Za-z0-9/:?#=.,%+@;!$'~&_-]+$`)
	bareAddress  = regexp.MustCompile(`^[\p{L}\p{M}\p{N}/:?#=.,%+@;!$'~_-]+$`)
)

// sourceLink writes <address> when the words are the address, else [words](address).
func sourceLink(in text.Inline, nested bool) string {
	isAddress := len(in.Inlines) == 1 && in.Inlines[0].Kind == text.InlineText && in.Inlines[0].Text == in.Href
	if isAddress && plainAddress.MatchString(in.Href) {
		return "<" + in.Href + ">"
	}
	words := inlineWriter{nested: nested}
	words.inlines(in.Inlines, true)
	if bareAddress.MatchString(in.Href) {
		return "[" + words.b.String() + "](" + in.Href + ")"
	}
	return "[" + words.b.String() + "](<" + escapeAddress(in.Href) + ">)"
}

func escapeAddress(href string) string {
	var b strings.Builder
	for i, r := range href {
		if r == '<' || r == '>' || r == '\\' || r == '&' && startsEntity(href[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

var entityLike = regexp.MustCompile(`^&#?[A-Za-z0-9]+;`)

func startsEntity(s string) bool { return entityLike.MatchString(s) }

var addressStart = regexp.MustCompile(`https?://`)

// escape writes text so that nothing in it is markup, wherever in a line it stands. When
// more follows, a "!" at the end may not make a picture of a link.
func escape(s string, more, inLink bool) string {
	var b strings.Builder
	addresses := colons(s, inLink)
	for i, r := range s {
		if needsBackslash(s, i, r, more) || addresses[i] {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "\n", "&#10;")
}

// colons gives where the colons of addresses are that must not become links.
func colons(s string, inLink bool) map[int]bool {
	if inLink || !strings.Contains(s, "://") {
		return nil
	}
	at := map[int]bool{}
	for _, m := range addressStart.FindAllStringIndex(s, -1) {
		at[m[1]-len("://")] = true
	}
	return at
}

func needsBackslash(s string, i int, r rune, more bool) bool {
	rest := s[i+utf8.RuneLen(r):]
	switch r {
	case '\\', '`', '*', '[', ']', '<':
		return true
	case '_':
		return !isBetweenLetters(s, i)
	case '&':
		return startsEntity(s[i:]) || more && isEntityPrefix(rest)
	case '!':
		return rest == "" && more
	}
	return false
}

// isEntityPrefix tells whether what follows an "&" could be made an entity by what comes
// behind the text.
func isEntityPrefix(rest string) bool {
	return !strings.ContainsFunc(rest, func(r rune) bool {
		return r != '#' && (r >= utf8.RuneSelf || !isAlphanumeric(byte(r)))
	})
}

// isBetweenLetters tells whether the underscore at i stands within a word, snake_case,
// where it is never emphasis.
func isBetweenLetters(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isAlphanumeric(s[i-1]) && isAlphanumeric(s[i+1])
}

// sourceParagraph gives the lines of a paragraph, none of which begins another block.
func sourceParagraph(inlines []text.Inline) []string {
	var out []string
	current := ""
	for i, line := range strings.Split(sourceInlines(inlines), "\n") {
		switch {
		case i == 0:
			current = line
		case current == "" || line == "":
			current += "&#10;" + line // an empty line would end the paragraph
		default:
			out = append(out, guard(current))
			current = line
		}
	}
	return append(out, guard(current))
}

var (
	// markers begin a block when a blank or nothing follows.
	headingStart = regexp.MustCompile(`^#{1,6}([ \t]|$)`)
	bulletStart  = regexp.MustCompile(`^[-+]([ \t]|$)`)
	numberStart  = regexp.MustCompile(`^([0-9]{1,9})([.)](?:[ \t]|$).*)$`)
	fenceStart   = regexp.MustCompile(`^~~~`)
	// lines of these characters alone underline a heading, rule a line or make a table.
	underline = regexp.MustCompile(`^(=+|[-|: \t]+)$`)
)

// guard escapes the first character of a line of source where it would begin a block.
func guard(line string) string {
	line = edges(line)
	switch {
	case strings.HasPrefix(line, ">"), headingStart.MatchString(line), bulletStart.MatchString(line),
		fenceStart.MatchString(line), underline.MatchString(line), strings.HasPrefix(line, readoutStart):
		return `\` + line
	}
	return numberStart.ReplaceAllString(line, `$1\$2`)
}

// edges writes blanks at both ends as references, since Markdown trims them from lines
// and cells. An ideographic space stays.
func edges(source string) string {
	return hide(source, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
}

// hide writes the first and the last character as references when they are unwanted there.
func hide(source string, unwanted func(rune) bool) string {
	if first, size := utf8.DecodeRuneInString(source); size > 0 && unwanted(first) {
		source = reference(first) + source[size:]
	}
	if last, size := utf8.DecodeLastRuneInString(source); size > 0 && unwanted(last) {
		source = source[:len(source)-size] + reference(last)
	}
	return source
}

func reference(r rune) string { return fmt.Sprintf("&#%d;", r) }

// oneLine writes breaks so that they fit into a heading or a cell.
func oneLine(source string) string { return strings.ReplaceAll(source, "\n", "&#10;") }

// pipes hides the pipes of a cell, which would end it.
func pipes(source string) string { return strings.ReplaceAll(source, "|", `\|`) }
