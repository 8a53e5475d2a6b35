package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"readout/internal/i18n"
)

var updateRetract = operation{
	id: "retract_update", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}", tag: "updates", needs: true,
	about: "Takes an update back: its words are gone, a stub with the reason stays. One that readers have not seen wants no reason. Say the revision you saw, as `revision` or as `If-Match: \"3\"`.",
}

type updateRetractIn struct {
	UpdateIn
	Revision int    `query:"revision" minimum:"1" doc:"The revision you saw."`
	IfMatch  string `header:"If-Match" format:"if-match" doc:"The revision you saw, in quotation marks."`
	Reason   string `query:"reason" maxLength:"500" doc:"Why, for readers. Of a public update it must be said."`
}

func (r *room) retractUpdate(ctx context.Context, in *updateRetractIn) (*answer[Receipt], error) {
	from, err := in.from(langOf(ctx))
	if err != nil {
		return nil, err
	}
	got, err := r.desk.RetractUpdate(ctx, in.Slug, in.N, from, in.Reason)
	return r.receipt(in.Slug, got, err)
}

// from gives the revision, which must be said in one of the two ways.
func (in *updateRetractIn) from(lang string) (int, error) {
	match, given := revisionOf(in.IfMatch)
	switch {
	case !given && in.Revision == 0:
		return 0, flaws{{
			In: "query", Field: "revision", Code: "api.missing",
			Fault: i18n.T(lang, "api.missing", "name", "revision"), Want: i18n.T(lang, "api.want.revision"),
		}}
	case given && in.Revision != 0 && match != in.Revision:
		return 0, flaws{{
			In: "header", Field: "If-Match", Code: "api.two_revisions",
			Fault: i18n.T(lang, "api.two_revisions", "match", match, "revision", in.Revision), Want: i18n.T(lang, "api.want.revision"),
		}}
	case given:
		return match, nil
	}
	return in.Revision, nil
}

// revisionOf reads an entity tag that names a revision: "3", W/"3" or 3.
func revisionOf(tag string) (int, bool) {
	digits := strings.Trim(strings.TrimPrefix(strings.TrimSpace(tag), "W/"), `"`)
	n, err := strconv.ParseInt(digits, 10, 32)
	return int(n), err == nil && n > 0
}
