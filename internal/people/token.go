package people

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/text"
)

// Token is how a program says who it is: it acts as a user, as far as its scope goes. Of its
// secret only the hash is kept.
type Token struct {
	ID      string // names it; no secret
	Hash    string
	User    UserID
	Name    string // what its user calls it, "" of old ones
	Scope   Scope
	On      []coverage.ID // of the scope OnCoverages
	Made    time.Time
	Expires time.Time // zero: never
	Used    time.Time // to about a minute; zero: never, or not since this is kept
	Revoked time.Time // zero: is not
}

// Scope is how much of what its user may do a token opens.
type Scope string

// The scopes of tokens.
const (
	Everything  Scope = "all"
	ReadOnly    Scope = "read"
	OnCoverages Scope = "coverages" // on some coverages, of the others what readers see
)

// Scopes lists all of them, in the order they are offered.
var Scopes = []Scope{Everything, ReadOnly, OnCoverages}

// TokenState says what a token is good for.
type TokenState string

// The states of a token.
const (
	TokenOpen    TokenState = "open"
	TokenExpired TokenState = "expired"
	TokenRevoked TokenState = "revoked"
)

// The bounds of tokens.
const (
	MaxTokens         = 50 // of one user that are open
	MaxTokenCoverages = 50 // that one is limited to
	maxTokenName      = 60
)

// TokenDays are how long a token can last; 0 is for good.
var TokenDays = []int{30, 90, 365, 0}

// State gives the state of a token at a moment.
func (k *Token) State(now time.Time) TokenState {
	switch {
	case !k.Revoked.IsZero():
		return TokenRevoked
	case !k.Expires.IsZero() && !k.Expires.After(now):
		return TokenExpired
	}
	return TokenOpen
}

// Open gives the fault of a token that opens nothing any more.
func (k *Token) Open(now time.Time) error {
	switch k.State(now) {
	case TokenRevoked:
		return fault.New(fault.Unauthenticated, "token.revoked", "name", k.Name, "date", k.Revoked.UTC().Format(time.DateOnly))
	case TokenExpired:
		return fault.New(fault.Unauthenticated, "token.expired", "name", k.Name, "date", k.Expires.UTC().Format(time.DateOnly))
	}
	return nil
}

// CheckToken gives the faults of a token that somebody wants to make.
func CheckToken(name string, days int, scope Scope, coverages int) error {
	return fault.Join(checkTokenName(name), checkTokenDays(days), checkScope(scope, coverages))
}

func checkTokenName(name string) *fault.Error {
	switch {
	case strings.TrimSpace(name) == "":
		return fault.At("name", "token.name_missing")
	case !utf8.ValidString(name), utf8.RuneCountInString(name) > maxTokenName, text.Check(name) != nil, strings.ContainsAny(name, "\n\t"):
		return fault.At("name", "token.name_long", "count", maxTokenName)
	}
	return nil
}

func checkTokenDays(days int) *fault.Error {
	if slices.Contains(TokenDays, days) {
		return nil
	}
	want := make([]string, len(TokenDays))
	for i, d := range TokenDays {
		want[i] = strconv.Itoa(d)
	}
	return fault.At("days", "token.days", "got", days, "want", strings.Join(want, ", "))
}

func checkScope(scope Scope, coverages int) *fault.Error {
	switch {
	case !slices.Contains(Scopes, scope):
		return fault.At("scope", "token.scope", "got", string(scope), "want", "all, read, coverages")
	case scope == OnCoverages && coverages == 0:
		return fault.At("coverages", "token.coverages_missing")
	case scope != OnCoverages && coverages > 0:
		return fault.At("coverages", "token.coverages_idle")
	case coverages > MaxTokenCoverages:
		return fault.At("coverages", "token.coverages_many", "count", MaxTokenCoverages)
	}
	return nil
}

// Through gives the user as a token of theirs lets them act. On single coverages nobody is
// more than an editor: what an owner may do besides concerns the whole site, or is for good.
func (u *User) Through(k *Token) *User {
	limited := *u
	limited.Token = k
	if k.Scope != OnCoverages {
		return &limited
	}
	limited.Role, limited.On = "", make(map[coverage.ID]Role)
	for _, id := range k.On {
		switch role := u.RoleOn(id); role {
		case "":
		case Owner:
			limited.On[id] = Editor
		default:
			limited.On[id] = role
		}
	}
	return &limited
}

// onSome tells whether a user came by a token for some coverages alone.
func (u *User) onSome() bool { return u.Token != nil && u.Token.Scope == OnCoverages }

// NeedWrite gives the fault, of kind Denied, of a token that is for reading alone. It is asked
// before anything is done that could change something.
func NeedWrite(ctx context.Context) error {
	u := From(ctx)
	if u == nil || u.Token == nil || u.Token.Scope != ReadOnly {
		return nil
	}
	denied(ctx, u, write)
	return fault.New(fault.Denied, "token.read_only", "name", u.Token.Name)
}

// write stands in the audit log for what a token for reading alone has no right to.
const write Action = "write"
