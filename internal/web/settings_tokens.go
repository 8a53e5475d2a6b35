package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/people"
)

// Tokening makes and revokes tokens.
type Tokening interface {
	Tokens(ctx context.Context) ([]desk.TokenView, error)
	MakeToken(ctx context.Context, in desk.NewToken) (*desk.MadeToken, error)
	RevokeToken(ctx context.Context, id string) error
}

// TokensPage lists the tokens of whoever asks, for owners those of the others too, and makes
// new ones.
type TokensPage struct {
	SettingsPage
	Own, Others []tokenLine
	Form        *form
	Days        []choiceGroup
	Scopes      []choiceGroup
	Made        *desk.MadeToken // the one just made, its secret shown this once
	Refused     *form           // faults of a button
}

// tokenLine is a token as the page lists it.
type tokenLine struct {
	Words
	desk.TokenView
	Mine               bool // as Words has an Own too
	Since, Until, Last string
}

// Names says what it is called.
func (l tokenLine) Names() string { return cmp.Or(l.Token.Name, l.T("tokens.unnamed")) }

// Opens says how far it goes.
func (l tokenLine) Opens() string {
	if len(l.Coverages) == 0 {
		return l.T("tokens.is." + string(l.Scope))
	}
	slugs := make([]string, len(l.Coverages))
	for i, c := range l.Coverages {
		slugs[i] = c.Slug
	}
	return l.T("tokens.of_pages", "pages", strings.Join(slugs, ", "))
}

// Live tells whether there is something to revoke.
func (l tokenLine) Live() bool { return l.State == people.TokenOpen }

func tokenFields(lang string) *form {
	return newForm("token", lang, "name", "days", "scope", "coverages").set("days", "90").set("scope", string(people.Everything))
}

func (s *Server) tokensPage(r *http.Request) (*TokensPage, error) {
	views, err := s.newsroom.Tokens(r.Context())
	if err != nil {
		return nil, err
	}
	page := &TokensPage{SettingsPage: s.settingsPage(r, "tokens"), Form: tokenFields(language(r)), Refused: newForm("tokens", language(r))}
	page.Days, page.Scopes = tokenDays(page.Words), labelled(page.Words, "tokens.scope.", people.Scopes...)
	for _, v := range views {
		if line := s.tokenLine(page.Words, v); v.Own {
			page.Own = append(page.Own, line)
		} else {
			page.Others = append(page.Others, line)
		}
	}
	return page, nil
}

func (s *Server) tokenLine(w Words, v desk.TokenView) tokenLine {
	l := tokenLine{Words: w, TokenView: v, Mine: v.Own, Until: w.T("tokens.never"), Last: w.T("tokens.unused")}
	l.Since = w.T("tokens.since", "date", w.Date(v.Made.In(s.site().Zone)))
	if !v.Expires.IsZero() {
		l.Until = w.T("tokens.until", "date", w.Date(v.Expires.In(s.site().Zone)))
	}
	if !v.Used.IsZero() {
		l.Last = w.T("tokens.used", "moment", w.Moment(v.Used.In(s.site().Zone)))
	}
	return l
}

func tokenDays(w Words) []choiceGroup {
	var all []choice
	for _, days := range people.TokenDays {
		label := w.T("tokens.for_days", "count", days)
		switch days {
		case 365:
			label = w.T("tokens.year")
		case 0:
			label = w.T("tokens.forever")
		}
		all = append(all, choice{Value: strconv.Itoa(days), Label: label})
	}
	return oneGroup(all...)
}

func (s *Server) tokens(w http.ResponseWriter, r *http.Request) error {
	page, err := s.tokensPage(r)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "desk/tokens", page)
}

// changeTokens takes the forms of the page. Who makes a token is answered with its secret: it
// is kept nowhere, so there is no page to go on to that could show it.
func (s *Server) changeTokens(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	var made *desk.MadeToken
	if typed.Get("do") == "revoke" {
		err = s.newsroom.RevokeToken(r.Context(), typed.Get("token"))
	} else {
		made, err = s.newsroom.MakeToken(r.Context(), newToken(typed))
	}
	if err != nil {
		return s.refuseTokens(w, r, typed, err)
	}
	if made == nil {
		return s.goOn(w, r, "/desk/settings/tokens", "done", "token_revoked")
	}
	page, err := s.tokensPage(r)
	if err != nil {
		return err
	}
	page.Made = made
	return s.show(w, r, http.StatusOK, "desk/tokens", page)
}

func newToken(typed url.Values) desk.NewToken {
	in := desk.NewToken{Name: typed.Get("name"), Days: -1, Scope: people.Scope(typed.Get("scope"))}
	if days, err := strconv.Atoi(typed.Get("days")); err == nil {
		in.Days = days
	}
	if in.Scope == people.OnCoverages {
		in.Coverages = strings.Fields(typed.Get("coverages"))
	}
	return in
}

func (s *Server) refuseTokens(w http.ResponseWriter, r *http.Request, typed url.Values, err error) error {
	if !s.mendable(r, err) {
		return err
	}
	page, err2 := s.tokensPage(r)
	if err2 != nil {
		return err2
	}
	if typed.Get("do") == "revoke" {
		page.Refused.refuse(err)
	} else {
		page.Form.take(typed).refuse(err)
	}
	return s.show(w, r, StatusOf(err), "desk/tokens", page)
}
