package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// A style sheet shows words side by side that stand in elements with no blank between them: how
// long ago it was and the clock, a day and the section, a name and what its bearer is. Programs
// that turn a page into text glue them: "2h ago19.31 GMT", "14 марта 2031Мир". Where such a seam
// has something on one side that can only stand alone, the line is parted there.

// The bounds of a line that is looked at.
const (
	longGlued = 300 // runes
	mostSeams = 12
	ofPage    = 6000 // seams that are looked at in a whole page, which has some hundreds
)

// unglued parts the lines of a text at their seams. Parts keep the number of their line.
func unglued(lines []flat.Line, first int) []flat.Line {
	var all []flat.Line
	left := ofPage
	for i, l := range lines {
		if i < first || left <= 0 || l.Text == "" || len(l.Text) > longGlued*utf8.UTFMax {
			all = append(all, l)
			continue
		}
		all = append(all, parted(l, &left)...)
	}
	return all
}

// parted gives the parts of a line, and takes the seams it looked at from those that are left.
func parted(l flat.Line, left *int) []flat.Line {
	runes := []rune(l.Text)
	norm := []rune(printed.Normal(l.Text))
	if len(runes) > longGlued {
		return []flat.Line{l}
	}
	var all []flat.Line
	from, seen := 0, 0
	for at := 1; at < len(runes) && seen < mostSeams; at++ {
		if !isSeam(runes, at) {
			continue
		}
		seen++
		*left--
		if !standsAlone(string(norm[from:at]), string(runes[from:at]), string(norm[at:]), string(runes[at:])) {
			continue
		}
		part := l
		part.Text = strings.TrimFunc(string(runes[from:at]), printed.IsSpace)
		all = append(all, part)
		from = at
	}
	if from == 0 {
		return []flat.Line{l}
	}
	l.Text = strings.TrimFunc(string(runes[from:]), printed.IsSpace)
	return append(all, l)
}

// pointSign is the sign of a point in a list.
var pointSign = sieve.New(`^[•●・■*–-] +`)

// isSeam tells whether between two runes no blank stands where words would have one.
func isSeam(runes []rune, at int) bool {
	a, b := runes[at-1], runes[at]
	switch {
	case unicode.IsLower(a) && unicode.IsUpper(b), unicode.IsDigit(a) && unicode.IsUpper(b), unicode.IsLower(a) && unicode.IsDigit(b):
		return true
	case unicode.IsUpper(a) && unicode.IsUpper(b) && at+1 < len(runes) && unicode.IsLower(runes[at+1]):
		return true // "GMTUpdated"
	case unicode.Is(unicode.Latin, a) && unicode.Is(unicode.Cyrillic, b), unicode.Is(unicode.Cyrillic, a) && unicode.Is(unicode.Latin, b):
		return true
	case unicode.IsDigit(a) && unicode.IsDigit(b):
		return at >= 4 && yearEnd.MatchString(string(runes[max(0, at-5):at]))
	case b == '(' || a == ')':
		return unicode.IsLetter(a) || unicode.IsLetter(b) || a == ')' && strings.ContainsRune("「『【", b)
	case wideLetter(a) && unicode.IsDigit(b):
		return !unicode.Is(unicode.Hiragana, a)
	}
	return (a == '.' || a == '!' || a == '?' || a == '»' || a == '”') && unicode.IsUpper(b) && at > 1 && unicode.IsLower(runes[at-2])
}

var yearEnd = sieve.New(`\D(?:19|20)\d\d$`)

func wideLetter(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

// standsAlone tells whether what stands before a seam, or behind it, is never part of a phrase.
func standsAlone(left, leftText, right, rightText string) bool {
	left, leftText = strings.TrimSpace(left), strings.TrimSpace(leftText)
	last, _ := utf8.DecodeLastRuneInString(left)
	switch {
	case strings.ContainsRune(".!?»”", last):
		return creditStart.MatchString(right) && !tellsMore(rightText)
	case wideLetter(last):
		return !strings.ContainsAny(left, "0123456789") && startsStamp(right)
	case clock.IsStamp(left+right) && utf8.RuneCountInString(left+right) <= clock.Reach:
		return false // a stamp and the section behind it are one
	}
	return endsUnit(left) || startsUnit(left, leftText, right, rightText)
}

// startsStamp knows a whole date, or a day and its clock.
func startsStamp(right string) bool {
	d, n := clock.ReadDay(right)
	if n == 0 || !d.Printed() {
		return false
	}
	s, ok := clock.Read(right)
	return d.Full() && strings.Trim(right[n:], " ,.()") == "" || ok && !s.Inline
}

// endsUnit knows a button, a label of a list, how long ago it was, a clock or a whole date.
func endsUnit(left string) bool {
	p := noise.Plain(left)
	if noise.Known[p] != "" && !ofHeadline[p] || noise.ReadMore[p] || noise.Related[p] || noise.TagLabels[p] || noise.IsListing(p) {
		return true
	}
	if _, ok := clock.ReadAgo(left); ok {
		return true
	}
	l := flat.Line{Text: left, Norm: left, Plain: p}
	if s, ok := clock.Read(l.Norm); ok && !s.Inline {
		return true
	}
	d, ok := clock.WholeDay(strings.TrimSpace(left[len(clock.Label(left)):]))
	return ok && d.Full()
}

// ofHeadline are labels that count as part of the headline they stand before.
var ofHeadline = noise.Labels("breaking|key event|pinned|urgent|速報|срочно|молния")

// startsUnit knows a credit behind its caption, a whole stamp, a section or a label behind a
// phrase, and what somebody is behind the name.
func startsUnit(left, leftText, right, rightText string) bool {
	if creditStart.MatchString(right) && !creditGlued.MatchString(left+right) && !tellsMore(rightText) {
		return true
	}
	if noise.Known[noise.Plain(right)] != "" || noise.Sections[right] && strings.Count(left, " ") > 1 {
		return true
	}
	if startsStamp(right) {
		return true
	}
	if !personName.MatchString(leftText) || utf8.RuneCountInString(leftText) > 40 {
		return false
	}
	return ofReporter.MatchString(right) && !printed.Stopped(right, false) || right == left
}
