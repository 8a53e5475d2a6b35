package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// wrapped breaks a text into lines of at most so many columns: at blanks, and between the wide
// letters of Japanese, but not so that a line begins with what closes or ends with what opens.
func wrapped(text string, columns int) []string {
	var lines []string
	line, filled := "", 0
	for _, piece := range pieces(text) {
		wide := columnsOf(piece)
		if line != "" && filled+columnsOf(strings.TrimRight(piece, " ")) > columns {
			lines, line, filled = append(lines, strings.TrimRight(line, " ")), "", 0
		}
		line, filled = line+piece, filled+wide
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts a text where a line may be broken.
func pieces(text string) []string {
	var all []string
	var piece strings.Builder
	var before rune
	for _, r := range text {
		if before != 0 && mayBreak(before, r) {
			all = append(all, piece.String())
			piece.Reset()
		}
		piece.WriteRune(r)
		before = r
	}
	return append(all, piece.String())
}

func mayBreak(before, after rune) bool {
	switch {
	case after == ' ' || strings.ContainsRune("、。,.)」』:;:;ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ", after), strings.ContainsRune("(「『(", before):
		return false
	case before == ' ':
		return true
	case isKatakana(before) && isKatakana(after): // a word
		return false
	}
	return isWide(before) || isWide(after)
}

func isKatakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }

func columnsOf(s string) (n int) {
	for _, r := range s {
		if n++; isWide(r) {
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
