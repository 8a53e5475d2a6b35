package people

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/text"
)

// Invitation is a link with which people hand in on a coverage for a time, without an
// account. Its ID stands in the link and is no secret; beside it stands one.
type Invitation struct {
	ID       string
	Hash     string // of the secret
	Coverage coverage.ID
	Label    string // whom it is for: said to editors alone
	By       UserID
	Made     time.Time
	Ends     time.Time
	Uses     int       // how many may come by it
	Used     int       // how many have
	Wrong    int       // how often it was tried with another secret
	Revoked  time.Time // zero: is not
}

// InvitationState says what an invitation is good for.
type InvitationState string

// The states of an invitation. Whoever came by it stays while it is open or used up.
const (
	InvitationOpen    InvitationState = "open"
	InvitationUsedUp  InvitationState = "used_up" // nobody else can come by it
	InvitationEnded   InvitationState = "ended"
	InvitationRevoked InvitationState = "revoked"
	InvitationGuessed InvitationState = "guessed" // wrong secrets were tried too often: nobody can come by it any more
)

// The bounds of invitations.
const (
	MaxInvitationUses  = 50
	MaxInvitations     = 50 // of one coverage that have not ended
	MaxInvitationWrong = 20 // wrong secrets that one is tried with
	maxInvitationLabel = 60
)

// InvitationHours are how long an invitation can last.
var InvitationHours = []int{6, 24, 72, 168, 336, 720}

// State gives the state of an invitation at a moment.
func (i *Invitation) State(now time.Time) InvitationState {
	switch {
	case !i.Revoked.IsZero():
		return InvitationRevoked
	case !i.Ends.After(now):
		return InvitationEnded
	case i.Wrong >= MaxInvitationWrong:
		return InvitationGuessed
	case i.Used >= i.Uses:
		return InvitationUsedUp
	}
	return InvitationOpen
}

// CheckInvitation gives the faults of an invitation that somebody wants to make.
func CheckInvitation(label string, hours, uses int) error {
	var faults []*fault.Error
	if !slices.Contains(InvitationHours, hours) {
		faults = append(faults, fault.At("hours", "invitation.hours", "got", hours, "want", hoursInWords()))
	}
	if uses < 1 || uses > MaxInvitationUses {
		faults = append(faults, fault.At("uses", "invitation.uses", "got", uses, "count", MaxInvitationUses))
	}
	if !utf8.ValidString(label) || utf8.RuneCountInString(label) > maxInvitationLabel || text.Check(label) != nil || strings.ContainsAny(label, "\n\t") {
		faults = append(faults, fault.At("label", "invitation.label", "count", maxInvitationLabel))
	}
	return fault.Join(faults...)
}

func hoursInWords() string {
	all := make([]string, len(InvitationHours))
	for i, h := range InvitationHours {
		all[i] = strconv.Itoa(h)
	}
	return strings.Join(all, ", ")
}
