package coverage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/fault"
)

// Credit is a name as it stands under pictures, with the other spellings that it comes in:
// one photographer is Scherbak to one agency and Sherbak to another.
type Credit struct {
	Name     string
	Variants []string
}

// MaxVariants is how many spellings one name may have.
const MaxVariants = 50

// Check gives the faults of a credit, all at once.
func (c Credit) Check() error {
	faults := []*fault.Error{line("name", c.Name, MaxLine)}
	if strings.TrimSpace(c.Name) == "" {
		faults = append(faults, fault.At("name", "credit.name_missing"))
	}
	if len(c.Variants) > MaxVariants {
		faults = append(faults, fault.At("variants", "coverage.too_many", "count", MaxVariants, "got", len(c.Variants)))
	}
	for _, v := range c.Variants {
		faults = append(faults, line("variants", v, MaxLine))
		if utf8.RuneCountInString(strings.TrimSpace(v)) < 2 {
			faults = append(faults, fault.At("variants", "credit.variant_short"))
		}
	}
	return fault.Join(faults...)
}

// Credits are the names that a site knows.
type Credits []Credit

// Join gives what becomes of a name that is put among those that are known, and the names that
// go into it: was, the one that it had so far, and those that it has as spellings. Their own
// spellings come along. A spelling that stands under another name is a fault at its field.
func (all Credits) Join(was string, c Credit) (joined Credit, gone []string, err error) {
	joined = Credit{Name: c.Name}
	add := func(spellings ...string) {
		for _, s := range spellings {
			if s = strings.TrimSpace(s); s != c.Name && !slices.Contains(joined.Variants, s) {
				joined.Variants = append(joined.Variants, s)
			}
		}
	}
	add(c.Variants...)
	for _, other := range all {
		switch {
		case other.Name == c.Name:
		case other.Name == was: // its spellings are in the form that changes it
			add(was)
			gone = append(gone, was)
		case alike(other.Name, c.Name) || slices.ContainsFunc(c.Variants, func(v string) bool { return alike(v, other.Name) }):
			add(other.Name)
			add(other.Variants...)
			gone = append(gone, other.Name)
		}
	}
	var faults []*fault.Error
	for _, other := range all {
		if other.Name == c.Name || slices.Contains(gone, other.Name) {
			continue
		}
		for _, v := range other.Variants {
			switch {
			case alike(v, c.Name):
				faults = append(faults, fault.At("name", "credit.elsewhere", "got", v, "name", other.Name))
			case slices.ContainsFunc(joined.Variants, func(s string) bool { return alike(s, v) }):
				faults = append(faults, fault.At("variants", "credit.elsewhere", "got", v, "name", other.Name))
			}
		}
	}
	if len(joined.Variants) > MaxVariants {
		faults = append(faults, fault.At("variants", "coverage.too_many", "count", MaxVariants, "got", len(joined.Variants)))
	}
	return joined, gone, fault.Join(faults...)
}

// alike tells whether two spellings are found in a credit as the same.
func alike(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// spelling is one of the ways to write a name.
type spelling struct{ as, name string }

// Normal gives a credit with the names in it as the site writes them: "© Sherbak / Agency"
// becomes "© Scherbak / Agency". Only whole words are names.
func (all Credits) Normal(credit string) string {
	spellings := all.spellings()
	var out strings.Builder
	before := rune(' ')
	for at := 0; at < len(credit); {
		if s, n := nameAt(spellings, credit[at:], before); n > 0 {
			out.WriteString(s.name)
			before, _ = utf8.DecodeLastRuneInString(credit[:at+n])
			at += n
			continue
		}
		r, n := utf8.DecodeRuneInString(credit[at:])
		out.WriteString(credit[at : at+n])
		before, at = r, at+n
	}
	return out.String()
}

// spellings lists the longest first, so that a name is never taken for its part.
func (all Credits) spellings() []spelling {
	var list []spelling
	for _, c := range all {
		list = append(list, spelling{c.Name, c.Name})
		for _, v := range c.Variants {
			list = append(list, spelling{strings.TrimSpace(v), c.Name})
		}
	}
	slices.SortStableFunc(list, func(a, b spelling) int { return len(b.as) - len(a.as) })
	return list
}

func nameAt(spellings []spelling, rest string, before rune) (s spelling, n int) {
	if isLetter(before) {
		return s, 0
	}
	for _, s := range spellings {
		n := len(s.as)
		if n == 0 || n > len(rest) || !strings.EqualFold(rest[:n], s.as) {
			continue
		}
		if after, _ := utf8.DecodeRuneInString(rest[n:]); n < len(rest) && isLetter(after) {
			continue
		}
		return s, n
	}
	return s, 0
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// NormalCredits writes the credits of pictures as the site writes them.
func (all Credits) NormalCredits(pictures []Picture) []Picture {
	if len(all) == 0 || len(pictures) == 0 {
		return pictures
	}
	out := slices.Clone(pictures)
	for i := range out {
		out[i].Credit = all.Normal(out[i].Credit)
	}
	return out
}
