package masthead

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/text"
)

// The bounds of a site's sections.
const (
	MaxSections = 100
	maxTexts    = 200 // former names that one section keeps
)

// Section is one of the parts that a site's pages are sorted into: politics. Pages print it
// in words of their own language, and keep them: Texts are what they print or once printed
// besides the names of today, so that a section can be renamed and keep its pages.
type Section struct {
	Slug    string     `json:"slug"`
	Names   text.Local `json:"names"`
	Texts   []string   `json:"texts,omitempty"`
	Retired bool       `json:"retired,omitempty"` // not offered any more; its pages stay in it
}

// Sections are those of a site, in their order.
type Sections []Section

// Of gives the section that the words of a page, or a slug, mean; nil: none, they stand for
// themselves.
func (s Sections) Of(printed string) *Section {
	if key := keyOf(printed); key != "" {
		for i := range s {
			if slices.Contains(s[i].keys(), key) {
				return &s[i]
			}
		}
	}
	return nil
}

// keyOf gives what is compared of the words that name a section.
func keyOf(words string) string { return strings.ToLower(strings.TrimSpace(words)) }

func (s *Section) keys() []string {
	keys := []string{keyOf(s.Slug)}
	for _, name := range s.Names {
		keys = append(keys, keyOf(name))
	}
	for _, words := range s.Texts {
		keys = append(keys, keyOf(words))
	}
	return keys
}

// In gives what a page in a language prints, own being the site's own language.
func (s *Section) In(lang, own string) string {
	name, _ := s.Names.In(lang, own, "en")
	return name
}

// Offered are the sections that pages can be put into.
func (s Sections) Offered() Sections {
	return slices.DeleteFunc(slices.Clone(s), func(one Section) bool { return one.Retired })
}

// After gives the sections as they are to be from now on, each with all words that it was
// known by before.
func (s Sections) After(before Sections) Sections {
	after := slices.Clone(s)
	for i := range after {
		one := &after[i]
		one.Slug, one.Names, one.Texts = strings.TrimSpace(one.Slug), tidy(one.Names), nil
		was := slices.IndexFunc(before, func(b Section) bool { return b.Slug == one.Slug })
		if was < 0 {
			continue
		}
		known := append(slices.Clone(before[was].Texts), values(before[was].Names)...)
		for _, words := range known {
			if !slices.Contains(one.keys(), keyOf(words)) && len(one.Texts) < maxTexts {
				one.Texts = append(one.Texts, words)
			}
		}
	}
	return after
}

func values(l text.Local) []string {
	var all []string
	for _, lang := range slices.Sorted(maps.Keys(l)) {
		all = append(all, l[lang])
	}
	return all
}

// Check gives the faults of the sections, all at once. before are those that there are: a
// section stays, as pages may be in it.
func (s Sections) Check(before Sections) error {
	var faults []*fault.Error
	if len(s) > MaxSections {
		faults = append(faults, fault.At("sections", "coverage.too_many", "count", MaxSections, "got", len(s)))
	}
	for i := range s {
		faults = append(faults, s.check(i)...)
	}
	for _, b := range before {
		if !slices.ContainsFunc(s, func(one Section) bool { return one.Slug == b.Slug }) {
			faults = append(faults, fault.At("sections", "sections.stays", "slug", b.Slug))
		}
	}
	return fault.Join(faults...)
}

func (s Sections) check(i int) (faults []*fault.Error) {
	one, at := &s[i], fmt.Sprintf("sections.%d", i)
	if f := coverage.CheckSlug(one.Slug); f != nil {
		f.Field = at + ".slug"
		faults = append(faults, f)
	}
	if len(one.Names) == 0 {
		faults = append(faults, fault.At(at+".names", "sections.no_name"))
	}
	faults = append(faults, checkLocal(at+".names", one.Names, coverage.MaxLine)...)
	for _, lang := range sorted(one.Names) {
		if strings.ContainsAny(one.Names[lang], "\n\r") {
			faults = append(faults, fault.At(at+".names."+lang, "coverage.one_line"))
		}
	}
	for j := range s[:i] {
		if other := &s[j]; other.Slug == one.Slug {
			faults = append(faults, fault.At(at+".slug", "sections.slug_twice", "slug", cut(one.Slug)))
		} else if both := common(one.keys(), other.keys()); both != "" {
			faults = append(faults, fault.At(at+".names", "sections.means_another", "words", cut(both), "slug", other.Slug))
		}
	}
	return faults
}

func common(a, b []string) string {
	for _, key := range a {
		if key != "" && slices.Contains(b, key) {
			return key
		}
	}
	return ""
}
