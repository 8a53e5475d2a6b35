package api

import (
	"context"
	"time"

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

func (d *fakeDesk) Sections(context.Context) (*desk.SectionsView, error) {
	return &desk.SectionsView{Decided: desk.Decided{Number: 2}, Sections: masthead.Sections{
		{Slug: "politics", Names: text.Local{"ja": "政治", "en": "Politics"}, Texts: []string{"国政"}}, {Slug: "sport", Names: text.Local{"ja": "運動"}, Retired: true},
	}}, d.fails
}

func (d *fakeDesk) ConfigureSections(ctx context.Context, from int, s masthead.Sections) (*desk.SectionsView, error) {
	if err := d.did(ctx, []any{"configure sections", from, s}); err != nil {
		return nil, err
	}
	return d.Sections(ctx)
}

func (d *fakeDesk) Health(context.Context) (*desk.HealthView, error) {
	return &desk.HealthView{
		At: said, Position: at42, Behind: 1, Signed: 41, SignedAt: said, Put: desk.Off{Waiting: 1, Next: said, Held: 1},
		Vitals: desk.Vitals{
			Status: "ok", Version: "v1", Started: said, Database: 1 << 20, Log: 4096, Free: 1 << 30, Disk: 1 << 40, Streams: 1, Readers: 7,
			Delay: desk.Delay{Count: 9, Half: time.Millisecond, Slowest: 5 * time.Millisecond}, Backup: &desk.BackupNote{Made: said, Bytes: 1 << 20, File: "b.tar", By: "op"},
			Certificate: &desk.Certificate{Names: []string{"news.example"}, Ends: said},
		},
	}, d.fails
}

func (d *fakeDesk) ActsKept(context.Context) (desk.ActsKept, error) {
	return desk.ActsKept{Days: 90, Decided: desk.Decided{Number: 1}}, d.fails
}

func (d *fakeDesk) KeepActs(ctx context.Context, from, days int) (desk.ActsKept, error) {
	return desk.ActsKept{Days: days, Decided: desk.Decided{Number: from + 1}}, d.did(ctx, []any{"keep acts", from, days})
}

func (d *fakeDesk) ConfigureSite(ctx context.Context, e desk.SiteEdit) (*desk.SiteSettingsView, error) {
	return sampleSite(), d.did(ctx, []any{"configure site", e})
}
