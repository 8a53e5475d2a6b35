package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
)

// KeepingActs decides for how long the audit log keeps acts.
type KeepingActs interface {
	ActsKept(ctx context.Context) (desk.ActsKept, error)
	KeepActs(ctx context.Context, from, days int) (desk.ActsKept, error)
}

func keepForm(lang string, kept desk.ActsKept) *form {
	return newForm("keep", lang, "from", "days").set("from", strconv.Itoa(kept.Decided.Number)).set("days", strconv.Itoa(kept.Days))
}

// keepActs takes the form below the audit log. Where a colleague was faster, the field says
// what they decided.
func (s *Server) keepActs(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	days, bad := strconv.Atoi(strings.TrimSpace(typed.Get("days")))
	if bad != nil {
		days = 0 // no number of days: said as one that is too small
	}
	_, err = s.newsroom.KeepActs(r.Context(), number(typed.Get("from")), days)
	switch {
	case err == nil:
		return s.goOn(w, r, "/desk/settings/audit", "done", "settings")
	case !s.mendable(r, err):
		return err
	}
	kept, err2 := s.newsroom.ActsKept(r.Context())
	if err2 != nil {
		return err2
	}
	view, err2 := s.newsroom.Audit(r.Context(), desk.ActsOf{}, desk.ActsPage)
	if err2 != nil {
		return err2
	}
	f := keepForm(language(r), kept).take(typed)
	if fault.Is(err, fault.Conflict) {
		f.meanwhile(keepForm(language(r), kept)).set("from", strconv.Itoa(kept.Decided.Number))
		err = fault.New(fault.Conflict, "settings.stale_form")
	}
	page := s.auditPage(r, auditFields(language(r)), view, kept)
	page.Keep = f.refuse(err)
	return s.show(w, r, StatusOf(err), "desk/audit", page)
}
