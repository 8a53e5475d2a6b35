package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// IssuePage adds or changes something that is talked about.
type IssuePage struct {
	DeskPage
	Form    *form
	New     bool
	Langs   []string
	Broader []choiceGroup
}

var issueFields = []string{"id", "names.ja", "names.en", "names.ru", "broader", "revision"}

func (s *Server) newIssueForm(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	return s.showIssue(w, r, http.StatusOK, v, nil, newForm("issue", language(r), issueFields...))
}

// showIssue shows the form; a nil issue is a new one.
func (s *Server) showIssue(w http.ResponseWriter, r *http.Request, status int, v *desk.Vocabulary, i *record.Issue, f *form) error {
	words := s.words(r)
	page := &IssuePage{DeskPage: s.deskPage(r, "record", words.T("desk.new_issue")), Form: f, New: i == nil, Langs: i18n.Langs}
	others := v.Issues
	if i != nil {
		page.Title = words.NameText(i.Names)
		others = slices.DeleteFunc(slices.Clone(others), func(o record.Issue) bool { return o.ID == i.ID })
	}
	page.Broader = optional(words.T("desk.none"), issueChoices(words, others))
	return s.show(w, r, status, "desk/issue", page)
}

func (s *Server) newIssue(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	i := readIssue(typed, record.Issue{ID: record.IssueID(strings.TrimSpace(typed.Get("id")))})
	if _, taken := find(v.Issues, string(i.ID)); taken {
		err = fault.At("id", "desk.id_taken", "id", string(i.ID))
	} else {
		err = s.newsroom.SaveIssue(r.Context(), i, 0)
	}
	if err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "new-issue")
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showIssue(w, r, StatusOf(err), v, nil, newForm("issue", language(r), issueFields...).take(typed).refuse(err))
}

// issue reads the issue that the address names.
func (s *Server) issue(r *http.Request) (*desk.Vocabulary, *record.Issue, error) {
	return inAddress(s, r, func(v *desk.Vocabulary) []record.Issue { return v.Issues })
}

func (s *Server) issueForm(w http.ResponseWriter, r *http.Request) error {
	revision, err := s.revisionOf(r, record.KindIssue, r.PathValue("id"))
	if err != nil {
		return err
	}
	v, i, err := s.issue(r)
	if err != nil {
		return orWhole(s, w, r, record.KindIssue, r.PathValue("id"), func(id string) string { return "/desk/record/issues/" + id }, err)
	}
	f := newForm("issue", language(r), issueFields...).set("revision", revision)
	return s.showIssue(w, r, http.StatusOK, v, i, fillIssue(f, i))
}

func fillIssue(f *form, i *record.Issue) *form {
	return f.set("id", string(i.ID)).set("broader", string(i.Broader)).setNames(i.Names)
}

func (s *Server) saveIssue(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, i, err := s.issue(r)
	if err != nil {
		return err
	}
	if err = s.newsroom.SaveIssue(r.Context(), readIssue(typed, *i), number(typed.Get("revision"))); err == nil {
		return s.goOn(w, r, "/desk/record", "done", "saved", "stored", "issue:"+string(i.ID))
	}
	if !s.mendable(r, err) {
		return err
	}
	f := newForm("issue", language(r), issueFields...).take(typed).set("id", string(i.ID))
	f.refuseChange(err, func(both record.Citing) {
		if item, ok := both.(*record.Issue); ok {
			fillIssue(f, item)
		}
	})
	return s.showIssue(w, r, StatusOf(err), v, i, f)
}

// readIssue changes an issue as the form says.
func readIssue(typed url.Values, i record.Issue) record.Issue {
	kept := slices.DeleteFunc(slices.Clone(i.Names), func(n record.Name) bool { return strings.HasPrefix(nameField(n), "names.") })
	i.Names = append(readNames(typed, nil), kept...)
	i.Broader = record.IssueID(typed.Get("broader"))
	return i
}
