package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/masthead"
	"readout/internal/people"
	"readout/internal/text"
)

// siteNewsroom has settings, and keeps what was asked of it.
type siteNewsroom struct {
	deskNewsroom
	given desk.Site
	asked []desk.SiteEdit
}

func (d *deskNewsroom) SiteSettings(context.Context) (*desk.SiteSettingsView, error) {
	return storySite(desk.Site{}), nil
}

func (d *deskNewsroom) ConfigureSite(context.Context, desk.SiteEdit) (*desk.SiteSettingsView, error) {
	return storySite(desk.Site{}), d.refuse
}

func (d *deskNewsroom) PreviewSite(context.Context, desk.SiteEdit) (*desk.SiteView, error) {
	return storySite(desk.Site{}).Site, d.refuse
}

func (d *siteNewsroom) SiteSettings(context.Context) (*desk.SiteSettingsView, error) {
	return storySite(d.given), nil
}

func (d *siteNewsroom) ConfigureSite(_ context.Context, e desk.SiteEdit) (*desk.SiteSettingsView, error) {
	d.asked = append(d.asked, e)
	return storySite(d.given), d.refuse
}

func storySite(given desk.Site) *desk.SiteSettingsView {
	imprint, policy := text.Paragraphs("見本新聞社（架空）", "ノルデン市港町1"), text.Paragraphs("誤りは、気づいた時点で直し、その旨を記します。")
	return &desk.SiteSettingsView{Given: given, Site: &desk.SiteView{
		Masthead: masthead.Masthead{
			Name: local("読み合わせ見本", "Readout Sample", "Образец Readout"), Langs: []string{"ja", "ru"}, TZ: "Asia/Tokyo",
			Imprint: text.Local{"ja": "見本新聞社（架空）\n\nノルデン市港町1"}, Policy: text.Local{"ja": "誤りは、気づいた時点で直し、その旨を記します。"},
		},
		ImprintIn: map[string]text.Document{"ja": imprint}, PolicyIn: map[string]text.Document{"ja": policy},
		Decided: desk.Decided{Number: 3, At: morning, Name: "Mika"},
	}}
}

func init() {
	stories = append(stories,
		story{"desk-site", "desk/settings_site", settingsStory("/desk/settings/site", func() Newsroom { return &siteNewsroom{} })},
		story{"desk-site-given", "desk/settings_site", settingsStory("/desk/settings/site", func() Newsroom {
			return &siteNewsroom{given: desk.Site{Name: "見本", Lang: "ja", TZ: "Asia/Tokyo"}}
		})},
		story{"desk-site-preview", "desk/settings_site", sentSite(nil, url.Values{"do": {"preview"}})},
		story{"desk-site-stale", "desk/settings_site", sentSite(fault.New(fault.Conflict, "settings.stale", "from", 2, "current", 3), url.Values{"name.ja": {"別の名称"}, "tz": {"UTC"}})},
		story{"desk-site-fault", "desk/settings_site", sentSite(fault.Join(fault.At("languages.2", "masthead.language_twice", "got", "ja"), fault.At("tz", "coverage.zone_unknown", "got", "Tokyo")), url.Values{"languages.1": {"ja"}, "languages.2": {"ja"}, "tz": {"Tokyo"}})},
		story{"imprint", "imprint", func(t *testing.T, lang string) []byte { return inLang(saying(), "", "/imprint", lang) }},
		story{"about-policy", "about_record", func(t *testing.T, lang string) []byte { return inLang(saying(), "", "/about/record", lang) }},
	)
}

// sentSite is the page after something was sent to it.
func sentSite(refuse error, typed url.Values) func(*testing.T, string) []byte {
	return func(_ *testing.T, lang string) []byte {
		path := "/desk/settings/site"
		if lang != "ja" {
			path = "/" + lang + path
		}
		d := &siteNewsroom{}
		d.refuse = refuse
		return ask(deskServerWith(d), people.Owner, path, typed).body
	}
}

func inLang(s *Server, role people.Role, path, lang string) []byte {
	if lang != "ja" {
		path = "/" + lang + path
	}
	return ask(s, role, path, nil).body
}

// saying is a server whose site has an imprint and a policy, in Japanese.
func saying() *Server {
	s, v := newTestServer(), storySite(desk.Site{}).Site
	s.Say(Site{Name: v.Name, Lang: "ja", Imprint: v.ImprintIn, Policy: v.PolicyIn})
	return s
}

func TestTheSettingsOfTheSiteAreSent(t *testing.T) {
	d := &siteNewsroom{}
	typed := url.Values{
		"from": {"3"}, "name.ja": {" 会談 "}, "name.en": {""}, "languages.1": {"ru"}, "languages.2": {""}, "languages.3": {"ja"}, "tz": {"UTC"},
		"imprint.en": {"We"}, "corrections_policy.ru": {"Мы"},
	}
	a := ask(deskServerWith(d), people.Owner, "/en/desk/settings/site", typed)
	if want := "/en/desk/settings/site?done=settings"; a.status != http.StatusSeeOther || a.header.Get("Location") != want {
		t.Fatalf("got %d to %q, want 303 to %q", a.status, a.header.Get("Location"), want)
	}
	e := d.asked[0]
	if e.From != 3 || (*e.Name)["ja"] != "会談" || len(*e.Name) != 1 || strings.Join(*e.Langs, " ") != "ru ja" || *e.TZ != "UTC" || (*e.Imprint)["en"] != "We" || (*e.Policy)["ru"] != "Мы" {
		t.Errorf("got %+v", e)
	}
	d = &siteNewsroom{given: desk.Site{Name: "x", Lang: "ja", TZ: "Asia/Tokyo"}}
	ask(deskServerWith(d), people.Owner, "/desk/settings/site", typed)
	if e := d.asked[0]; e.Name != nil || e.TZ != nil || (*e.Langs)[0] != "ja" {
		t.Errorf("what was given at the start: got %+v sent on", e)
	}
}

// TestTheLaterOfTwoSeesWhatTheFirstStored: beside what they typed, which is not lost.
func TestTheLaterOfTwoSeesWhatTheFirstStored(t *testing.T) {
	d := &siteNewsroom{}
	d.refuse = fault.New(fault.Conflict, "settings.stale", "from", 2, "current", 3)
	a := ask(deskServerWith(d), people.Owner, "/en/desk/settings/site", url.Values{"from": {"2"}, "name.ja": {"別の名称"}})
	page := string(a.body)
	for _, want := range []string{`value="別の名称"`, "読み合わせ見本", `name="from" value="3"`, "A colleague changed the settings meanwhile"} {
		if a.status != http.StatusConflict || !strings.Contains(page, want) {
			t.Errorf("got %d, no %q on the page", a.status, want)
		}
	}
}

func TestAPreviewStoresNothing(t *testing.T) {
	d := &siteNewsroom{}
	a := ask(deskServerWith(d), people.Owner, "/en/desk/settings/site", url.Values{"do": {"preview"}, "from": {"3"}, "corrections_policy.en": {"as typed"}})
	page := string(a.body)
	for _, want := range []string{"As readers will see it", "見本新聞社", "Образец Readout", "as typed", `name="from" value="3"`} {
		if a.status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("got %d, no %q on the page", a.status, want)
		}
	}
	if len(d.asked) > 0 {
		t.Errorf("stored %+v", d.asked)
	}
}

// TestPagesSayWhatTheSiteSaysNow: name, languages, imprint and policy, on the next request.
func TestPagesSayWhatTheSiteSaysNow(t *testing.T) {
	s := newTestServer()
	if a := get(t, s, "/imprint"); a.status != http.StatusNotFound || strings.Contains(string(get(t, s, "/").body), "/imprint") {
		t.Errorf("without an imprint: got %d, want 404 and no link", a.status)
	}
	v := storySite(desk.Site{}).Site
	s.Say(Site{Name: text.Local{"ru": "Новое имя"}, Lang: "ru", Langs: []string{"ru", "ja"}, Imprint: v.ImprintIn, Policy: v.PolicyIn})
	front := string(get(t, s, "/").body)
	for _, want := range []string{`<html lang="ru">`, "Новое имя", `href="/imprint"`, `href="/ja/"`, `hreflang="x-default" href="https://example.org/"`} {
		if !strings.Contains(front, want) {
			t.Errorf("no %q on the front page", want)
		}
	}
	if strings.Contains(front, "English") {
		t.Error("the switch offers a language that is not shown")
	}
	for path, want := range map[string]string{
		"/ja/about/record": "誤りは、気づいた時点で直し", "/about/record": "Ошибку мы исправляем",
		"/imprint": `lang="ja"`,
	} {
		if !strings.Contains(string(get(t, s, path).body), want) {
			t.Errorf("%s: no %q", path, want)
		}
	}
	for path, want := range map[string]string{
		"/en/c/harbour-live?order=oldest": "307 /c/harbour-live?order=oldest", "/ru/c/harbour-live": "308 /c/harbour-live",
		"/en//evil.example": "307 /evil.example", "/en/desk/offline": "200 ", "/ja/c/harbour-live": "200 ",
	} {
		a := get(t, s, path)
		if got := fmt.Sprint(a.status, " ", a.header.Get("Location")); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
		if a.status > 300 && a.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: a browser may keep where it leads", path)
		}
	}
}
