package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/masthead"
	"readout/internal/people"
	"readout/internal/store"
)

// SectionsView is what the site's pages are sorted into.
type SectionsView struct {
	Sections masthead.Sections
	Decided  Decided
	Pages    map[string]int // how many are in a section, by its slug
	Printed  []PrintedText  // what pages print that is no section
}

// PrintedText is what pages print as their section, in words that are none of the site's.
type PrintedText struct {
	Text  string
	Lang  string // of the page that was changed last
	Pages int
}

// Sections gives the site's sections with what is in them, for whoever may open pages.
func (d *Desk) Sections(ctx context.Context) (*SectionsView, error) {
	if _, err := people.Need(ctx, people.Cover); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*SectionsView, error) {
		v := &SectionsView{Pages: make(map[string]int)}
		var err error
		if v.Sections, v.Decided, err = sectionsNow(ctx, tx); err != nil {
			return nil, err
		}
		rows, err := tx.Coverages(ctx, "", true, allPages)
		for _, row := range rows {
			v.count(&row.Coverage.Content)
		}
		slices.SortStableFunc(v.Printed, func(a, b PrintedText) int {
			return cmp.Or(cmp.Compare(b.Pages, a.Pages), cmp.Compare(a.Text, b.Text))
		})
		return v, err
	})
}

// allPages is more than there can be.
const allPages = 1 << 30

func (v *SectionsView) count(c *coverage.Content) {
	if c.Section == "" {
		return
	}
	if s := v.Sections.Of(c.Section); s != nil {
		v.Pages[s.Slug]++
		return
	}
	i := slices.IndexFunc(v.Printed, func(p PrintedText) bool { return p.Text == c.Section })
	if i < 0 {
		i = len(v.Printed)
		v.Printed = append(v.Printed, PrintedText{Text: c.Section, Lang: c.Lang})
	}
	v.Printed[i].Pages++
}

func sectionsNow(ctx context.Context, tx *store.Tx) (masthead.Sections, Decided, error) {
	decision, err := tx.Decided(ctx, store.OfSections)
	if err != nil || decision.Number == 0 {
		return nil, Decided{}, err
	}
	var s masthead.Sections
	return s, decidedBy(decision), json.Unmarshal(decision.Content, &s)
}

// ConfigureSections decides what the site's pages are sorted into, and in which order. One
// that there is stays, by its slug: pages keep their section under every name. It counts at
// once. From must be the newest decision, else the fault is a Conflict with key "settings.stale".
func (d *Desk) ConfigureSections(ctx context.Context, from int, sections masthead.Sections) (*SectionsView, error) {
	u, err := people.Need(ctx, people.Configure)
	if err != nil {
		return nil, err
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, configureSections(ctx, tx, u, from, sections)
	})
	if err != nil {
		return nil, err
	}
	if err := d.LoadSite(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	return d.Sections(ctx)
}

func configureSections(ctx context.Context, tx *store.Tx, u *people.User, from int, sections masthead.Sections) error {
	before, decided, err := sectionsNow(ctx, tx)
	if err != nil {
		return err
	}
	if from != decided.Number {
		return fault.New(fault.Conflict, "settings.stale", "from", from, "current", decided.Number)
	}
	after := sections.After(before)
	if err := after.Check(before); err != nil {
		return err
	}
	changed := changedSections(before, after)
	if len(changed) == 0 {
		return nil
	}
	tx.Did(ctx, people.ConfigureSections, "sections", strings.Join(changed, ", "))
	return decide(ctx, tx, store.OfSections, decided.Number+1, u, after)
}

// changedSections says what is another than before, for the audit log: "+sport", "-news",
// "politics", and "order".
func changedSections(before, after masthead.Sections) (changed []string) {
	var order []string
	for _, one := range after {
		i := slices.IndexFunc(before, func(b masthead.Section) bool { return b.Slug == one.Slug })
		switch {
		case i < 0:
			changed = append(changed, "+"+one.Slug)
			continue
		case one.Retired && !before[i].Retired:
			changed = append(changed, "-"+one.Slug)
		case !sameWords(one, before[i]):
			changed = append(changed, one.Slug)
		}
		order = append(order, one.Slug)
	}
	if !slices.EqualFunc(before, order, func(b masthead.Section, slug string) bool { return b.Slug == slug }) {
		changed = append(changed, "order")
	}
	return changed
}

// printed gives what a page in a language prints for what was chosen as its section: of a
// slug the section's name; a page that is in the section already keeps its words.
func (d *Desk) printed(chosen, lang, before string) string {
	site := d.Site()
	s := site.Sections.Of(chosen)
	switch {
	case s == nil || s.Slug != chosen:
		return chosen
	case before != "" && site.Sections.Of(before) == s:
		return before
	}
	return s.In(lang, site.Lang())
}
