package desk

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/masthead"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/text"
)

// SiteSettingsView is what is decided about the site, for those who decide it.
type SiteSettingsView struct {
	Site  *SiteView // as it counts
	Given Site      // what it was started with: that cannot be decided here
}

// SiteEdit changes what a site says of itself; nil leaves it as it is.
type SiteEdit struct {
	From    int // the decision that it starts from
	Name    *text.Local
	Langs   *[]string
	TZ      *string
	Imprint *text.Local
	Policy  *text.Local
}

// SiteSettings gives what the site says of itself and what of it can be decided. It is for owners.
func (d *Desk) SiteSettings(ctx context.Context) (*SiteSettingsView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	v, err := read(ctx, d, d.siteNow)
	return &SiteSettingsView{Site: v, Given: d.given}, err
}

// ConfigureSite decides what the site says of itself. It counts at once, on all pages. From
// must be the newest decision, else the fault is a Conflict with key "settings.stale".
func (d *Desk) ConfigureSite(ctx context.Context, in SiteEdit) (*SiteSettingsView, error) {
	u, err := people.Need(ctx, people.Configure)
	if err != nil {
		return nil, err
	}
	if err := d.checkEdit(ctx, in); err != nil {
		return nil, err
	}
	_, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, d.configureSite(ctx, tx, u, in)
	})
	if err != nil {
		return nil, err
	}
	if err := d.LoadSite(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	return d.SiteSettings(ctx)
}

func (d *Desk) configureSite(ctx context.Context, tx *store.Tx, u *people.User, in SiteEdit) error {
	decision, err := tx.Decided(ctx, store.OfSite)
	if err != nil {
		return err
	}
	if in.From != decision.Number {
		return fault.New(fault.Conflict, "settings.stale", "from", in.From, "current", decision.Number)
	}
	before, err := storedMasthead(decision)
	if err != nil {
		return err
	}
	after := in.apply(before).Tidy()
	if err := d.checked(in, after); err != nil {
		return err
	}
	changed := changedIn(before, after)
	if len(changed) == 0 {
		return nil
	}
	tx.Did(ctx, people.ConfigureSite, "site", strings.Join(changed, ", "))
	return decide(ctx, tx, store.OfSite, decision.Number+1, u, after)
}

// decide keeps what was decided about a subject.
func decide(ctx context.Context, tx *store.Tx, s store.Subject, number int, u *people.User, content any) error {
	raw, err := json.Marshal(content)
	if err != nil {
		return err
	}
	return tx.Decide(ctx, s, store.Decision{Number: number, At: tx.Now, By: u.ID, Name: u.Name, Content: raw})
}

// checked checks a masthead as it would count; the languages as they were asked for, not made
// right by putting the own one first.
func (d *Desk) checked(in SiteEdit, m masthead.Masthead) error {
	counting := d.counts(m)
	if in.Langs != nil {
		counting.Langs = m.Langs
	}
	return counting.Check()
}

// PreviewSite gives the site as readers would see it, and stores nothing.
func (d *Desk) PreviewSite(ctx context.Context, in SiteEdit) (*SiteView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	if err := d.checkEdit(ctx, in); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*SiteView, error) {
		decision, err := tx.Decided(ctx, store.OfSite)
		if err != nil {
			return nil, err
		}
		before, err := storedMasthead(decision)
		if err != nil {
			return nil, err
		}
		after := in.apply(before).Tidy()
		if err := d.checked(in, after); err != nil {
			return nil, err
		}
		return d.siteOf(ctx, after), nil
	})
}

// checkEdit looks at what takes time or needs no database: that nothing is decided which was
// given at the start, and that Markdown can be read.
func (d *Desk) checkEdit(ctx context.Context, in SiteEdit) error {
	var faults []*fault.Error
	for _, f := range []struct {
		field, flag string
		clash       bool
	}{
		{"name", "--name", in.Name != nil && d.given.Name != ""},
		{"tz", "--zone", in.TZ != nil && d.given.TZ != "" && strings.TrimSpace(*in.TZ) != d.given.TZ},
		{"languages.1", "--lang", in.Langs != nil && d.given.Lang != "" && (len(*in.Langs) == 0 || (*in.Langs)[0] != d.given.Lang)},
	} {
		if f.clash {
			faults = append(faults, fault.At(f.field, "settings.given", "flag", f.flag))
		}
	}
	faults = append(faults, readable(ctx, "imprint", in.Imprint)...)
	return fault.Join(append(faults, readable(ctx, "corrections_policy", in.Policy)...)...)
}

func readable(ctx context.Context, field string, l *text.Local) (faults []*fault.Error) {
	if l == nil {
		return nil
	}
	for _, lang := range slices.Sorted(maps.Keys(*l)) {
		if len((*l)[lang]) > markup.MaxSource {
			continue // its length is checked with the rest
		}
		if _, err := markup.Markdown(ctx, (*l)[lang]); err != nil {
			faults = append(faults, at(err, field+"."+lang))
		}
	}
	return faults
}

// at gives a fault the field it is about; what is no fault becomes one.
func at(err error, field string) *fault.Error {
	f, ok := err.(*fault.Error)
	if !ok {
		return fault.New(fault.Internal, "fault.internal").Because(err)
	}
	placed := *f
	placed.Field = field
	return &placed
}

func (in SiteEdit) apply(m masthead.Masthead) masthead.Masthead {
	if in.Name != nil {
		m.Name = *in.Name
	}
	if in.Langs != nil {
		m.Langs = *in.Langs
	}
	if in.TZ != nil {
		m.TZ = *in.TZ
	}
	if in.Imprint != nil {
		m.Imprint = *in.Imprint
	}
	if in.Policy != nil {
		m.Policy = *in.Policy
	}
	return m
}

// changedIn names what is another than before, for the audit log.
func changedIn(before, after masthead.Masthead) (names []string) {
	before = before.Tidy()
	for _, f := range []struct {
		name string
		same bool
	}{
		{"name", maps.Equal(before.Name, after.Name)},
		{"languages", slices.Equal(before.Langs, after.Langs)},
		{"time_zone", before.TZ == after.TZ},
		{"imprint", maps.Equal(before.Imprint, after.Imprint)},
		{"corrections_policy", maps.Equal(before.Policy, after.Policy)},
	} {
		if !f.same {
			names = append(names, f.name)
		}
	}
	return names
}
