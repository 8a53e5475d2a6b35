package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

// userAddCmd adds somebody who works on the site.
type userAddCmd struct {
	siteFlags     `embed:"" prefix:"site-" hidden:""`
	Name          string `arg:"" help:"What they log in with."`
	Role          string `help:"owner, editor or reporter." enum:"owner,editor,reporter" required:""`
	PasswordStdin bool   `help:"Read the password from standard input. Default: one is made and printed."`
}

// Run makes userAddCmd a command.
func (c *userAddCmd) Run(s *session) error {
	p := userParams{Name: c.Name, Role: people.Role(c.Role), Lang: s.lang()}
	if c.PasswordStdin {
		raw, err := io.ReadAll(io.LimitReader(s.stdin, 4096))
		if err != nil {
			return err
		}
		if p.Password = strings.TrimRight(string(raw), "\r\n"); p.Password == "" {
			return fault.At("password", "people.password_short", "count", people.MinPassword)
		}
	}
	return s.perform("user add", c.siteFlags, p)
}

type userParams struct {
	Name     string
	Role     people.Role
	Password string
	Lang     string
}

func userAdd(ctx context.Context, a *app, p userParams, out io.Writer) error {
	made := p.Password == ""
	if made {
		p.Password = people.NewSecret()[:16]
	}
	if err := a.desk.AddUser(ctx, p.Name, p.Role, p.Password); err != nil {
		return err
	}
	text := i18n.T(p.Lang, "user.added", "name", p.Name)
	if made {
		text = i18n.T(p.Lang, "user.added_with", "name", p.Name, "password", p.Password)
	}
	_, err := fmt.Fprintln(out, text)
	return err
}

// tokenAddCmd makes a token for programs.
type tokenAddCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	User      string `help:"Whom programs with the token act as." required:""`
}

// Run makes tokenAddCmd a command.
func (c *tokenAddCmd) Run(s *session) error {
	return s.perform("token add", c.siteFlags, tokenParams{User: c.User})
}

type tokenParams struct{ User string }

// tokenAdd prints the token alone, so that a script can take it.
func tokenAdd(ctx context.Context, a *app, p tokenParams, out io.Writer) error {
	token, err := a.desk.AddToken(ctx, p.User)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, token)
	return err
}
