package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/masthead"
	"readout/internal/text"
)

// Configuring decides what the site is.
type Configuring interface {
	SiteSettings(ctx context.Context) (*desk.SiteSettingsView, error)
	ConfigureSite(ctx context.Context, e desk.SiteEdit) (*desk.SiteSettingsView, error)
	Sections(ctx context.Context) (*desk.SectionsView, error)
	ConfigureSections(ctx context.Context, from int, s masthead.Sections) (*desk.SectionsView, error)
}

var siteRead = operation{
	id: "read_site_settings", method: http.MethodGet, path: "/settings/site", tag: "site", needs: true,
	about: "What the site says of itself: for owners. What it was started with counts, whatever is stored; `given` names it.",
}

var siteConfigure = operation{
	id: "configure_site", method: http.MethodPatch, path: "/settings/site", tag: "site", needs: true,
	about: "Decides what the site says of itself; what is left out stays. It counts at once, on all pages. " +
		"An edit of settings that somebody else changed meanwhile is a conflict. For owners.",
}

// SiteSettings is what the site says of itself.
type SiteSettings struct {
	Revision  int        `json:"revision" doc:"0: nothing was decided yet."`
	Name      text.Local `json:"name"`
	Languages []string   `json:"languages" doc:"That readers see; the first is the site's own, whose addresses have no prefix."`
	TZ        string     `json:"tz" doc:"Zone of coverages that name none."`
	Imprint   text.Local `json:"imprint" doc:"Markdown."`
	Policy    text.Local `json:"corrections_policy" doc:"Markdown. A language without it shows built-in words."`
	Given     []string   `json:"given" doc:"What the server was started with and cannot be decided here: name, own_language, tz."`
	ChangedAt *time.Time `json:"changed_at,omitempty"`
	ChangedBy string     `json:"changed_by,omitempty"`
}

// SiteChange changes what the site says of itself.
type SiteChange struct {
	Revision  int         `json:"revision" minimum:"0" doc:"The one that this starts from."`
	Name      *text.Local `json:"name,omitempty" doc:"Replaces all of it."`
	Languages *[]string   `json:"languages,omitempty" maxItems:"20"`
	TZ        *string     `json:"tz,omitempty" format:"zone"`
	Imprint   *text.Local `json:"imprint,omitempty" doc:"Replaces all of it."`
	Policy    *text.Local `json:"corrections_policy,omitempty" doc:"Replaces all of it."`
}

type siteConfigureIn struct{ Body SiteChange }

func (r *room) readSite(ctx context.Context, _ *struct{}) (*answer[SiteSettings], error) {
	return siteSettings(r.desk.SiteSettings(ctx))
}

func (r *room) configureSite(ctx context.Context, in *siteConfigureIn) (*answer[SiteSettings], error) {
	b := in.Body
	return siteSettings(r.desk.ConfigureSite(ctx, desk.SiteEdit{
		From: b.Revision, Name: b.Name, Langs: b.Languages, TZ: b.TZ, Imprint: b.Imprint, Policy: b.Policy,
	}))
}

func siteSettings(v *desk.SiteSettingsView, err error) (*answer[SiteSettings], error) {
	if err != nil {
		return nil, err
	}
	s := v.Site
	out := SiteSettings{
		Revision: s.Decided.Number, Name: s.Name, Languages: s.Langs, TZ: s.TZ, Given: []string{},
		Imprint: orNone(s.Imprint), Policy: orNone(s.Policy), ChangedBy: s.Decided.Name,
	}
	for _, g := range []struct{ name, value string }{{"name", v.Given.Name}, {"own_language", v.Given.Lang}, {"tz", v.Given.TZ}} {
		if g.value != "" {
			out.Given = append(out.Given, g.name)
		}
	}
	if s.Decided.Number > 0 {
		at := s.Decided.At.UTC()
		out.ChangedAt = &at
	}
	return &answer[SiteSettings]{out}, nil
}

// orNone writes an empty text as {}.
func orNone(l text.Local) text.Local {
	if l == nil {
		return text.Local{}
	}
	return l
}
