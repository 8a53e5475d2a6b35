package main

import (
	"context"
	"io"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// userAddCmd adds somebody who works on the site.
type userAddCmd struct {
	siteFlags     `embed:"" prefix:"site-" hidden:""`
	Name          string `arg:"" help:"help.user_login"`
	Role          string `help:"help.user_site_role" enum:"owner,editor,reporter,none" required:""`
	PasswordStdin bool   `help:"help.user_password_stdin"`
}

// Run makes userAddCmd a command.
func (c *userAddCmd) Run(s *session) error {
	p := userParams{Name: c.Name, Role: siteRole(c.Role), Lang: s.lang()}
	if err := s.readPassword(c.PasswordStdin, &p.Password); err != nil {
		return err
	}
	return s.perform("user add", c.siteFlags, p)
}

// siteRole reads the role on the whole site; none is one.
func siteRole(role string) people.Role {
	if role == "none" {
		return ""
	}
	return people.Role(role)
}

// readPassword reads a password from standard input, if it is to come from there.
func (s *session) readPassword(fromStdin bool, into *string) error {
	if !fromStdin {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(s.stdin, 4096))
	if err != nil {
		return err
	}
	if *into = strings.TrimRight(string(raw), "\r\n"); *into == "" {
		return fault.At("password", "people.password_short", "count", people.MinPassword)
	}
	return nil
}

func userAdd(ctx context.Context, a *app, p userParams, out io.Writer) error {
	made := p.Password == ""
	if made {
		p.Password = people.NewSecret()[:16]
	}
	err := a.desk.AddUser(ctx, p.Name, p.Role, p.Password)
	said := "user.added"
	if made {
		said = "user.added_with"
	}
	return p.say(out, err, said, "name", p.Name, "password", p.Password)
}
