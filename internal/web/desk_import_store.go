package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/paste"
)

// storeImport stores what was seen, as mended.
func (s *Server) storeImport(w http.ResponseWriter, r *http.Request, asked importAsked, f *form, seen *importSeen, publish bool) error {
	drafts, err := seen.mended(r.Context(), f, asked)
	if err != nil {
		return s.importAgain(w, r, f, seen, err)
	}
	tz := ""
	if asked.options.Zone != nil {
		tz = asked.options.Zone.String()
	}
	o := desk.ImportOptions{Slug: strings.TrimSpace(f.Value("slug")), TZ: tz, Publish: publish, Address: strings.TrimSpace(f.Value("address"))}
	if o.Once, err = onceStored(f.Value("once"), drafts, o); err != nil {
		return err
	}
	made, err := s.newsroom.ImportAll(r.Context(), drafts, o)
	if err != nil {
		if told, ok := errors.AsType[*fault.Error](err); ok && told.Key == "once.other_body" {
			f.set("once") // whoever was told that it is stored, and sends it again, means another
		}
		return s.importAgain(w, r, f, seen, err)
	}
	done := "imported"
	if publish {
		done = "imported_public"
	}
	if len(made) == 1 {
		return s.goOn(w, r, deskCoveragePath(made[0].Slug), "done", done)
	}
	return s.goOn(w, r, "/desk", "done", "imported_several", "n", strconv.Itoa(len(made)))
}

// onceStored has what is stored be stored once, however often somebody goes back to it and stores it again.
// By which mends it became what it is makes no difference.
func onceStored(key string, drafts []*paste.Draft, o desk.ImportOptions) (desk.Once, error) {
	body, err := json.Marshal(struct {
		Drafts  []*paste.Draft
		Options desk.ImportOptions
	}{drafts, o})
	return desk.Once{Key: key, Body: body}, err
}

// mended gives the drafts as the form has them now, or all that is wrong with it.
func (p *importSeen) mended(ctx context.Context, f *form, asked importAsked) ([]*paste.Draft, error) {
	if len(p.Entries) > 0 {
		return p.chosen(ctx, f, asked)
	}
	d, err := p.page(ctx, f, asked)
	return []*paste.Draft{d}, err
}

// page gives the page, or the entry that is open, as the form has it now.
func (p *importSeen) page(ctx context.Context, f *form, asked importAsked) (*paste.Draft, error) {
	d := new(paste.Draft)
	*d = *p.Draft
	d.Updates = slices.Clone(d.Updates)
	mends := p.mends(f)
	if err := desk.MendImport(ctx, d, mends); err != nil {
		return nil, besidePieces(err, mends)
	}
	d.Title, d.Standfirst, d.Byline = strings.TrimSpace(f.Value("title")), strings.TrimSpace(f.Value("standfirst")), strings.TrimSpace(f.Value("byline"))
	d.State = cmp.Or(coverage.State(f.Value("state")), d.State)
	d.Section, d.Topic, d.Tags = strings.TrimSpace(f.Value("section")), strings.TrimSpace(f.Value("topic")), coverage.ReadTags(f.Value("tags"))
	seen := make(map[string]importUpdate)
	for _, u := range p.Updates {
		seen[u.Begin] = u
	}
	var wrong []*fault.Error
	var kept []paste.Update
	for i := range d.Updates {
		u, shown := seen[d.Updates[i].Begin()]
		u.Update = &d.Updates[i]
		if shown {
			wrong = append(wrong, u.mend(f, asked)...)
		}
		if !shown || f.Value(u.Name+".drop") == "" {
			kept = append(kept, d.Updates[i])
		}
	}
	d.Updates = kept
	return d, fault.Join(wrong...)
}

// besidePieces has faults of mends stand beside the words that they are about.
func besidePieces(err error, mends []desk.ImportMend) error {
	var told *fault.Error
	if !errors.As(err, &told) {
		return err
	}
	all := told.Each()
	beside := make([]*fault.Error, len(all))
	for i, one := range all {
		at := *one
		var n int
		if _, err := fmt.Sscanf(at.Field, "mends[%d]", &n); err == nil && n < len(mends) {
			at.Field = "p." + mends[n].Piece + ".words"
		}
		beside[i] = &at
	}
	return fault.Join(beside...)
}

// mend takes the headline and the time that were typed for an update. A time that was left
// alone stays the instant it was, also in the hour that comes twice.
func (u importUpdate) mend(f *form, asked importAsked) []*fault.Error {
	if f.Value(u.Name+".drop") != "" || len(f.values[u.Name+".headline"]) == 0 {
		return nil // left out, or not in the form that was sent
	}
	var wrong []*fault.Error
	headline := strings.TrimSpace(f.Value(u.Name + ".headline"))
	if n := utf8.RuneCountInString(headline); n > coverage.MaxHeadline {
		wrong = append(wrong, fault.At(u.Name+".headline", "coverage.too_long", "count", coverage.MaxHeadline, "got", n))
	}
	if at := f.Value(u.Name + ".at"); u.Zoned() && at != clockIn(u.Update) {
		moved, err := readSaid(at, asked.options.Zone.String())
		var told *fault.Error
		switch {
		case errors.As(err, &told):
			at := *told
			at.Field = u.Name + ".at"
			wrong = append(wrong, &at)
		case moved == nil:
			wrong = append(wrong, fault.At(u.Name+".at", "desk_import.time_missing"))
		default:
			u.Update.MoveTo(*moved, asked.options.Zone)
		}
	}
	u.Update.Headline = headline
	return wrong
}
