package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/people"
)

// userListCmd lists who works on the site.
type userListCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
}

// Run makes userListCmd a command.
func (c *userListCmd) Run(s *session) error {
	return s.perform("user list", c.siteFlags, userParams{Lang: s.lang()})
}

// userList prints a line for each: name, role, roles on coverages, whether they are kept
// out; tabs between them, so that a script can cut them.
func userList(ctx context.Context, a *app, p userParams, out io.Writer) error {
	users, err := a.desk.Users(ctx)
	if err != nil {
		return err
	}
	for i := range users {
		u := &users[i]
		role, access := string(u.Role), ""
		if role == "" {
			role = i18n.T(p.Lang, "user.no_role")
		}
		if !u.Disabled.IsZero() {
			access = i18n.T(p.Lang, "user.out")
		}
		var on []string
		for _, r := range u.On {
			on = append(on, r.Coverage.Slug+"="+string(r.Role))
		}
		if _, err := fmt.Fprintln(out, strings.Join([]string{u.Name, role, strings.Join(on, " "), access}, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// userRoleCmd gives or takes a role.
type userRoleCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Name      string `arg:"" help:"help.user_name"`
	Role      string `arg:"" help:"help.user_role" enum:"owner,editor,reporter,contributor,none"`
	On        string `help:"help.user_on"`
}

// Run makes userRoleCmd a command.
func (c *userRoleCmd) Run(s *session) error {
	return s.perform("user role", c.siteFlags, userParams{Name: c.Name, Role: siteRole(c.Role), On: c.On, Lang: s.lang()})
}

func userRole(ctx context.Context, a *app, p userParams, out io.Writer) error {
	u, err := a.desk.UserNamed(ctx, p.Name)
	if err != nil {
		return err
	}
	said := "user.role_given"
	switch {
	case p.On != "" && p.Role == "":
		said, err = "user.role_taken_on", a.desk.TakeRole(ctx, p.On, u.ID)
	case p.On != "":
		said = "user.role_given_on"
		_, err = a.desk.GiveRole(ctx, p.On, p.Name, p.Role)
	case p.Role == "":
		said = "user.role_none"
		fallthrough
	default:
		err = a.desk.ChangeUser(ctx, u.ID, desk.UserChange{Role: &p.Role})
	}
	return p.say(out, err, said, "name", p.Name, "role", string(p.Role), "slug", p.On)
}

// userDisableCmd keeps somebody out.
type userDisableCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Name      string `arg:"" help:"help.user_name"`
}

// Run makes userDisableCmd a command.
func (c *userDisableCmd) Run(s *session) error {
	return s.perform("user access", c.siteFlags, userParams{Name: c.Name, Out: true, Lang: s.lang()})
}

// userEnableCmd lets somebody in again.
type userEnableCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Name      string `arg:"" help:"help.user_name"`
}

// Run makes userEnableCmd a command.
func (c *userEnableCmd) Run(s *session) error {
	return s.perform("user access", c.siteFlags, userParams{Name: c.Name, Lang: s.lang()})
}

func userAccess(ctx context.Context, a *app, p userParams, out io.Writer) error {
	u, err := a.desk.UserNamed(ctx, p.Name)
	if err != nil {
		return err
	}
	said := "user.let_in"
	if p.Out {
		said = "user.kept_out"
	}
	return p.say(out, a.desk.ChangeUser(ctx, u.ID, desk.UserChange{Disabled: &p.Out}), said, "name", p.Name)
}

// userPasswordCmd gives somebody a new password.
type userPasswordCmd struct {
	siteFlags     `embed:"" prefix:"site-" hidden:""`
	Name          string `arg:"" help:"help.user_name"`
	PasswordStdin bool   `help:"help.user_password_stdin"`
}

// Run makes userPasswordCmd a command.
func (c *userPasswordCmd) Run(s *session) error {
	p := userParams{Name: c.Name, Lang: s.lang()}
	if err := s.readPassword(c.PasswordStdin, &p.Password); err != nil {
		return err
	}
	return s.perform("user password", c.siteFlags, p)
}

func userPassword(ctx context.Context, a *app, p userParams, out io.Writer) error {
	u, err := a.desk.UserNamed(ctx, p.Name)
	if err != nil {
		return err
	}
	said := "user.password"
	if p.Password != "" {
		said = "user.password_set"
	}
	made, err := a.desk.ResetPassword(ctx, u.ID, p.Password)
	return p.say(out, err, said, "name", p.Name, "password", made)
}

// userParams are what the commands about users send.
type userParams struct {
	Name     string
	Role     people.Role
	On       string // slug of a coverage, "" for the whole site
	Password string
	Out      bool
	Lang     string
}

// say prints what was done, unless it was not.
func (p userParams) say(out io.Writer, err error, key string, args ...any) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, i18n.T(p.Lang, key, args...))
	return err
}
