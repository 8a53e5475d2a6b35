package web

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/masthead"
	"readout/internal/text"
)

// Configuring decides what the site is.
type Configuring interface {
	SiteSettings(ctx context.Context) (*desk.SiteSettingsView, error)
	ConfigureSite(ctx context.Context, e desk.SiteEdit) (*desk.SiteSettingsView, error)
	PreviewSite(ctx context.Context, e desk.SiteEdit) (*desk.SiteView, error)
	Sections(ctx context.Context) (*desk.SectionsView, error)
	ConfigureSections(ctx context.Context, from int, s masthead.Sections) (*desk.SectionsView, error)
}

// SitePage decides what the site says of itself.
type SitePage struct {
	SettingsPage
	View    *desk.SiteSettingsView
	Form    *form
	Langs   []string // to say things in
	Choices [][]choiceGroup
	Zones   []string
	Preview []SitePreview // nil: nobody asked
}

// SitePreview is the site in one language, as its readers would see it.
type SitePreview struct {
	Page
	Language string // what it calls itself
	Imprint  template.HTML
	TextLang string // of the imprint
	Policy   template.HTML
}

// LangName gives what a language calls itself.
func (p *SitePage) LangName(lang string) string { return languageNames[lang] }

func siteFields(lang string) *form {
	names := []string{"from"}
	for _, l := range i18n.Langs {
		names = append(names, "name."+l)
	}
	for i := range i18n.Langs {
		names = append(names, "languages."+strconv.Itoa(i+1))
	}
	names = append(names, "tz")
	for _, l := range i18n.Langs {
		names = append(names, "imprint."+l)
	}
	for _, l := range i18n.Langs {
		names = append(names, "corrections_policy."+l)
	}
	f := newForm("site", lang, names...)
	f.alias = map[string]string{"name": "name." + lang}
	return f
}

func storedSite(lang string, v *desk.SiteSettingsView) *form {
	f := siteFields(lang).set("from", strconv.Itoa(v.Site.Decided.Number)).set("tz", v.Site.TZ)
	for _, l := range i18n.Langs {
		f.set("name."+l, v.Site.Name[l]).set("imprint."+l, v.Site.Imprint[l]).set("corrections_policy."+l, v.Site.Policy[l])
	}
	for i, l := range v.Site.Langs {
		f.set("languages."+strconv.Itoa(i+1), l)
	}
	return f
}

func (s *Server) siteForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.newsroom.SiteSettings(r.Context())
	if err != nil {
		return err
	}
	return s.showSite(w, r, http.StatusOK, view, storedSite(language(r), view), nil)
}

func (s *Server) showSite(w http.ResponseWriter, r *http.Request, status int, view *desk.SiteSettingsView, f *form, preview *desk.SiteView) error {
	page := &SitePage{SettingsPage: s.settingsPage(r, "site"), View: view, Form: f, Langs: i18n.Langs}
	page.Zones = s.zones()
	for i := range i18n.Langs {
		if i == 0 {
			page.Choices = append(page.Choices, langChoices())
		} else {
			page.Choices = append(page.Choices, optional(page.T("settings.no_language"), langChoices()))
		}
	}
	if preview != nil {
		page.Preview = s.previews(r, preview)
	}
	return s.show(w, r, status, "desk/settings_site", page)
}

// previews gives the head, the foot and the words of a site in each of its languages.
func (s *Server) previews(r *http.Request, v *desk.SiteView) []SitePreview {
	var all []SitePreview
	for _, lang := range v.Langs {
		words := Words{Lang: lang, Own: v.Lang()}
		p := SitePreview{Page: Page{Words: words, SiteName: words.LocalText(v.Name)}, Language: languageNames[lang]}
		for _, l := range v.Langs {
			href := Words{Lang: l, Own: s.site().Lang}.Link("/")
			p.Switch = append(p.Switch, Alternate{Lang: l, Name: languageNames[l], Href: href, Here: l == lang})
		}
		p.Imprint, p.TextLang = words.documentIn(v.ImprintIn)
		p.Page.Imprint = p.Imprint != ""
		if doc, ok := v.PolicyIn[lang]; ok && !doc.Empty() {
			p.Policy = template.HTML(text.HTML(doc, nil))
		}
		all = append(all, p)
	}
	return all
}

func (s *Server) configureSite(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	view, err := s.newsroom.SiteSettings(r.Context())
	if err != nil {
		return err
	}
	edit := readSiteEdit(typed, view.Given)
	if typed.Get("do") == "preview" {
		return s.previewSite(w, r, view, typed, edit)
	}
	if _, err := s.newsroom.ConfigureSite(r.Context(), edit); err != nil {
		return s.refuseSite(w, r, typed, err)
	}
	return s.goOn(w, r, "/desk/settings/site", "done", "settings")
}

// previewSite shows the form again as it was typed, and below it what readers would see.
func (s *Server) previewSite(w http.ResponseWriter, r *http.Request, view *desk.SiteSettingsView, typed url.Values, edit desk.SiteEdit) error {
	seen, err := s.newsroom.PreviewSite(r.Context(), edit)
	if err != nil {
		return s.refuseSite(w, r, typed, err)
	}
	f := siteFields(language(r)).take(typed)
	f.Typed = true
	return s.showSite(w, r, http.StatusOK, view, f, seen)
}

// refuseSite shows the form again. Where a colleague was faster, each field says what is
// stored there by now, and sending once more takes what stands in the form.
func (s *Server) refuseSite(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	view, err2 := s.newsroom.SiteSettings(r.Context())
	if err2 != nil {
		return err2
	}
	f := siteFields(language(r)).take(typed)
	if fault.Is(err, fault.Conflict) {
		f.meanwhile(storedSite(language(r), view)).set("from", strconv.Itoa(view.Site.Decided.Number))
		err = fault.New(fault.Conflict, "settings.stale_form")
	}
	return s.showSite(w, r, StatusOf(err), view, f.refuse(err), nil)
}

// readSiteEdit reads the form. What was given at the start is shown there and not sent on.
func readSiteEdit(typed url.Values, given desk.Site) desk.SiteEdit {
	in := func(name string) *text.Local {
		l := text.Local{}
		for _, lang := range i18n.Langs {
			if words := strings.TrimSpace(typed.Get(name + "." + lang)); words != "" {
				l[lang] = words
			}
		}
		return &l
	}
	e := desk.SiteEdit{From: number(typed.Get("from")), Imprint: in("imprint"), Policy: in("corrections_policy")}
	if given.Name == "" {
		e.Name = in("name")
	}
	if given.TZ == "" {
		tz := strings.TrimSpace(typed.Get("tz"))
		e.TZ = &tz
	}
	var langs []string
	for i := range i18n.Langs {
		if lang := typed.Get("languages." + strconv.Itoa(i+1)); lang != "" {
			langs = append(langs, lang)
		}
	}
	if given.Lang != "" { // its select is no part of the form
		langs = append([]string{given.Lang}, langs...)
	}
	e.Langs = &langs
	return e
}
