package flat

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// The bounds of where a page says who wrote its text, and in how many columns.
const (
	nearByline = 14 // lines below the title
	longByline = 60
	longLede   = 80 // a sentence of so many begins the text
)

// signWords stand before a name, alone or glued to it: a style sheet sets them apart.
var signWords = pattern.New(`^(?:(?:written|reported|posted|words|story|text) )?(?:by|von|par|por|di|da|door|av|af|przez|autor(?:in|es)?|author|auteur|autore|автор(?:ы)?|текст|文)\s*[::]?\s*`)

// authorPath are parts of the addresses of pages about somebody who writes.
var authorPath = printed.Words("author authors auteur auteurs autor autores autoren autore autori avtor avtory writer writers reporter reporters journalist journalists columnist columnists redaktion redakteur staff profile profiles contributor contributors byline bylines")

// signed finds who wrote a page that was copied without its head: near below the title a name behind a word that says
// so, or one that leads to a page about its bearer.
func (l *Layout) signed(lines []Line) []Line {
	at := slices.IndexFunc(lines, func(li Line) bool { return li.Role == RoleTitle })
	if l.nameBelowSign(lines) || !l.headless() || at < 0 || slices.ContainsFunc(lines, func(li Line) bool { return li.Role == RoleByline && li.Out == "" && li.Entry == 0 }) {
		return lines
	}
	sentences := 0
	for i, seen := at+1, 0; i < len(lines) && seen < nearByline; i++ {
		li := &lines[i]
		if li.Out != "" {
			continue
		}
		seen++
		if li.Group == 0 && printed.Width(printed.Head(li.Text, longLede+1)) > longLede && printed.Stopped(li.Text, true) {
			sentences++
		}
		if li.Entry > 0 || sentences > 1 {
			return lines // the first may be the standfirst
		}
		if (li.Role != NoRole && li.Role != RoleLink) || li.Group > 0 || printed.Width(printed.Head(li.Text, longByline+1)) > longByline || printed.Stopped(li.Text, false) {
			continue
		}
		sign := len([]rune(signWords.FindString(printed.Normal(li.Text))))
		rest := string([]rune(li.Text)[sign:])
		linked := len(li.Spans) > 0 && li.Spans[len(li.Spans)-1].Leads
		switch {
		case !isPersons(rest):
		case sign == 0 && li.Role == RoleLink && aboutAuthor(li.Href), sign > 0 && unicode.IsSpace([]rune(li.Text)[sign-1]):
			li.Role = RoleByline
			return lines
		case sign > 0 && linked && li.Spans[len(li.Spans)-1].N == len([]rune(rest)):
			name := *li
			name.Text, name.Spans, name.Role = rest, li.Spans[len(li.Spans)-1:], RoleByline
			li.Text, li.Spans, li.Href, li.Out = strings.TrimFunc(string([]rune(li.Text)[:sign]), printed.IsSpace), nil, "", noise.OutLabel
			return slices.Insert(lines, i+1, name)
		}
	}
	return lines
}

// nameBelowSign takes the name that stands, set apart by a page's markup, right below the word before it.
func (l *Layout) nameBelowSign(lines []Line) bool {
	for i := range lines[:max(len(lines)-1, 0)] {
		sign, name := &lines[i], &lines[i+1]
		if l.headless() && sign.Role == RoleByline && sign.Out == "" && sign.Entry == 0 && signWords.ReplaceAllString(printed.Normal(sign.Text)+" ", "") == "" &&
			(name.Role == NoRole || name.Role == RoleLink || name.Role == RoleHeading) && name.Out == "" && printed.Width(printed.Head(name.Text, longByline+1)) <= longByline && isPersons(name.Text) {
			name.Role = RoleByline
			return true
		}
	}
	return false
}

// isPersons tells whether words could be names: a few, that begin large, without numbers.
func isPersons(words string) bool {
	words = strings.TrimFunc(words, printed.IsSpace)
	all := strings.Fields(words)
	if len(all) == 0 || len(all) > 8 || strings.ContainsFunc(words, unicode.IsDigit) || len([]rune(words)) < 3 {
		return false
	}
	first := []rune(words)[0]
	return (unicode.IsUpper(first) || unicode.Is(unicode.Lo, first)) && noise.Known[noise.Plain(printed.Normal(words))] == ""
}

// aboutAuthor tells whether an address is that of a page about somebody who writes.
func aboutAuthor(href string) bool {
	_, path, _ := strings.Cut(href, "://")
	for part := range strings.SplitSeq(strings.ToLower(path), "/") {
		if authorPath[part] {
			return true
		}
	}
	return false
}

// saysBy knows an element between the title and the text of a page without a head whose class ends in "by", and whose words
// could be names.
func (f *flattener) saysBy(n *node) bool {
	l := f.layout
	if !l.headless() || n.size > longByline || l.title == nil || n.order < l.title.last || l.text != nil && n.order > l.text.order || !endsIn(n, byWord) {
		return false
	}
	return l.besideTitle(n) && isPersons(n.words())
}

var byWord = printed.Words("by")
