package sieve

import (
	"strings"
	"testing"
)

// TestWhatASieveAsks: an expression is not tried where what it must begin with, end with or hold is missing.
func TestWhatASieveAsks(t *testing.T) {
	for _, row := range []struct {
		source, text string
		want         bool
	}{
		{`^photo: `, "a photo: ", false},
		{`^photo: `, "photo: by", true},
		{`(?i)^photo: `, "PHOTO: by", true},
		{`^(?:a|b)c?`, "", false},
		{`^[^a]*$`, "", true},
		{`\d{2}`, "no number", false},
		{`x*`, "anything", true},
		{`(?:one|two)$`, "one of", false},
		{`(?:one|two)`, "a stone", true},
		{`(?:one|two)`, "nothing", false},
		{`(?i)ſ`, "s", true},
		{`^更新|更新$`, "最終更新", true},
		{`^更新|更新$`, "最終", false},
		{`(?m)^b`, "a\nb", true},
		{`\bok\b`, "is ok.", true},
		{`^\p{Lu}`, "Ж", true},
		{`^\p{Lu}`, "1", false},
		{`^.$`, "\xff", true},
		{`one`, strings.Repeat(".", longSieved+1), true}, // too long to be looked through
	} {
		if got := New(row.source).mayMatch(row.text); got != row.want {
			t.Errorf("%s may match %.20q: %v, want %v", row.source, row.text, got, row.want)
		}
	}
}
