package people

import (
	"slices"
	"time"

	"readout/internal/fault"
)

// Act is something that somebody did on a site, or tried to: a line of the audit log. It holds
// no words of drafts and no address of anybody.
type Act struct {
	ID      int64
	At      time.Time
	By      UserID // "" where nobody who is known asked
	Name    string // what they were called then
	Deed    Deed
	On      string // what it was done to: "vienna/12", a user's name, an address of the desk
	Client  Client
	Outcome Outcome
	Reason  string
	Times   int // how often within the hour, of what is counted together
}

// Deed is what was done.
type Deed string

// The deeds. Those on coverages, updates and the record are known by what was stored.
const (
	SetUp Deed = "site.set_up"

	ConfigureSite     Deed = "site.configure" // what changed is the reason
	ConfigureSections Deed = "sections.configure"
	KeepActs          Deed = "audit.keep"

	LogIn       Deed = "session.open"
	LogOut      Deed = "session.close"
	EndSession  Deed = "session.end"
	SetPassword Deed = "account.password"
	AddPasskey  Deed = "account.passkey"
	DropPasskey Deed = "account.passkey_drop"

	AddUser       Deed = "user.add"
	GiveSiteRole  Deed = "user.role"
	DisableUser   Deed = "user.disable"
	EnableUser    Deed = "user.enable"
	ResetPassword Deed = "user.password"
	GiveRole      Deed = "role.give"
	TakeRole      Deed = "role.take"
	AddToken      Deed = "token.add"
	UseToken      Deed = "token.use" // only ever failed: nobody has it
	RevokeToken   Deed = "token.revoke"

	AddHook    Deed = "hook.add"
	ChangeHook Deed = "hook.change"
	RotateHook Deed = "hook.rotate"
	StopHook   Deed = "hook.stop"
	StartHook  Deed = "hook.start"
	RemoveHook Deed = "hook.remove"
	SendToHook Deed = "hook.send" // a test, or once more what was sent

	MakeInvitation   Deed = "invitation.make"
	AcceptInvitation Deed = "invitation.accept"
	RevokeInvitation Deed = "invitation.revoke"

	SetSchedule    Deed = "schedule.set"
	CancelSchedule Deed = "schedule.cancel"
	HoldSchedule   Deed = "schedule.hold"
	SetEmbargo     Deed = "embargo.set"
	LiftEmbargo    Deed = "embargo.lift"

	OpenCoverage    Deed = "coverage.open"
	ImportCoverage  Deed = "coverage.import"
	EditCoverage    Deed = "coverage.edit"
	PublishCoverage Deed = "coverage.publish"
	EraseCoverage   Deed = "coverage.erase"

	WriteUpdate   Deed = "update.write"
	PostUpdate    Deed = "update.post"
	PublishUpdate Deed = "update.publish"
	EditUpdate    Deed = "update.edit"
	RetractUpdate Deed = "update.retract"
	DiscardUpdate Deed = "update.discard"
	UndoUpdate    Deed = "update.undo"
	EraseUpdate   Deed = "update.erase"
	SubmitUpdate  Deed = "update.submit"
	ReturnUpdate  Deed = "update.return"
	PlaceUpdate   Deed = "update.place" // pinned, unpinned, moved

	TakeUpdate     Deed = "claim.take"
	TakeOverUpdate Deed = "claim.over"
	ReleaseUpdate  Deed = "claim.release"
	WriteMemo      Deed = "memo.write"
	DeleteMemo     Deed = "memo.delete"

	SaveRecord     Deed = "record.save"
	WithdrawRecord Deed = "record.withdraw"
	PublishRecord  Deed = "record.publish" // drafts of it
	RedraftRecord  Deed = "record.redraft" // it is a draft again
	MergeRecord    Deed = "record.merge"   // what went is the reason
	RejectDraft    Deed = "draft.reject"   // read from words of an update: it is not offered any more
	OfferDraft     Deed = "draft.again"    // it is
	UnmergeRecord  Deed = "record.unmerge" // what is back is the reason

	FillPictures Deed = "pictures.fill"
	SaveCredit   Deed = "credit.save"
	DropCredit   Deed = "credit.drop"

	AskedFor Deed = "asked" // what was asked for is On; only ever denied
)

// Deeds lists all of them, in the order they are offered.
var Deeds = []Deed{
	SetUp, ConfigureSite, ConfigureSections, KeepActs, LogIn, LogOut, EndSession, SetPassword, AddPasskey, DropPasskey,
	AddUser, GiveSiteRole, DisableUser, EnableUser, ResetPassword, GiveRole, TakeRole, AddToken, RevokeToken, UseToken,
	AddHook, ChangeHook, RotateHook, StopHook, StartHook, RemoveHook, SendToHook,
	MakeInvitation, AcceptInvitation, RevokeInvitation,
	OpenCoverage, ImportCoverage, EditCoverage, PublishCoverage, EraseCoverage,
	WriteUpdate, PostUpdate, PublishUpdate, EditUpdate, RetractUpdate, DiscardUpdate, UndoUpdate, EraseUpdate, SubmitUpdate, ReturnUpdate, PlaceUpdate,
	TakeUpdate, TakeOverUpdate, ReleaseUpdate, WriteMemo, DeleteMemo,
	SetSchedule, CancelSchedule, HoldSchedule, SetEmbargo, LiftEmbargo,
	SaveRecord, WithdrawRecord, PublishRecord, RedraftRecord, MergeRecord, UnmergeRecord, RejectDraft, OfferDraft,
	FillPictures, SaveCredit, DropCredit,
	AskedFor,
}

// Outcome is how an act ended.
type Outcome string

// The outcomes. What was wrongly typed is no act.
const (
	Done   Outcome = "done"
	Denied Outcome = "denied" // their rights do not allow it
	Failed Outcome = "failed" // of a log-in: it was not them
)

// Outcomes lists all of them.
var Outcomes = []Outcome{Done, Denied, Failed}

// CheckDeed gives the fault of a deed that is none of ours; "" is any.
func CheckDeed(d Deed) *fault.Error {
	if d == "" || slices.Contains(Deeds, d) {
		return nil
	}
	return fault.At("deed", "act.deed_unknown", "got", string(d))
}

// CheckOutcome gives the fault of an outcome that is none of ours; "" is any.
func CheckOutcome(o Outcome) *fault.Error {
	if o == "" || slices.Contains(Outcomes, o) {
		return nil
	}
	return fault.At("outcome", "act.outcome_unknown", "got", string(o))
}
