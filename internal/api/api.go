// Package api serves the same desk as the pages do, as JSON under /api/v1, with an
// OpenAPI 3.1 description and every error as a problem (RFC 9457) in the asker's language.
//
// A request passes four gates in this order: the address (address.go), the asker's token
// (auth.go), the parameters and the body (strict.go, inspect.go), the action (one file
// each). Whatever goes wrong on the way is written by problem.go and nowhere else.
package api

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// Prefix is where the API stands on a site.
const Prefix = "/api/v1"

// Desk is what the API asks of the desk.
type Desk interface {
	Coverages
	Importing
	Updates
	Schedules
	Places
	Record
	RecordReads
	RecordWork
	Comparing
	RecordWaiting
	Drafting
	Tokens
	Media
	Staff
	Reviewing
	Memos
	Crediting
	Quoting
	Undoing
	Claiming
	Auditing
	Hooking
	Configuring
	Checking
}

// Coverages reads and writes coverages.
type Coverages interface {
	Front(ctx context.Context) (*desk.FrontView, error)
	Coverage(ctx context.Context, slug, older string) (*desk.CoverageView, error)
	CoverageBy(ctx context.Context, slug string, order coverage.Order, from string, limit int) (*desk.CoverageView, error)
	DeskCoverage(ctx context.Context, slug string) (*desk.DeskCoverageView, error)
	CreateCoverage(ctx context.Context, c desk.NewCoverage) (desk.CoverageReceipt, error)
	EditCoverage(ctx context.Context, slug string, e desk.CoverageEdit) (desk.CoverageReceipt, error)
	Changes(ctx context.Context, slug string, after journal.Position, limit int) ([]desk.ChangeView, journal.Position, error)
}

// Undoing sets the state of a coverage back, a moment after it was set.
type Undoing interface {
	UndoState(ctx context.Context, slug string, from int) (desk.CoverageReceipt, error)
}

// Importing takes in pages from elsewhere.
type Importing interface {
	ReadPage(ctx context.Context, in desk.PageToRead) (*desk.PageRead, error)
	ImportPage(ctx context.Context, in desk.PageToImport) (desk.CoverageReceipt, error)
}

// Updates reads and writes the updates of a coverage.
type Updates interface {
	Update(ctx context.Context, slug string, n int) (*desk.CoverageView, error)
	DeskUpdate(ctx context.Context, slug string, n int) (*desk.DeskUpdateView, error)
	UpdatesWhere(ctx context.Context, slug string, by desk.UpdatesBy, after, limit int) ([]desk.UpdateView, error)
	PostUpdate(ctx context.Context, slug string, u desk.NewUpdate) (desk.Receipt, error)
	PreviewUpdate(ctx context.Context, slug string, u desk.NewUpdate) (*desk.UpdateView, error)
	EditUpdate(ctx context.Context, slug string, n int, e desk.UpdateEdit) (desk.Receipt, error)
	RetractUpdate(ctx context.Context, slug string, n, from int, reason string) (desk.Receipt, error)
	PublishUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
	UndoUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
	TakeBackEdit(ctx context.Context, slug string, n, edited int) (desk.Receipt, error)
	Corrections(ctx context.Context, slug string, before int64, limit int) (*desk.CorrectionsView, error)
}

// Schedules puts off when things become public.
type Schedules interface {
	DeskHome(ctx context.Context) (*desk.DeskView, error)
	SetSchedule(ctx context.Context, what desk.Waiting, from int, at time.Time) (desk.Timing, error)
	CancelSchedule(ctx context.Context, what desk.Waiting) (desk.Timing, error)
	SetEmbargo(ctx context.Context, what desk.Waiting, until time.Time) (desk.Timing, error)
	LiftEmbargo(ctx context.Context, what desk.Waiting, reason string) (desk.Timing, error)
}

// Places puts updates elsewhere, without a change of their words.
type Places interface {
	PinUpdate(ctx context.Context, slug string, n int, until *time.Time) (desk.Receipt, error)
	UnpinUpdate(ctx context.Context, slug string, n int) (desk.Receipt, error)
	MovePin(ctx context.Context, slug string, n int, to desk.Move) (desk.Receipt, error)
	PlaceUpdate(ctx context.Context, slug string, n int, to desk.Move) (desk.Receipt, error)
}

// Record reads and writes the record of talks.
type Record interface {
	Round(ctx context.Context, series, round record.EventID) (*desk.RoundView, error)
	Statement(ctx context.Context, id record.StatementID) (*desk.StatementView, error)
	Statements(ctx context.Context, q desk.StatementsBy) (*desk.StatementsView, error)
	MarkStatement(ctx context.Context, s desk.NewStatement) (*desk.StatementView, error)
	ItemNow(ctx context.Context, kind record.Kind, id string) (*desk.ItemNow, error)
	SaveActor(ctx context.Context, a record.Actor, from int) error
	SaveTenure(ctx context.Context, t record.Tenure, from int) error
	SaveEvent(ctx context.Context, e record.Event, from int) error
	SaveIssue(ctx context.Context, i record.Issue, from int) error
}

// Media takes in pictures, films and sounds.
type Media interface {
	AddMedia(ctx context.Context, from io.Reader) (*desk.NewMedia, error)
}

// Staff is who works on the site and what they may do.
type Staff interface {
	Users(ctx context.Context) ([]desk.UserView, error)
	User(ctx context.Context, id people.UserID) (*desk.UserView, error)
	UserNamed(ctx context.Context, name string) (*desk.UserView, error)
	AddUser(ctx context.Context, name string, role people.Role, password string) error
	ChangeUser(ctx context.Context, id people.UserID, c desk.UserChange) error
	ResetPassword(ctx context.Context, id people.UserID, password string) (string, error)
	CoveragePeople(ctx context.Context, slug string) (*desk.CoveragePeopleView, error)
	GiveRole(ctx context.Context, slug, name string, role people.Role) (*desk.RoleView, error)
	TakeRole(ctx context.Context, slug string, id people.UserID) error
	Inviting
}

// Reviewing is what passes between who writes an update and who publishes it.
type Reviewing interface {
	SubmitUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
	ReturnUpdate(ctx context.Context, slug string, n, from int, reason string) (desk.Receipt, error)
}

// Inviting makes links with which people can hand in on a coverage.
type Inviting interface {
	Invitations(ctx context.Context, slug string) ([]desk.InvitationView, error)
	MakeInvitation(ctx context.Context, slug string, in desk.NewInvitation) (*desk.MadeInvitation, error)
	RevokeInvitation(ctx context.Context, slug, id string) error
}

// Tokens knows who a token belongs to; a fault of kind Unauthenticated or NotFound means nobody.
// It writes down what they were denied, and lets them make and revoke tokens.
type Tokens interface {
	Tokens(ctx context.Context) ([]desk.TokenView, error)
	MakeToken(ctx context.Context, in desk.NewToken) (*desk.MadeToken, error)
	RevokeToken(ctx context.Context, id string) error
	UserByToken(ctx context.Context, token string) (*people.User, error)
	KeepDenied(ctx context.Context, denials *people.Denials, on string) error
}

// Config is what the API needs from the house around it.
type Config struct {
	Desk    Desk
	BaseURL string        // of the site, without a slash at the end; "" writes addresses without a host
	Lang    func() string // gives the site's own language, of a title whose coverage names none
	Readout Lines         // writes the readouts within texts; nil: they show nothing
	Log     *slog.Logger  // hears the causes that askers are not told; nil = slog.Default()
}

// Lines writes the lines of a readout within the text of an update. The API knows no page: what
// a line of a readout is, pages and it are told by the same.
type Lines func(*desk.UpdateView, *text.Readout) []text.Block

// room is one running API: what every action's handler hangs on.
type room struct {
	desk    Desk
	base    string
	lang    func() string
	readout Lines
	log     *slog.Logger
	huma    huma.API
	mux     *http.ServeMux

	operations []*huma.Operation // in the order of routes
}

// New gives the handler for everything under Prefix.
func New(cfg Config) http.Handler {
	r := &room{
		desk: cfg.Desk, base: strings.TrimSuffix(cfg.BaseURL, "/"), lang: cfg.Lang, readout: cfg.Readout,
		log: cfg.Log, mux: http.NewServeMux(),
	}
	if r.log == nil {
		r.log = slog.Default()
	}
	r.huma = humago.NewWithPrefix(r.mux, Prefix, r.humaConfig())
	r.routes()
	settle(r.huma.OpenAPI())
	r.descriptions()
	return r.named(r.gate(r.mux))
}

// routed is a ResponseWriter that wants to know which route answers.
type routed interface{ Route(pattern string) }

func (r *room) named(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if told, ok := w.(routed); ok {
			_, pattern := r.mux.Handler(req)
			told.Route(pattern)
		}
		next.ServeHTTP(w, req)
	})
}

// humaConfig leaves out huma's own pages (they load scripts from elsewhere), its schema
// links and its formats other than JSON.
func (r *room) humaConfig() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Readout", Version: "1",
				Description: "Coverages, their updates and the record of talks. " +
					"Reading public things needs no token; writing needs `Authorization: Bearer <token>`. " +
					"Every error is application/problem+json, in Japanese, English or Russian by Accept-Language.",
				License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
			},
			Servers: []*huma.Server{{URL: r.base + Prefix}},
			Components: &huma.Components{
				Schemas:         huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}},
			},
		},
		Formats: map[string]huma.Format{
			"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat,
		},
		DefaultFormat: "application/json",
	}
}
