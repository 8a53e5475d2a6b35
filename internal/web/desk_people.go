package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

// PeoplePage says who works on a coverage, and lets its editors give and take roles there.
type PeoplePage struct {
	DeskPage
	View    *desk.CoveragePeopleView
	Give    *form
	Roles   []choiceGroup
	Links   []linkLine
	NewLink *form // to make one
	Hours   []choiceGroup
	Made    string // address of the one just made, shown this once
	Refused *form  // faults of a button
}

func (s *Server) peoplePage(r *http.Request) (*PeoplePage, error) {
	view, err := s.newsroom.CoveragePeople(r.Context(), r.PathValue("slug"))
	if err != nil {
		return nil, err
	}
	words := s.words(r)
	page := &PeoplePage{
		DeskPage: s.deskPage(r, "desk", words.T("users.on_coverage")).about(&view.Coverage), View: view,
		Give:  newForm("give", words.Lang, "name", "role").set("role", string(people.Reporter)),
		Roles: coverageRoles(words), Refused: newForm("people", words.Lang), Hours: invitationHours(words),
		NewLink: newForm("link", words.Lang, "label", "hours", "uses").set("hours", "72").set("uses", "1"),
	}
	page.Modules = append(page.Modules, "share.js")
	for _, v := range view.Links {
		page.Links = append(page.Links, linkLine{words, v})
	}
	return page, nil
}

func (s *Server) coveragePeople(w http.ResponseWriter, r *http.Request) error {
	page, err := s.peoplePage(r)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "desk/people", page)
}

// changePeople takes the forms of the page.
func (s *Server) changePeople(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	slug, done := r.PathValue("slug"), "role"
	switch typed.Get("do") {
	case "link":
		return s.makeLink(w, r, typed)
	case "revoke":
		done, err = "revoked", s.newsroom.RevokeInvitation(r.Context(), slug, typed.Get("link"))
	case "take":
		err = s.newsroom.TakeRole(r.Context(), slug, people.UserID(typed.Get("user")))
	default:
		_, err = s.newsroom.GiveRole(r.Context(), slug, strings.TrimSpace(typed.Get("name")), people.Role(typed.Get("role")))
	}
	if err == nil {
		return s.goOn(w, r, deskPeoplePath(slug), "done", done)
	}
	return s.refusePeople(w, r, typed, err)
}

// makeLink answers with the link itself: its secret is kept nowhere, so there is no page to
// go on to that could show it.
func (s *Server) makeLink(w http.ResponseWriter, r *http.Request, typed url.Values) error {
	made, err := s.newsroom.MakeInvitation(r.Context(), r.PathValue("slug"), desk.NewInvitation{
		Label: typed.Get("label"), Hours: number(typed.Get("hours")), Uses: number(typed.Get("uses")),
	})
	if err != nil {
		return s.refusePeople(w, r, typed, err)
	}
	page, err := s.peoplePage(r)
	if err != nil {
		return err
	}
	page.Made = s.site().BaseURL + page.Link(joinPath(made.ID, made.Secret))
	return s.show(w, r, http.StatusOK, "desk/people", page)
}

func (s *Server) refusePeople(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	page, err2 := s.peoplePage(r)
	if err2 != nil {
		return err2
	}
	switch typed.Get("do") {
	case "take", "revoke":
		page.Refused.refuse(err)
	case "link":
		page.NewLink.take(typed).refuse(err)
	default:
		page.Give.take(typed).refuse(err)
	}
	return s.show(w, r, StatusOf(err), "desk/people", page)
}

func deskPeoplePath(slug string) string { return deskCoveragePath(slug) + "/people" }

// heldRole is a role as the pages write it.
type heldRole struct {
	Words
	By          string
	Given, Ends time.Time
}

// Held gives a role on a coverage to write, its times in the zone of the coverage.
func (p DeskPage) Held(v desk.RoleView) heldRole {
	tz := v.Coverage.Content.TZ
	h := heldRole{Words: p.Words, By: v.By, Given: zone(v.Given, tz)}
	if !v.Ends.IsZero() {
		h.Ends = zone(v.Ends, tz)
	}
	return h
}
