package web

import (
	"context"

	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// Newsroom is what people do who work on the site.
type Newsroom interface {
	Sessions
	Entrance
	Writing
	Marking
	Recording
	Staff
}

// Entrance lets people in and out.
type Entrance interface {
	SetUpNeeded(ctx context.Context) (bool, error)
	SetUp(ctx context.Context, token, name, password string) (session string, err error)
	LogIn(ctx context.Context, name, password string) (session string, err error)
	LogOut(ctx context.Context, session string) error
}

// Writing is what is done to coverages and their updates.
type Writing interface {
	DeskHome(ctx context.Context) (*desk.DeskView, error)
	DeskCoverage(ctx context.Context, slug string) (*desk.DeskCoverageView, error)
	DeskUpdate(ctx context.Context, slug string, n int) (*desk.DeskUpdateView, error)
	CreateCoverage(ctx context.Context, c desk.NewCoverage) (desk.CoverageReceipt, error)
	EditCoverage(ctx context.Context, slug string, e desk.CoverageEdit) (desk.CoverageReceipt, error)
	PostUpdate(ctx context.Context, slug string, u desk.NewUpdate) (desk.Receipt, error)
	EditUpdate(ctx context.Context, slug string, n int, e desk.UpdateEdit) (desk.Receipt, error)
	RetractUpdate(ctx context.Context, slug string, n, from int, reason string) (desk.Receipt, error)
	PublishUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
}

// Marking ties statements to the words of updates.
type Marking interface {
	MarkStatement(ctx context.Context, n desk.NewStatement) (*desk.StatementView, error)
	WithdrawStatement(ctx context.Context, id record.StatementID) error
	ReanchorStatement(ctx context.Context, id record.StatementID, n int, field record.Field, q text.Quote) error
}

// Recording keeps what statements are made of.
type Recording interface {
	Vocabulary(ctx context.Context) (*desk.Vocabulary, error)
	SaveActor(ctx context.Context, a record.Actor) error
	SaveTenure(ctx context.Context, t record.Tenure) error
	SaveEvent(ctx context.Context, e record.Event) error
	SaveIssue(ctx context.Context, i record.Issue) error
}

// Staff is who works on the site.
type Staff interface {
	Users(ctx context.Context) ([]desk.UserView, error)
	AddUser(ctx context.Context, name string, role people.Role, password string) error
}

// newsroomRoutes are the pages of people who work on the site. A form that can come back
// with faults is sent to the address it is shown at, so that a reload shows it again.
func newsroomRoutes() []Route {
	return []Route{
		{Pattern: "GET /setup", Session: true, Handle: (*Server).setupForm},
		{Pattern: "POST /setup", Session: true, Handle: (*Server).setUp},
		{Pattern: "GET /login", Session: true, Handle: (*Server).loginForm},
		{Pattern: "POST /login", Session: true, Handle: (*Server).logIn},
		{Pattern: "POST /logout", Session: true, Handle: (*Server).logOut},

		{Pattern: "GET /desk", Need: people.ReadDrafts, Handle: (*Server).deskHome},
		{Pattern: "GET /desk/new", Need: people.Cover, Handle: (*Server).newCoverageForm},
		{Pattern: "POST /desk/new", Need: people.Cover, Handle: (*Server).newCoverage},
		{Pattern: "GET /desk/c/{slug}", Need: people.ReadDrafts, Handle: (*Server).deskCoverage},
		{Pattern: "POST /desk/c/{slug}", Need: people.Submit, Handle: (*Server).postUpdate},
		{Pattern: "GET /desk/c/{slug}/edit", Need: people.Cover, Handle: (*Server).editCoverageForm},
		{Pattern: "POST /desk/c/{slug}/edit", Need: people.Cover, Handle: (*Server).editCoverage},
		{Pattern: "POST /desk/c/{slug}/state", Need: people.Cover, Handle: (*Server).setState},
		{Pattern: "POST /desk/c/{slug}/publish", Need: people.Cover, Handle: (*Server).publishCoverage},

		{Pattern: "GET /desk/c/{slug}/u/{n}", Need: people.ReadDrafts, Handle: (*Server).editUpdateForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}", Need: people.Submit, Handle: (*Server).editUpdate},
		{Pattern: "POST /desk/c/{slug}/u/{n}/publish", Need: people.Publish, Handle: (*Server).publishUpdate},
		{Pattern: "GET /desk/c/{slug}/u/{n}/retract", Need: people.Submit, Handle: (*Server).retractForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}/retract", Need: people.Submit, Handle: (*Server).retractUpdate},

		{Pattern: "GET /desk/c/{slug}/u/{n}/mark", Need: people.Record, Handle: (*Server).markForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}/mark", Need: people.Record, Handle: (*Server).markStatement},
		{Pattern: "GET /desk/statements/{id}", Need: people.Record, Handle: (*Server).reanchorForm},
		{Pattern: "POST /desk/statements/{id}", Need: people.Record, Handle: (*Server).reanchorStatement},
		{Pattern: "POST /desk/statements/{id}/withdraw", Need: people.Record, Handle: (*Server).withdrawStatement},

		{Pattern: "GET /desk/record", Need: people.Record, Handle: (*Server).recordList},
		{Pattern: "GET /desk/record/new/actor", Need: people.Record, Handle: (*Server).newActorForm},
		{Pattern: "POST /desk/record/new/actor", Need: people.Record, Handle: (*Server).newActor},
		{Pattern: "GET /desk/record/actors/{id}", Need: people.Record, Handle: (*Server).actorForm},
		{Pattern: "POST /desk/record/actors/{id}", Need: people.Record, Handle: (*Server).saveActor},
		{Pattern: "GET /desk/record/actors/{id}/office", Need: people.Record, Handle: (*Server).officeForm},
		{Pattern: "POST /desk/record/actors/{id}/office", Need: people.Record, Handle: (*Server).saveOffice},
		{Pattern: "GET /desk/record/new/issue", Need: people.Record, Handle: (*Server).newIssueForm},
		{Pattern: "POST /desk/record/new/issue", Need: people.Record, Handle: (*Server).newIssue},
		{Pattern: "GET /desk/record/issues/{id}", Need: people.Record, Handle: (*Server).issueForm},
		{Pattern: "POST /desk/record/issues/{id}", Need: people.Record, Handle: (*Server).saveIssue},
		{Pattern: "GET /desk/record/new/event", Need: people.Record, Handle: (*Server).newEventForm},
		{Pattern: "POST /desk/record/new/event", Need: people.Record, Handle: (*Server).newEvent},
		{Pattern: "GET /desk/record/events/{id}", Need: people.Record, Handle: (*Server).eventForm},
		{Pattern: "POST /desk/record/events/{id}", Need: people.Record, Handle: (*Server).saveEvent},

		{Pattern: "GET /desk/users", Need: people.ManageUsers, Handle: (*Server).userList},
		{Pattern: "POST /desk/users", Need: people.ManageUsers, Handle: (*Server).addUser},
	}
}
