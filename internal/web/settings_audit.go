package web

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// Auditing shows who did what.
type Auditing interface {
	Audit(ctx context.Context, of desk.ActsOf, limit int) (*desk.ActsView, error)
	EachAct(ctx context.Context, of desk.ActsOf, each func(people.Act) error) error
	KeepingActs
}

// AuditPage is the audit log: who did what, when, on what and from what kind of client.
type AuditPage struct {
	SettingsPage
	Form     *form
	Keep     *form // for how long
	Kept     desk.ActsKept
	People   []choiceGroup
	Deeds    []choiceGroup
	Outcomes []choiceGroup
	Acts     []ActLine
	Older    string // address of the acts before these, "" on the last page
	Newest   string // address of the newest, "" on the first page
	Export   string // address of the same as a table for other programs
}

// ActLine is one line of it.
type ActLine struct {
	Words
	Act  people.Act
	When time.Time // in the site's zone
}

// What says what was done.
func (l ActLine) What() string { return l.T("act." + string(l.Act.Deed)) }

// Who names who did it.
func (l ActLine) Who() string {
	if l.Act.Name == "" {
		return l.T("act.nobody")
	}
	return l.Act.Name
}

// From says what kind of client it came from.
func (l ActLine) From() string {
	kind := l.T("act.client." + string(l.Act.Client.Kind))
	if l.Act.Client.Name == "" {
		return kind
	}
	return kind + l.T("web.colon") + l.Act.Client.Name
}

// Why is the reason; of what was denied, the right that it takes.
func (l ActLine) Why() string {
	if l.Act.Outcome == people.Denied && l.Act.Reason != "" {
		return l.T("act.lacks", "right", l.T("named.action."+l.Act.Reason))
	}
	return l.Act.Reason
}

func (s *Server) audit(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	f := auditFields(language(r)).take(query)
	of, err := s.actsOf(query)
	var view *desk.ActsView
	if err == nil {
		view, err = s.newsroom.Audit(r.Context(), of, desk.ActsPage)
	}
	status := http.StatusOK
	if fault.Is(err, fault.Invalid) {
		status = StatusOf(err)
		f.refuse(err)
		view, err = s.newsroom.Audit(r.Context(), desk.ActsOf{}, desk.ActsPage)
	}
	if err != nil {
		return err
	}
	kept, err := s.newsroom.ActsKept(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, status, "desk/audit", s.auditPage(r, f, view, kept))
}

func auditFields(lang string) *form {
	return newForm("acts", lang, "by", "deed", "outcome", "from", "until")
}

func (s *Server) auditPage(r *http.Request, f *form, view *desk.ActsView, kept desk.ActsKept) *AuditPage {
	page := &AuditPage{SettingsPage: s.settingsPage(r, "audit"), Form: f, Kept: kept, Keep: keepForm(language(r), kept)}
	words := page.Words
	page.People = optional(words.T("act.anybody"), oneGroup(append(userChoices(view.Users), choice{Value: desk.Nobody, Label: words.T("act.nobody")})...))
	page.Deeds = optional(words.T("act.anything"), labelled(words, "act.", people.Deeds...))
	page.Outcomes = optional(words.T("act.any_outcome"), labelled(words, "act.outcome.", people.Outcomes...))
	for _, a := range view.Acts {
		page.Acts = append(page.Acts, ActLine{Words: words, Act: a, When: a.At.In(s.site().Zone)})
	}
	query := f.query()
	page.Export = page.Link("/desk/settings/audit.csv") + "?" + query.Encode()
	if r.URL.Query().Get("before") != "" {
		page.Newest = page.Link("/desk/settings/audit") + "?" + query.Encode()
	}
	if view.Older > 0 {
		query.Set("before", strconv.FormatInt(view.Older, 10))
		page.Older = page.Link("/desk/settings/audit") + "?" + query.Encode()
	}
	return page
}

func userChoices(users []desk.UserView) []choice {
	var all []choice
	for _, u := range users {
		all = append(all, choice{Value: string(u.ID), Label: u.Name})
	}
	return all
}

// query gives what stands in the fields as the query of an address.
func (f *form) query() url.Values {
	query := url.Values{}
	for _, name := range f.inputs {
		if v := f.Value(name); v != "" {
			query.Set(name, v)
		}
	}
	return query
}

// actsOf reads which acts are wanted. Days are those of the site's zone, both of them included.
func (s *Server) actsOf(query url.Values) (desk.ActsOf, error) {
	of := desk.ActsOf{By: query.Get("by"), Deed: people.Deed(query.Get("deed")), Outcome: people.Outcome(query.Get("outcome")), Before: int64(number(query.Get("before")))}
	var wrong [2]*fault.Error
	of.From, wrong[0] = s.dayOf("from", query.Get("from"))
	of.Until, wrong[1] = s.dayOf("until", query.Get("until"))
	if !of.Until.IsZero() {
		of.Until = of.Until.AddDate(0, 0, 1)
	}
	return of, fault.Join(wrong[:]...)
}

func (s *Server) dayOf(field, typed string) (time.Time, *fault.Error) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, typed, s.site().Zone)
	if err != nil {
		return time.Time{}, fault.At(field, "act.day_unreadable", "typed", typed)
	}
	return day, nil
}

// auditTable gives the acts as a table for other programs.
func (s *Server) auditTable(w http.ResponseWriter, r *http.Request) error {
	of, err := s.actsOf(r.URL.Query())
	if err != nil {
		return err
	}
	of.Before = 0
	out, begun := csv.NewWriter(w), false
	begin := func() error {
		begun = true
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		w.Header().Set("Content-Disposition", `attachment; filename="audit.csv"`)
		return out.Write([]string{"id", "at", "user", "act", "on", "client", "client_name", "outcome", "reason", "times"})
	}
	err = s.newsroom.EachAct(r.Context(), of, func(a people.Act) error {
		if !begun {
			if err := begin(); err != nil {
				return err
			}
		}
		return out.Write(plainCells(
			strconv.FormatInt(a.ID, 10), a.At.UTC().Format(time.RFC3339), a.Name, string(a.Deed), a.On,
			string(a.Client.Kind), a.Client.Name, string(a.Outcome), a.Reason, strconv.Itoa(a.Times)))
	})
	if err == nil && !begun {
		err = begin()
	}
	if err != nil && !begun {
		return err
	}
	if out.Flush(); err != nil || out.Error() != nil {
		panic(http.ErrAbortHandler) // half a table must not look like a whole one
	}
	return nil
}

// plainCells keeps a spreadsheet from taking a cell for a formula.
func plainCells(cells ...string) []string {
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
