package web

import (
	"context"
	"io"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// Newsroom is what people do who work on the site.
type Newsroom interface {
	Sessions
	Entrance
	Writing
	Composing
	Quoting
	Undoing
	Presence
	Listening
	Memos
	Claiming
	Scheduling
	Placing
	Importing
	Marking
	Recording
	RecordReviewing
	Drafting
	Itemizing
	Merging
	Judging
	Illustrating
	Staff
	Inviting
	Account
	Auditing
	Configuring
	Checking
	Tokening
	Hooking
}

// Entrance lets people in and out.
type Entrance interface {
	SetUpNeeded(ctx context.Context) (bool, error)
	SetUp(ctx context.Context, token, name, password string) (session string, err error)
	LogIn(ctx context.Context, name, password string) (session string, err error)
	LogOut(ctx context.Context, session string) error
	CanPasskeys() bool
	AskPasskey(ctx context.Context) ([]byte, error)
	LogInByPasskey(ctx context.Context, key string, answer []byte) (session string, err error)
}

// Composing is what the composer asks before it sends.
type Composing interface {
	CoverageToWrite(ctx context.Context, slug string) (*coverage.Coverage, error)
	PreviewUpdate(ctx context.Context, slug string, u desk.NewUpdate) (*desk.UpdateView, error)
}

// Quoting tells which articles have words of an update that is to be taken back.
type Quoting interface {
	QuotedIn(ctx context.Context, slug string, n int) ([]desk.Quoting, error)
}

// Undoing sets the state of a coverage back, a moment after it was set.
type Undoing interface {
	StateUndo(ctx context.Context, slug string) (desk.StateUndo, error)
	UndoState(ctx context.Context, slug string, from int) (desk.CoverageReceipt, error)
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
	UndoUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
	TakeBackEdit(ctx context.Context, slug string, n, edited int) (desk.Receipt, error)
	Difference(ctx context.Context, slug string, n, before, after int) (*desk.DifferenceView, error)
	Reviewing
}

// Reviewing is what passes between who writes an update and who publishes it.
type Reviewing interface {
	SubmitUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error)
	ReturnUpdate(ctx context.Context, slug string, n, from int, reason string) (desk.Receipt, error)
}

// Importing makes coverages of pages from elsewhere.
type Importing interface {
	ImportAll(ctx context.Context, pages []*paste.Draft, o desk.ImportOptions) ([]desk.CoverageReceipt, error)
}

// Marking ties statements to the words of updates.
type Marking interface {
	MarkStatement(ctx context.Context, n desk.NewStatement) (*desk.StatementView, error)
	GuessStatement(ctx context.Context, slug string, n int, field record.Field, q text.Quote) (*desk.GuessView, error)
	WithdrawStatement(ctx context.Context, id record.StatementID) error
	EditStatement(ctx context.Context, id record.StatementID, e desk.StatementEdit) error
	ReanchorItem(ctx context.Context, ref desk.ItemRef, n int, field record.Field, q text.Quote) error
}

// Recording keeps what statements are made of.
type Recording interface {
	Vocabulary(ctx context.Context) (*desk.Vocabulary, error)
	ItemNow(ctx context.Context, kind record.Kind, id string) (*desk.ItemNow, error)
	SaveActor(ctx context.Context, a record.Actor, from int) error
	SaveTenure(ctx context.Context, t record.Tenure, from int) error
	SaveEvent(ctx context.Context, e record.Event, from int) error
	SaveIssue(ctx context.Context, i record.Issue, from int) error
}

// Illustrating takes in pictures, films and links.
type Illustrating interface {
	PublicFile(ctx context.Context, name string) (bool, error)
	SeesFile(ctx context.Context, name string) (bool, error)
	AddMedia(ctx context.Context, from io.Reader) (*desk.NewMedia, error)
	LookUpCard(ctx context.Context, href string) (coverage.Card, error)
	FillMissing(ctx context.Context, slug string, at *desk.MissingPicture, files []desk.NamedFile) (desk.Filled, error)
	Credits(ctx context.Context) (coverage.Credits, error)
	SaveCredit(ctx context.Context, was string, c coverage.Credit) error
	DropCredit(ctx context.Context, name string) error
}

// newsroomRoutes are the pages of people who work on the site. A form that can come back
// with faults is sent to the address it is shown at, so that a reload shows it again.
func newsroomRoutes() []Route {
	return []Route{
		{Pattern: "GET /setup", Session: true, Handle: (*Server).setupForm},
		{Pattern: "POST /setup", Session: true, Handle: (*Server).setUp},
		{Pattern: "GET /login", Session: true, Handle: (*Server).loginForm},
		{Pattern: "POST /login", Session: true, Handle: (*Server).logIn},
		{Pattern: "POST /login/passkey", Handle: (*Server).askPasskey},
		{Pattern: "POST /logout", Session: true, Handle: (*Server).logOut},
		{Pattern: "GET /join/{id}/{secret}", Session: true, Handle: (*Server).joinForm},
		{Pattern: "POST /join/{id}/{secret}", Session: true, Handle: (*Server).join},

		{Pattern: "GET /desk", NeedOn: people.Submit, Handle: (*Server).deskHome},
		{Pattern: "GET /desk/stream", NeedOn: people.Submit, Handle: (*Server).homeStream},
		{Pattern: "GET /desk/names", NeedOn: people.ReadDrafts, Handle: (*Server).deskNames},
		{Pattern: "GET /desk/new", Need: people.Cover, Handle: (*Server).newCoverageForm},
		{Pattern: "POST /desk/new", Need: people.Cover, Handle: (*Server).newCoverage},
		{Pattern: "GET /desk/import", Need: people.Cover, Handle: (*Server).importForm},
		{Pattern: "POST /desk/import", Need: people.Cover, Limit: importLimit, Handle: (*Server).readImport},
		{Pattern: "GET /desk/c/{slug}", NeedOn: people.Submit, Handle: (*Server).deskCoverage},
		{Pattern: "POST /desk/c/{slug}", NeedOn: people.Submit, Limit: uploadLimit, Handle: (*Server).postUpdate},
		{Pattern: "POST /desk/c/{slug}/here", NeedOn: people.Submit, Handle: (*Server).sayHere},
		{Pattern: "GET /desk/c/{slug}/here/stream", NeedOn: people.Submit, Handle: (*Server).hereStream},
		{Pattern: "GET /desk/c/{slug}/edit", NeedOn: people.Cover, Handle: (*Server).editCoverageForm},
		{Pattern: "POST /desk/c/{slug}/edit", NeedOn: people.Cover, Limit: uploadLimit, Handle: (*Server).editCoverage},
		{Pattern: "POST /desk/c/{slug}/state", NeedOn: people.Cover, Handle: (*Server).setState},
		{Pattern: "POST /desk/c/{slug}/state/undo", NeedOn: people.Cover, Handle: (*Server).undoState},
		{Pattern: "POST /desk/c/{slug}/publish", NeedOn: people.Cover, Handle: (*Server).publishCoverage},
		{Pattern: "GET /desk/c/{slug}/drafts", NeedOn: people.Record, Handle: (*Server).draftList},
		{Pattern: "POST /desk/c/{slug}/drafts", NeedOn: people.Record, Handle: (*Server).decideDrafts},
		{Pattern: "POST /desk/c/{slug}/drafts/typed", NeedOn: people.Record, Limit: typedLimit, Handle: (*Server).draftTyped},
		{Pattern: "GET /desk/c/{slug}/u/{n}/drafts", NeedOn: people.Record, Handle: (*Server).draftList},
		{Pattern: "POST /desk/c/{slug}/u/{n}/drafts", NeedOn: people.Record, Handle: (*Server).decideDrafts},
		{Pattern: "POST /desk/c/{slug}/missing", NeedOn: people.Publish, Limit: uploadLimit, Handle: (*Server).fillMissing},

		{Pattern: "GET /desk/c/{slug}/memos", NeedOn: people.ReadDrafts, Handle: (*Server).memos},
		{Pattern: "POST /desk/c/{slug}/memos", NeedOn: people.ReadDrafts, Handle: (*Server).addMemo},
		{Pattern: "POST /desk/c/{slug}/memos/{id}/delete", NeedOn: people.ReadDrafts, Handle: (*Server).deleteMemo},
		{Pattern: "GET /desk/c/{slug}/u/{n}/memos", NeedOn: people.Submit, Handle: (*Server).memos},
		{Pattern: "POST /desk/c/{slug}/u/{n}/memos", NeedOn: people.Submit, Handle: (*Server).addMemo},
		{Pattern: "POST /desk/c/{slug}/u/{n}/memos/{id}/delete", NeedOn: people.Submit, Handle: (*Server).deleteMemo},
		{Pattern: "POST /desk/c/{slug}/u/{n}/claim", NeedOn: people.Submit, Handle: (*Server).claimUpdate},

		{Pattern: "GET /desk/c/{slug}/people", NeedOn: people.Invite, Handle: (*Server).coveragePeople},
		{Pattern: "POST /desk/c/{slug}/people", NeedOn: people.Invite, Handle: (*Server).changePeople},

		{Pattern: "POST /desk/media", NeedOn: people.Submit, Limit: uploadLimit, Handle: (*Server).addMedia},
		{Pattern: "POST /desk/card", NeedOn: people.Submit, Handle: (*Server).lookUpCard},
		{Pattern: "GET /desk/credits", Need: people.Publish, Handle: (*Server).creditList},
		{Pattern: "POST /desk/credits", Need: people.Publish, Handle: (*Server).saveCredit},

		{Pattern: "GET /desk/c/{slug}/schedule", NeedOn: people.Cover, Handle: (*Server).scheduleForm},
		{Pattern: "POST /desk/c/{slug}/schedule", NeedOn: people.Cover, Handle: (*Server).saveSchedule},

		{Pattern: "GET /desk/c/{slug}/pins", NeedOn: people.Publish, Handle: (*Server).pinsForm},
		{Pattern: "POST /desk/c/{slug}/pins", NeedOn: people.Publish, Handle: (*Server).savePin},
		{Pattern: "POST /desk/c/{slug}/u/{n}/pin", NeedOn: people.Publish, Handle: (*Server).pinUpdate},
		{Pattern: "POST /desk/c/{slug}/u/{n}/place", NeedOn: people.Publish, Handle: (*Server).placeUpdate},

		{Pattern: "GET /desk/c/{slug}/u/{n}/schedule", NeedOn: people.Submit, Handle: (*Server).scheduleForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}/schedule", NeedOn: people.Submit, Handle: (*Server).saveSchedule},
		{Pattern: "GET /desk/c/{slug}/u/{n}", NeedOn: people.Submit, Handle: (*Server).editUpdateForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}", NeedOn: people.Submit, Limit: uploadLimit, Handle: (*Server).editUpdate},
		{Pattern: "GET /desk/c/{slug}/u/{n}/difference", NeedOn: people.Submit, Handle: (*Server).difference},
		{Pattern: "POST /desk/c/{slug}/u/{n}/take-back", NeedOn: people.Submit, Handle: (*Server).takeBackEdit},
		{Pattern: "POST /desk/c/{slug}/u/{n}/publish", NeedOn: people.Publish, Handle: (*Server).publishUpdate},
		{Pattern: "POST /desk/c/{slug}/u/{n}/undo", NeedOn: people.Publish, Handle: (*Server).undoUpdate},
		{Pattern: "POST /desk/c/{slug}/u/{n}/submit", NeedOn: people.Submit, Handle: (*Server).submitUpdate},
		{Pattern: "GET /desk/c/{slug}/u/{n}/return", NeedOn: people.Publish, Handle: (*Server).returnForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}/return", NeedOn: people.Publish, Handle: (*Server).returnUpdate},
		{Pattern: "GET /desk/c/{slug}/u/{n}/retract", NeedOn: people.Submit, Handle: (*Server).retractForm},
		{Pattern: "POST /desk/c/{slug}/u/{n}/retract", NeedOn: people.Submit, Handle: (*Server).retractUpdate},

		{Pattern: "GET /desk/c/{slug}/u/{n}/mark", NeedOn: people.Record, Handle: (*Server).markForm},
		{Pattern: "GET /desk/c/{slug}/u/{n}/guess", NeedOn: people.Record, Handle: (*Server).guessStatement},
		{Pattern: "POST /desk/c/{slug}/u/{n}/mark", NeedOn: people.Record, Handle: (*Server).markStatement},
		{Pattern: "GET /desk/statements/{id}", NeedOn: people.Record, Handle: (*Server).reanchorForm},
		{Pattern: "POST /desk/statements/{id}", NeedOn: people.Record, Handle: (*Server).reanchorItem},
		{Pattern: "GET /desk/statements/{id}/edit", NeedOn: people.Record, Handle: (*Server).statementForm},
		{Pattern: "POST /desk/statements/{id}/edit", NeedOn: people.Record, Handle: (*Server).editStatement},
		{Pattern: "POST /desk/statements/{id}/withdraw", NeedOn: people.Record, Handle: (*Server).withdrawStatement},

		{Pattern: "GET /desk/talks/{series}/{round}/compare", NeedOn: people.Record, Handle: (*Server).deskCompare},
		{Pattern: "POST /desk/talks/{series}/{round}/compare", NeedOn: people.Record, Handle: (*Server).judgePair},

		{Pattern: "GET /desk/record", Need: people.Record, Handle: (*Server).recordList},
		{Pattern: "GET /desk/record/review", NeedOn: people.Record, Handle: (*Server).recordReview},
		{Pattern: "POST /desk/record/review", NeedOn: people.Record, Handle: (*Server).reviewRecord},
		{Pattern: "GET /desk/record/words/{kind}/{id}", NeedOn: people.Record, Handle: (*Server).reanchorForm},
		{Pattern: "POST /desk/record/words/{kind}/{id}", NeedOn: people.Record, Handle: (*Server).reanchorItem},
		{Pattern: "GET /desk/record/merge", Need: people.Record, Handle: (*Server).mergeForm},
		{Pattern: "POST /desk/record/merge", Need: people.Record, Handle: (*Server).mergeRecord},
		{Pattern: "POST /desk/record/unmerge", Need: people.Record, Handle: (*Server).unmergeRecord},
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

		{Pattern: "POST /desk/record/stand", NeedOn: people.Record, Handle: (*Server).standItem},
		{Pattern: "GET /desk/record/new/outcome", NeedOn: people.Record, Handle: outcomeForms.newForm},
		{Pattern: "POST /desk/record/new/outcome", NeedOn: people.Record, Handle: outcomeForms.make},
		{Pattern: "GET /desk/record/outcomes/{id}", NeedOn: people.Record, Handle: outcomeForms.form},
		{Pattern: "POST /desk/record/outcomes/{id}", NeedOn: people.Record, Handle: outcomeForms.save},
		{Pattern: "GET /desk/record/outcomes/{id}/status", NeedOn: people.Record, Handle: (*Server).statusForm},
		{Pattern: "POST /desk/record/outcomes/{id}/status", NeedOn: people.Record, Handle: (*Server).addStatus},
		{Pattern: "POST /desk/record/outcomes/{id}/drop", NeedOn: people.Record, Handle: (*Server).dropStatus},
		{Pattern: "GET /desk/record/new/forecast", NeedOn: people.Record, Handle: forecastForms.newForm},
		{Pattern: "POST /desk/record/new/forecast", NeedOn: people.Record, Handle: forecastForms.make},
		{Pattern: "GET /desk/record/forecasts/{id}", NeedOn: people.Record, Handle: forecastForms.form},
		{Pattern: "POST /desk/record/forecasts/{id}", NeedOn: people.Record, Handle: forecastForms.save},
		{Pattern: "GET /desk/record/forecasts/{id}/resolve", NeedOn: people.Record, Handle: (*Server).resolveForm},
		{Pattern: "POST /desk/record/forecasts/{id}/resolve", NeedOn: people.Record, Handle: (*Server).resolveForecast},
		{Pattern: "GET /desk/record/new/participant", NeedOn: people.Record, Handle: participantForms.newForm},
		{Pattern: "POST /desk/record/new/participant", NeedOn: people.Record, Handle: participantForms.make},
		{Pattern: "GET /desk/record/participants/{id}", NeedOn: people.Record, Handle: participantForms.form},
		{Pattern: "POST /desk/record/participants/{id}", NeedOn: people.Record, Handle: participantForms.save},
		{Pattern: "POST /desk/record/rounds/{id}", Need: people.Record, Handle: (*Server).setFinal},
		{Pattern: "GET /desk/record/rounds/{id}", NeedOn: people.Record, Handle: (*Server).roundDesk},

		{Pattern: "GET /desk/account", Need: people.OwnAccount, Handle: (*Server).account},
		{Pattern: "POST /desk/account", Need: people.OwnAccount, Handle: (*Server).changeAccount},
		{Pattern: "POST /desk/account/passkeys/offer", Need: people.OwnAccount, Handle: (*Server).offerPasskey},
		{Pattern: "POST /desk/account/passkeys/{id}/remove", Need: people.OwnAccount, Handle: (*Server).removePasskey},
		{Pattern: "POST /desk/account/sessions/{hash}/end", Need: people.OwnAccount, Handle: (*Server).endOneSession},
		{Pattern: "POST /desk/account/sessions/end", Need: people.OwnAccount, Handle: (*Server).endOtherSessions},

		{Pattern: "GET /desk/settings/site", Need: people.Configure, Handle: (*Server).siteForm},
		{Pattern: "POST /desk/settings/site", Need: people.Configure, Handle: (*Server).configureSite},
		{Pattern: "GET /desk/settings/sections", Need: people.Configure, Handle: (*Server).sectionsForm},
		{Pattern: "POST /desk/settings/sections", Need: people.Configure, Handle: (*Server).configureSections},
		{Pattern: "GET /desk/settings/health", Need: people.Configure, Handle: (*Server).health},
		{Pattern: "GET /desk/settings/audit", Need: people.Configure, Handle: (*Server).audit},
		{Pattern: "POST /desk/settings/audit", Need: people.Configure, Handle: (*Server).keepActs},
		{Pattern: "GET /desk/settings/audit.csv", Need: people.Configure, Handle: (*Server).auditTable},

		{Pattern: "GET /desk/settings/webhooks", Need: people.Configure, Handle: (*Server).hooks},
		{Pattern: "POST /desk/settings/webhooks", Need: people.Configure, Handle: (*Server).addHook},
		{Pattern: "GET /desk/settings/webhooks/{id}", Need: people.Configure, Handle: (*Server).hook},
		{Pattern: "POST /desk/settings/webhooks/{id}", Need: people.Configure, Handle: (*Server).changeHook},
		{Pattern: "GET /desk/settings/tokens", Need: people.OwnAccount, Handle: (*Server).tokens},
		{Pattern: "POST /desk/settings/tokens", Need: people.OwnAccount, Handle: (*Server).changeTokens},

		{Pattern: "GET /desk/users", Need: people.ManageUsers, Handle: (*Server).userList},
		{Pattern: "POST /desk/users", Need: people.ManageUsers, Handle: (*Server).addUser},
		{Pattern: "GET /desk/users/{id}", Need: people.ManageUsers, Handle: (*Server).user},
		{Pattern: "POST /desk/users/{id}", Need: people.ManageUsers, Handle: (*Server).changeUser},
	}
}
