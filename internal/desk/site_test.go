package desk_test

import (
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

// started gives a site on the database of another, started with other flags.
func (s *site) started(with desk.Site) *desk.Desk {
	s.t.Helper()
	d := desk.New(s.store, with, s.clock.Now)
	s.must(d.LoadSite(s.t.Context()))
	return d
}

func TestASiteIsConfigured(t *testing.T) {
	s := newSite(t)
	told := 0
	d := s.started(desk.Site{}).WithSite(func() { told++ })
	check(t, "own language before anybody decides", d.Site().Lang(), "en")
	check(t, "name", d.Site().Name["en"], "Readout")
	check(t, "languages", strings.Join(d.Site().Langs, " "), "en ja ru")
	end := s.logEnd()
	v, err := d.ConfigureSite(owner, desk.SiteEdit{
		Name: &text.Local{"ja": " 会談の記録 ", "en": ""}, Langs: &[]string{"ja", "ru"}, TZ: ptr("Asia/Tokyo"),
		Imprint: &text.Local{"ja": "**架空新聞社**"}, Policy: &text.Local{"ru": "Исправляем."},
	})
	s.must(err)
	check(t, "revision", v.Site.Decided.Number, 1)
	check(t, "by", v.Site.Decided.Name, "o")
	check(t, "told", told, 1)
	check(t, "own language", d.Site().Lang(), "ja")
	check(t, "languages", strings.Join(d.Site().Langs, " "), "ja ru")
	check(t, "name", d.Site().Name["ja"], "会談の記録")
	check(t, "names", len(d.Site().Name), 1)
	check(t, "imprint", text.HTML(d.Site().ImprintIn["ja"], nil), "<p><strong>架空新聞社</strong></p>")
	check(t, "in the log", s.since(end), "o site.configure site name, languages, time_zone, imprint, corrections_policy")
	check(t, "after a restart", s.started(desk.Site{}).Site().Name["ja"], "会談の記録")

	c, err := d.CreateCoverage(editor, desk.NewCoverage{Slug: "new", Title: text.Local{"ja": "題"}})
	s.must(err)
	made, err := d.DeskCoverage(editor, c.Slug)
	s.must(err)
	check(t, "language of a new page", made.Coverage.Content.Lang, "ja")
	check(t, "zone of a new page", made.Coverage.Content.TZ, "Asia/Tokyo")
}

// TestWhatWasGivenAtTheStartCounts: it is shown, cannot be decided, and gives way when the
// site is started without it.
func TestWhatWasGivenAtTheStartCounts(t *testing.T) {
	s := newSite(t)
	_, err := s.started(desk.Site{}).ConfigureSite(owner, desk.SiteEdit{Name: &text.Local{"en": "Stored", "ru": "Хранится"}, Langs: &[]string{"en", "ru"}, TZ: ptr("Europe/Vienna")})
	s.must(err)
	d := s.started(desk.Site{Name: "Given", Lang: "ru", TZ: "Asia/Tokyo"})
	check(t, "name", d.Site().Name["ru"], "Given")
	check(t, "names", len(d.Site().Name), 1)
	check(t, "languages", strings.Join(d.Site().Langs, " "), "ru en")
	check(t, "zone", d.Site().TZ, "Asia/Tokyo")
	_, err = d.ConfigureSite(owner, desk.SiteEdit{From: 1, Name: &text.Local{"en": "Other"}})
	wantFault(t, "a name", err, fault.Invalid, "settings.given", "name")
	_, err = d.ConfigureSite(owner, desk.SiteEdit{From: 1, TZ: ptr("UTC")})
	wantFault(t, "a zone", err, fault.Invalid, "settings.given", "tz")
	_, err = d.ConfigureSite(owner, desk.SiteEdit{From: 1, Langs: &[]string{"en"}})
	wantFault(t, "another own language", err, fault.Invalid, "settings.given", "languages.1")
	_, err = d.ConfigureSite(owner, desk.SiteEdit{From: 1, Langs: &[]string{"ru", "ja"}})
	s.must(err)
	check(t, "others beside it", strings.Join(d.Site().Langs, " "), "ru ja")
	plain := s.started(desk.Site{})
	check(t, "name without the flag", plain.Site().Name["en"], "Stored")
	check(t, "zone without the flag", plain.Site().TZ, "Europe/Vienna")
}

// TestTheLaterOfTwoIsTold: nothing of what the first stored is lost.
func TestTheLaterOfTwoIsTold(t *testing.T) {
	s := newSite(t)
	d := s.started(desk.Site{})
	_, err := d.ConfigureSite(owner, desk.SiteEdit{Imprint: &text.Local{"en": "first"}})
	s.must(err)
	_, err = d.ConfigureSite(owner, desk.SiteEdit{Imprint: &text.Local{"en": "second"}})
	wantFault(t, "from the same state", err, fault.Conflict, "settings.stale", "")
	check(t, "what stands", d.Site().Imprint["en"], "first")
	end := s.logEnd()
	v, err := d.ConfigureSite(owner, desk.SiteEdit{From: 1, Imprint: &text.Local{"en": "first"}})
	s.must(err)
	check(t, "an edit that says the same", v.Site.Decided.Number, 1)
	check(t, "in the log", s.since(end), "")
}

func TestWhatASiteCannotBe(t *testing.T) {
	s := newSite(t)
	d := s.started(desk.Site{})
	for _, row := range []struct {
		name       string
		edit       desk.SiteEdit
		kind       fault.Kind
		key, field string
	}{
		{"no language", desk.SiteEdit{Langs: &[]string{}}, fault.Invalid, "masthead.no_language", "languages"},
		{"a language twice", desk.SiteEdit{Langs: &[]string{"en", "en"}}, fault.Invalid, "masthead.language_twice", "languages.2"},
		{"no zone", desk.SiteEdit{TZ: ptr("Tokyo")}, fault.Invalid, "coverage.zone_unknown", "tz"},
		{"too much Markdown", desk.SiteEdit{Policy: &text.Local{"en": strings.Repeat("a", 70_000)}}, fault.Invalid, "coverage.too_long", "corrections_policy.en"},
		{"Markdown that is too deep", desk.SiteEdit{Imprint: &text.Local{"ja": strings.Repeat("> ", 500) + "a"}}, fault.TooLarge, "markup.too_deep", "imprint.ja"},
	} {
		_, err := d.ConfigureSite(owner, row.edit)
		wantFault(t, row.name, err, row.kind, row.key, row.field)
		_, err = d.PreviewSite(owner, row.edit)
		wantFault(t, row.name+", previewed", err, row.kind, row.key, row.field)
	}
	v, err := d.PreviewSite(owner, desk.SiteEdit{Name: &text.Local{"en": "Seen"}})
	s.must(err)
	check(t, "previewed", v.Name["en"], "Seen")
	check(t, "and not stored", d.Site().Name["en"], "Readout")
	_, err = d.PreviewSite(editor, desk.SiteEdit{})
	wantFault(t, "by an editor", err, fault.Denied, "people.not_allowed", "")
	_, err = s.SiteSettings(as("x", people.Reporter))
	wantFault(t, "read by a reporter", err, fault.Denied, "people.not_allowed", "")
}
