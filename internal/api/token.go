package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

// mayWrite is the gate before whatever is not a read: a token for reading alone comes no further.
func mayWrite(req *http.Request) error {
	if reading(req) {
		return nil
	}
	return people.NeedWrite(req.Context())
}

var tokenList = operation{
	id: "list_tokens", method: http.MethodGet, path: "/tokens", tag: "people", needs: true,
	about: "One's own tokens; owners are given everybody's, their own first. Those that have ended are listed for three months. No secret is told again.",
}

// Token is how a program says who it is.
type Token struct {
	ID        string     `json:"id"`
	User      string     `json:"user" doc:"Name of the user whom programs with it act as."`
	Own       bool       `json:"own" doc:"It is of the user who asks."`
	Name      string     `json:"name,omitempty"`
	Scope     string     `json:"scope" format:"token-scope" doc:"all: what its user may do; read: all that they may see; coverages: what they may do on those, and of the others what readers see."`
	Coverages []string   `json:"coverages,omitempty" doc:"Of the scope coverages: those that the user who asks may see."`
	State     string     `json:"state" format:"token-state"`
	Made      time.Time  `json:"made"`
	Expires   *time.Time `json:"expires,omitempty" doc:"Left out: never."`
	Used      *time.Time `json:"used,omitempty" doc:"To about a minute."`
	Revoked   *time.Time `json:"revoked,omitempty"`
}

// TokenList is the tokens that somebody may revoke.
type TokenList struct {
	Tokens []Token `json:"tokens"`
}

func token(v *desk.TokenView) Token {
	k := Token{
		ID: v.ID, User: v.User, Own: v.Own, Name: v.Name, Scope: string(v.Scope), State: string(v.State), Made: v.Made.UTC(),
		Expires: unlessZero(v.Expires), Used: unlessZero(v.Used), Revoked: unlessZero(v.Revoked),
	}
	for _, c := range v.Coverages {
		k.Coverages = append(k.Coverages, c.Slug)
	}
	return k
}

func (r *room) listTokens(ctx context.Context, _ *struct{}) (*answer[TokenList], error) {
	views, err := r.desk.Tokens(ctx)
	if err != nil {
		return nil, err
	}
	list := TokenList{Tokens: make([]Token, 0, len(views))}
	for i := range views {
		list.Tokens = append(list.Tokens, token(&views[i]))
	}
	return &answer[TokenList]{list}, nil
}

var tokenMake = operation{
	id: "make_token", method: http.MethodPost, path: "/tokens", tag: "people", status: http.StatusCreated, needs: true,
	about: "Makes a token of the user who asks. Its secret is told this once. A token that opens but a part cannot make one, and none that is made with a token outlives it.",
}

// NewToken is a token to make.
type NewToken struct {
	Name      string   `json:"name" maxLength:"60" doc:"To know it again by, such as the program's name."`
	Days      int      `json:"days" doc:"How long it lasts: 30, 90 or 365; 0: for good."`
	Scope     string   `json:"scope,omitempty" format:"token-scope" default:"all"`
	Coverages []string `json:"coverages,omitempty" maxItems:"50" doc:"Slugs, of the scope coverages."`
}

// MadeToken answers with the token.
type MadeToken struct {
	Token
	Secret string `json:"secret" doc:"What to send as Authorization: Bearer."`
}

type tokenMakeIn struct{ Body NewToken }

func (r *room) makeToken(ctx context.Context, in *tokenMakeIn) (*made[MadeToken], error) {
	scope := people.Scope(in.Body.Scope)
	if scope == "" {
		scope = people.Everything
	}
	v, err := r.desk.MakeToken(ctx, desk.NewToken{Name: in.Body.Name, Days: in.Body.Days, Scope: scope, Coverages: in.Body.Coverages})
	if err != nil {
		return nil, err
	}
	return &made[MadeToken]{r.resource("tokens"), MadeToken{token(&v.TokenView), v.Secret}}, nil
}

var tokenRevoke = operation{
	id: "revoke_token", method: http.MethodDelete, path: "/tokens/{id}", tag: "people", needs: true,
	about: "Ends a token at once: one's own or, for owners, anybody's. Answers with all that are left to see.",
}

type tokenRevokeIn struct {
	ID string `path:"id" maxLength:"80" doc:"The token's id."`
}

func (r *room) revokeToken(ctx context.Context, in *tokenRevokeIn) (*answer[TokenList], error) {
	if err := r.desk.RevokeToken(ctx, in.ID); err != nil {
		return nil, err
	}
	return r.listTokens(ctx, nil)
}

// ended tells whether a fault says what has become of a token.
func ended(key string) bool { return key == "token.expired" || key == "token.revoked" }
