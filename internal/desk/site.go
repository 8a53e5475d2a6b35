package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"readout/internal/markup"
	"readout/internal/masthead"
	"readout/internal/store"
	"readout/internal/text"
)

// Site is what a site was started with: what is given here counts, whatever is stored, until
// it is started without it. The zero value gives nothing.
type Site struct {
	Name string
	Lang string // its own language: pages in it have addresses without a prefix
	TZ   string // the zone of coverages that name none
}

// What a site is that was neither given nor stored anything.
const (
	plainName = "Readout"
	plainLang = "en"
	plainTZ   = "UTC"
)

// SiteView is what a site says of itself now, as its pages show it. It is never changed: who
// decides something anew makes another one.
type SiteView struct {
	masthead.Masthead                          // as it counts
	ImprintIn         map[string]text.Document // by language, those there are
	PolicyIn          map[string]text.Document
	Sections          masthead.Sections
	ActDays           int // for how many days the audit log keeps acts
	Decided           Decided
}

// Decided says when something was decided and by whom. Number 0: never yet.
type Decided struct {
	Number int
	At     time.Time
	Name   string
}

func decidedBy(d store.Decision) Decided { return Decided{Number: d.Number, At: d.At, Name: d.Name} }

// Lang gives the site's own language.
func (v *SiteView) Lang() string { return v.Langs[0] }

// Site gives what the site says of itself now.
func (d *Desk) Site() *SiteView { return d.site.Load() }

// LoadSite reads what was decided about the site. Until then it is what it was started with.
func (d *Desk) LoadSite(ctx context.Context) error {
	d.deciding.Lock()
	defer d.deciding.Unlock()
	v, err := read(ctx, d, d.siteNow)
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	d.site.Store(v)
	d.resited()
	return nil
}

func (d *Desk) siteNow(ctx context.Context, tx *store.Tx) (*SiteView, error) {
	decision, err := tx.Decided(ctx, store.OfSite)
	if err != nil {
		return nil, err
	}
	stored, err := storedMasthead(decision)
	if err != nil {
		return nil, err
	}
	v := d.siteOf(ctx, stored)
	v.Decided = decidedBy(decision)
	if v.Sections, _, err = sectionsNow(ctx, tx); err != nil {
		return nil, err
	}
	kept, err := actsKept(ctx, tx)
	v.ActDays = kept.Days
	return v, err
}

func storedMasthead(d store.Decision) (m masthead.Masthead, err error) {
	if d.Number == 0 {
		return m, nil
	}
	return m, json.Unmarshal(d.Content, &m)
}

// siteOf gives what a site is of which this is stored.
func (d *Desk) siteOf(ctx context.Context, stored masthead.Masthead) *SiteView {
	m := d.counts(stored)
	return &SiteView{ActDays: plainActDays, Masthead: m, ImprintIn: documents(ctx, m.Imprint), PolicyIn: documents(ctx, m.Policy)}
}

// counts puts what was given at the start over what is stored, and under both what a site is
// that says nothing.
func (d *Desk) counts(m masthead.Masthead) masthead.Masthead {
	own := d.given.Lang
	if own == "" && len(m.Langs) > 0 {
		own = m.Langs[0]
	}
	own = cmp.Or(own, plainLang)
	langs := m.Langs
	if len(langs) == 0 {
		langs = masthead.Langs()
	}
	m.Langs = append([]string{own}, slices.DeleteFunc(slices.Clone(langs), func(lang string) bool { return lang == own })...)
	m.TZ = cmp.Or(d.given.TZ, m.TZ, plainTZ)
	if d.given.Name != "" {
		m.Name = text.Local{own: d.given.Name}
	}
	if len(m.Name) == 0 {
		m.Name = text.Local{own: plainName}
	}
	return m
}

// documents reads Markdown that was read once before it was stored. Should a later version
// of us not take it any more, its words are shown as they were typed.
func documents(ctx context.Context, l text.Local) map[string]text.Document {
	all := make(map[string]text.Document, len(l))
	for lang, words := range l {
		doc, err := markup.Markdown(ctx, words)
		if err != nil {
			slog.ErrorContext(ctx, "words of the settings are shown as they were typed", "language", lang, "err", err)
			doc = text.Paragraphs(words)
		}
		all[lang] = doc
	}
	return all
}

// WithSite has whoever shows the site told when it says something else of itself. It is
// called before whoever decided it is answered, and must not wait.
func (d *Desk) WithSite(changed func()) *Desk {
	d.resited = changed
	return d
}
