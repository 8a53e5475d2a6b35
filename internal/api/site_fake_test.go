package api

import (
	"context"

	"readout/internal/desk"
	"readout/internal/masthead"
	"readout/internal/text"
)

func sampleSite() *desk.SiteSettingsView {
	return &desk.SiteSettingsView{Given: desk.Site{TZ: "Asia/Tokyo"}, Site: &desk.SiteView{
		Masthead: masthead.Masthead{Name: text.Local{"ja": "会談の記録"}, Langs: []string{"ja", "en"}, TZ: "Asia/Tokyo", Imprint: text.Local{"ja": "架空新聞"}},
		Decided:  desk.Decided{Number: 3, At: said, Name: "ed"},
	}}
}

func (d *fakeDesk) SiteSettings(context.Context) (*desk.SiteSettingsView, error) {
	return sampleSite(), d.fails
}

func (d *fakeDesk) ConfigureSite(ctx context.Context, e desk.SiteEdit) (*desk.SiteSettingsView, error) {
	return sampleSite(), d.did(ctx, []any{"configure site", e})
}
