package web

import (
	"net/http"
	"strings"
	"time"

	"readout/internal/people"
)

// SettingsPage is what every page of the settings has.
type SettingsPage struct{ DeskPage }

// settingsPart is a page of the settings.
type settingsPart struct {
	here  string // as DeskPage.Here says it
	path  string
	words string // key of what it is called
	need  people.Action
}

// settingsParts are all of them, in the order they are offered.
var settingsParts = []settingsPart{
	{"settings.site", "/desk/settings/site", "settings.site", people.Configure},
	{"settings.sections", "/desk/settings/sections", "settings.sections", people.Configure},
	{"users", "/desk/users", "desk.users", people.ManageUsers},
	{"settings.health", "/desk/settings/health", "settings.health", people.Configure},
	{"settings.tokens", "/desk/settings/tokens", "settings.tokens", people.OwnAccount},
	{"settings.webhooks", "/desk/settings/webhooks", "settings.webhooks", people.Configure},
	{"settings.audit", "/desk/settings/audit", "settings.audit", people.Configure},
}

// SettingsLink leads to a page of the settings.
type SettingsLink struct {
	Href, Words string
	Here        bool
}

// Parts are the pages of the settings that whoever asks may see.
func (p DeskPage) Parts() []SettingsLink {
	var links []SettingsLink
	for _, part := range settingsParts {
		if p.User.May(part.need) {
			links = append(links, SettingsLink{Href: p.Link(part.path), Words: p.T(part.words), Here: part.here == p.Here})
		}
	}
	return links
}

// InSettings tells whether this is one of them.
func (p DeskPage) InSettings() bool {
	return p.Here == "users" || strings.HasPrefix(p.Here, "settings.")
}

// MomentHere writes a moment in the site's zone.
func (p SettingsPage) MomentHere(t time.Time) string { return p.Moment(t.In(p.site.Zone)) }

func (s *Server) settingsPage(r *http.Request, part string) SettingsPage {
	p := SettingsPage{s.deskPage(r, "settings."+part, s.words(r).T("settings."+part))}
	p.Styles = append(p.Styles, "settings.css")
	return p
}
