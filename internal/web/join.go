package web

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

// Inviting makes links with which people hand in on a coverage, and lets them in.
type Inviting interface {
	MakeInvitation(ctx context.Context, slug string, in desk.NewInvitation) (*desk.MadeInvitation, error)
	RevokeInvitation(ctx context.Context, slug, id string) error
	Invited(ctx context.Context, id, secret string) (*desk.Invited, error)
	Accept(ctx context.Context, session, id, secret, name string) (*desk.Invited, error)
}

// JoinPage is what an invitation opens: it asks for a name and says what becomes of the words.
type JoinPage struct {
	DeskPage
	Invited *desk.Invited
	Form    *form
	As      string // who is logged in already and needs to give no name
}

// joinPath is where an invitation leads. The secret is in the address: the page gives it to
// nobody else.
func joinPath(id, secret string) string { return "/join/" + id + "/" + secret }

func (s *Server) joinForm(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Invited(r.Context(), r.PathValue("id"), r.PathValue("secret"))
	if err != nil {
		return s.noInvitation(w, err)
	}
	if v.Works { // who is in already is where the link leads
		return s.goOn(w, r, deskCoveragePath(v.Coverage.Slug))
	}
	return s.showJoin(w, r, http.StatusOK, v, newForm("join", language(r), "name"))
}

// noInvitation keeps the address with its secret to ourselves, whatever the page says.
func (s *Server) noInvitation(w http.ResponseWriter, err error) error {
	w.Header().Set("Referrer-Policy", "no-referrer")
	return err
}

func (s *Server) showJoin(w http.ResponseWriter, r *http.Request, status int, v *desk.Invited, f *form) error {
	w.Header().Set("Referrer-Policy", "no-referrer")
	page := JoinPage{DeskPage: s.deskPage(r, "", s.words(r).T("join.title")), Invited: v, Form: f}
	if page.User != nil {
		page.As = page.User.Name
	}
	return s.show(w, r, status, "desk/join", &page)
}

// Until writes when the invitation ends, in the coverage's zone.
func (p *JoinPage) Until() string {
	return p.Moment(zone(p.Invited.Ends, p.Invited.Coverage.Content.TZ))
}

func (s *Server) join(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	id, secret := r.PathValue("id"), r.PathValue("secret")
	v, err := s.newsroom.Accept(withBrowser(r).Context(), session(r), id, secret, strings.TrimSpace(typed.Get("name")))
	if err != nil {
		return s.refuseJoin(w, r, id, secret, newForm("join", language(r), "name").take(typed), err)
	}
	if v.Session != "" {
		s.setSessionUntil(w, v.Session, v.Ends.Sub(s.now()))
		if r, err = s.whoOf(r, v.Session); err != nil {
			return err
		}
		s.keepCarriedKey(w, r, people.From(r.Context()))
	}
	return s.goOn(w, r, deskCoveragePath(v.Coverage.Slug), "done", "joined")
}

func (s *Server) refuseJoin(w http.ResponseWriter, r *http.Request, id, secret string, f *form, err error) error {
	if StatusOf(err) != http.StatusUnprocessableEntity {
		return s.noInvitation(w, err)
	}
	v, err2 := s.newsroom.Invited(r.Context(), id, secret)
	if err2 != nil {
		return s.noInvitation(w, err2)
	}
	return s.showJoin(w, r, StatusOf(err), v, f.refuse(err))
}

// linkLine is an invitation as the coverage's page lists it.
type linkLine struct {
	Words
	desk.InvitationView
}

// Names says whom it is for, or when it was made if nobody said.
func (l linkLine) Names() string { return cmp.Or(l.Label, l.T("join.unnamed")) }

// Until writes when it ends or was revoked.
func (l linkLine) Until() string {
	at := l.Ends
	if !l.Revoked.IsZero() {
		at = l.Revoked
	}
	return l.Moment(zone(at, l.Coverage.Content.TZ))
}

// Live tells whether there is something to revoke.
func (l linkLine) Live() bool {
	return l.State != people.InvitationEnded && l.State != people.InvitationRevoked
}

// invitationHours are how long a link can last, to choose from.
func invitationHours(w Words) []choiceGroup {
	var all []choice
	for _, h := range people.InvitationHours {
		label := w.T("join.hours", "count", h)
		if h%24 == 0 {
			label = w.T("join.days", "count", h/24)
		}
		all = append(all, choice{Value: strconv.Itoa(h), Label: label})
	}
	return oneGroup(all...)
}

// setSessionUntil hands the browser a session that ends sooner than others.
func (s *Server) setSessionUntil(w http.ResponseWriter, value string, lasts time.Duration) {
	http.SetCookie(w, s.cookie(value, max(1, int(lasts.Seconds()))))
}
