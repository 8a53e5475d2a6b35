package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/people"
)

// Staff is who works on the site.
type Staff interface {
	Users(ctx context.Context) ([]desk.UserView, error)
	User(ctx context.Context, id people.UserID) (*desk.UserView, error)
	AddUser(ctx context.Context, name string, role people.Role, password string) error
	ChangeUser(ctx context.Context, id people.UserID, c desk.UserChange) error
	ResetPassword(ctx context.Context, id people.UserID, password string) (string, error)
	CoveragePeople(ctx context.Context, slug string) (*desk.CoveragePeopleView, error)
	GiveRole(ctx context.Context, slug, name string, role people.Role) (*desk.RoleView, error)
	TakeRole(ctx context.Context, slug string, id people.UserID) error
}

// UsersPage lists who works on the site, and lets the owner add somebody.
type UsersPage struct {
	DeskPage
	Users       []desk.UserView
	Form        *form
	Roles       []choiceGroup
	MinPassword int
}

func usersForm(lang string) *form {
	return newForm("user", lang, "name", "role", "password").set("role", string(people.Reporter))
}

// siteRoles are the roles on the whole site to choose from, the last of them none.
func siteRoles(w Words) []choiceGroup {
	groups := labelled(w, "desk.role.", people.Reporter, people.Editor, people.Owner)
	groups[0].Choices = append(groups[0].Choices, choice{Label: w.T("users.no_site_role")})
	return groups
}

// coverageRoles are the roles on a coverage to choose from.
func coverageRoles(w Words) []choiceGroup { return labelled(w, "desk.role.", people.CoverageRoles...) }

func (s *Server) userList(w http.ResponseWriter, r *http.Request) error {
	return s.showUsers(w, r, http.StatusOK, usersForm(language(r)))
}

func (s *Server) showUsers(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	users, err := s.newsroom.Users(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	return s.show(w, r, status, "desk/users", &UsersPage{
		DeskPage: s.deskPage(r, "users", words.T("desk.users")), Users: users, Form: f,
		Roles: siteRoles(words), MinPassword: people.MinPassword,
	})
}

func (s *Server) addUser(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	if err := s.add(r, typed); err != nil {
		if !s.mendable(r, err) {
			return err
		}
		return s.showUsers(w, r, StatusOf(err), usersForm(language(r)).take(typed).refuse(err))
	}
	return s.goOn(w, r, "/desk/users", "done", "user")
}

func (s *Server) add(r *http.Request, typed url.Values) error {
	return s.newsroom.AddUser(r.Context(), strings.TrimSpace(typed.Get("name")), people.Role(typed.Get("role")), typed.Get("password"))
}
