package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
)

var invitationList = operation{
	id: "list_invitations", method: http.MethodGet, path: "/coverages/{slug}/invitations", tag: "people", needs: true,
	about: "The links with which people can hand in on the coverage without an account, the newest first, ended ones too. For its editors.",
}

// Invitation is a link that lets people hand in on a coverage.
type Invitation struct {
	ID      string     `json:"id"`
	Label   string     `json:"label,omitempty" doc:"Whom it is for; said to editors alone."`
	State   string     `json:"state" format:"invitation-state" doc:"used_up: nobody else can come by it; guessed: wrong secrets were tried too often, nobody can come by it any more. Whoever came stays until it has ended or is revoked."`
	By      string     `json:"by,omitempty" doc:"Who made it."`
	Made    time.Time  `json:"made"`
	Ends    time.Time  `json:"ends" doc:"It and what it opened."`
	Revoked *time.Time `json:"revoked,omitempty"`
	Uses    int        `json:"uses" doc:"How many may come by it."`
	Used    int        `json:"used" doc:"How many have."`
}

// InvitationList is the links to a coverage.
type InvitationList struct {
	Invitations []Invitation `json:"invitations"`
}

func invitation(v *desk.InvitationView) Invitation {
	return Invitation{
		ID: v.ID, Label: v.Label, State: string(v.State), By: v.By, Made: v.Made.UTC(), Ends: v.Ends.UTC(),
		Revoked: unlessZero(v.Revoked), Uses: v.Uses, Used: v.Used,
	}
}

func (r *room) listInvitations(ctx context.Context, in *SlugIn) (*answer[InvitationList], error) {
	views, err := r.desk.Invitations(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	list := InvitationList{Invitations: make([]Invitation, 0, len(views))}
	for i := range views {
		list.Invitations = append(list.Invitations, invitation(&views[i]))
	}
	return &answer[InvitationList]{list}, nil
}

var invitationMake = operation{
	id: "make_invitation", method: http.MethodPost, path: "/coverages/{slug}/invitations", tag: "people",
	status: http.StatusCreated, needs: true,
	about: "Makes a link with which people can hand in on the coverage without an account. Its address is told this once. For its editors.",
}

// NewInvitation is a link to make.
type NewInvitation struct {
	Label string `json:"label,omitempty" maxLength:"60" doc:"Whom it is for; said to editors alone."`
	Hours int    `json:"hours" doc:"How long it lasts: 6, 24, 72, 168, 336 or 720."`
	Uses  int    `json:"uses,omitempty" minimum:"1" maximum:"50" default:"1" doc:"How many may come by it."`
}

// MadeInvitation answers with the link.
type MadeInvitation struct {
	Invitation
	URL string `json:"url" doc:"What to send to those whom it is for."`
}

type invitationMakeIn struct {
	SlugIn
	Body NewInvitation
}

func (r *room) makeInvitation(ctx context.Context, in *invitationMakeIn) (*made[MadeInvitation], error) {
	v, err := r.desk.MakeInvitation(ctx, in.Slug, desk.NewInvitation{Label: in.Body.Label, Hours: in.Body.Hours, Uses: max(1, in.Body.Uses)})
	if err != nil {
		return nil, err
	}
	return &made[MadeInvitation]{
		r.resource("coverages", in.Slug, "invitations"),
		MadeInvitation{invitation(&v.InvitationView), r.page("join", v.ID, v.Secret)},
	}, nil
}

var invitationRevoke = operation{
	id: "revoke_invitation", method: http.MethodDelete, path: "/coverages/{slug}/invitations/{id}", tag: "people", needs: true,
	about: "Ends a link at once and lets go whoever came by it; what they handed in stays. Answers with all links. For the coverage's editors.",
}

type invitationRevokeIn struct {
	SlugIn
	ID string `path:"id" maxLength:"80" doc:"The link's id."`
}

func (r *room) revokeInvitation(ctx context.Context, in *invitationRevokeIn) (*answer[InvitationList], error) {
	if err := r.desk.RevokeInvitation(ctx, in.Slug, in.ID); err != nil {
		return nil, err
	}
	return r.listInvitations(ctx, &in.SlugIn)
}
