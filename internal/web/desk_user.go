package web

import (
	"net/http"
	"net/url"

	"readout/internal/desk"
	"readout/internal/people"
)

// UserPage is somebody who works on the site: what they may do and where, and how they are
// helped in or kept out.
type UserPage struct {
	DeskPage
	Them      *desk.UserView
	Site      *form // the role on the whole site
	Give      *form // a role on a coverage
	Roles     []choiceGroup
	On        []choiceGroup // roles on a coverage
	Coverages []choiceGroup
	Password  string // the one just made, shown this once
	Refused   *form  // faults of a button
}

func userForms(lang string, them *desk.UserView) (site, give *form) {
	return newForm("site", lang, "role").set("role", string(them.Role)), newForm("give", lang, "coverage", "on").set("on", string(people.Editor))
}

func (s *Server) userPage(r *http.Request) (*UserPage, error) {
	them, err := s.newsroom.User(r.Context(), people.UserID(r.PathValue("id")))
	if err != nil {
		return nil, err
	}
	home, err := s.newsroom.DeskHome(r.Context())
	if err != nil {
		return nil, err
	}
	words := s.words(r)
	p := &UserPage{
		DeskPage: s.deskPage(r, "users", them.Name), Them: them, Roles: siteRoles(words), On: coverageRoles(words),
		Refused: newForm("user", words.Lang),
	}
	p.Site, p.Give = userForms(words.Lang, them)
	var all []choice
	for _, line := range home.Coverages {
		all = append(all, choice{Value: line.Coverage.Slug, Label: words.LocalText(line.Coverage.Content.Title)})
	}
	p.Coverages = oneGroup(all...)
	return p, nil
}

func (s *Server) user(w http.ResponseWriter, r *http.Request) error {
	page, err := s.userPage(r)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "desk/user", page)
}

// changeUser takes the forms of the page.
func (s *Server) changeUser(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	if typed.Get("do") == "password" {
		return s.makePassword(w, r)
	}
	id := people.UserID(r.PathValue("id"))
	if err := s.change(r, id, typed); err != nil {
		return s.refuseUserChange(w, r, typed, err)
	}
	done := map[string]string{"out": "kept_out", "in": "let_in"}[typed.Get("do")]
	if done == "" {
		done = "role"
	}
	return s.goOn(w, r, "/desk/users/"+url.PathEscape(string(id)), "done", done)
}

func (s *Server) change(r *http.Request, id people.UserID, typed url.Values) error {
	ctx := r.Context()
	switch typed.Get("do") {
	case "give":
		them, err := s.newsroom.User(ctx, id)
		if err != nil {
			return err
		}
		_, err = s.newsroom.GiveRole(ctx, typed.Get("coverage"), them.Name, people.Role(typed.Get("on")))
		return err
	case "take":
		return s.newsroom.TakeRole(ctx, typed.Get("coverage"), id)
	case "out", "in":
		out := typed.Get("do") == "out"
		return s.newsroom.ChangeUser(ctx, id, desk.UserChange{Disabled: &out})
	}
	role := people.Role(typed.Get("role"))
	return s.newsroom.ChangeUser(ctx, id, desk.UserChange{Role: &role})
}

func (s *Server) refuseUserChange(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	page, err2 := s.userPage(r)
	if err2 != nil {
		return err2
	}
	switch typed.Get("do") {
	case "give":
		page.Give.alias = map[string]string{"role": "on", "name": "coverage"}
		page.Give.take(typed).refuse(err)
	case "take", "out", "in":
		page.Refused.refuse(err)
	default:
		page.Site.take(typed).refuse(err)
	}
	return s.show(w, r, StatusOf(err), "desk/user", page)
}

// makePassword answers with the new password itself: it is kept nowhere, so there is no page
// to go on to that could show it.
func (s *Server) makePassword(w http.ResponseWriter, r *http.Request) error {
	password, err := s.newsroom.ResetPassword(r.Context(), people.UserID(r.PathValue("id")), "")
	if err != nil {
		return err
	}
	page, err := s.userPage(r)
	if err != nil {
		return err
	}
	page.Password = password
	return s.show(w, r, http.StatusOK, "desk/user", page)
}
