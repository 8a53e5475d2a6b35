package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/people"
)

// tokenAddCmd makes a token for programs.
type tokenAddCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	User      string   `help:"help.token_user" required:""`
	Label     string   `help:"help.token_label" default:"command line"`
	Days      int      `help:"help.token_days" default:"0"`
	ReadOnly  bool     `help:"help.token_read_only" xor:"scope"`
	On        []string `help:"help.token_on" xor:"scope"`
}

// Run makes tokenAddCmd a command.
func (c *tokenAddCmd) Run(s *session) error {
	scope := people.Everything
	switch {
	case c.ReadOnly:
		scope = people.ReadOnly
	case len(c.On) > 0:
		scope = people.OnCoverages
	}
	return s.perform("token add", c.siteFlags, desk.NewToken{User: c.User, Name: c.Label, Days: c.Days, Scope: scope, Coverages: c.On})
}

// tokenAdd prints the token alone, so that a script can take it.
func tokenAdd(ctx context.Context, a *app, p desk.NewToken, out io.Writer) error {
	made, err := a.desk.MakeToken(ctx, p)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, made.Secret)
	return err
}

// tokenListCmd lists everybody's tokens.
type tokenListCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
}

// Run makes tokenListCmd a command.
func (c *tokenListCmd) Run(s *session) error {
	return s.perform("token list", c.siteFlags, userParams{Lang: s.lang()})
}

// tokenList prints a line for each: id, user, name, how far it goes, state, until when, when it
// was last used; tabs between them, so that a script can cut them.
func tokenList(ctx context.Context, a *app, p userParams, out io.Writer) error {
	all, err := a.desk.Tokens(ctx)
	if err != nil {
		return err
	}
	for _, v := range all {
		scope := string(v.Scope)
		for _, c := range v.Coverages {
			scope += " " + c.Slug
		}
		line := []string{v.ID, v.User, v.Name, scope, i18n.T(p.Lang, "tokens.state."+string(v.State)), dayOf(v.Expires), dayOf(v.Used)}
		if _, err := fmt.Fprintln(out, strings.Join(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

func dayOf(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.UTC().Format(time.DateOnly)
}

// tokenRevokeCmd ends a token.
type tokenRevokeCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	ID        string `arg:"" help:"help.token_id"`
}

// Run makes tokenRevokeCmd a command.
func (c *tokenRevokeCmd) Run(s *session) error {
	return s.perform("token revoke", c.siteFlags, userParams{Name: c.ID, Lang: s.lang()})
}

func tokenRevoke(ctx context.Context, a *app, p userParams, out io.Writer) error {
	return p.say(out, a.desk.RevokeToken(ctx, p.Name), "tokens.done.revoked")
}
