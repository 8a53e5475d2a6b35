package api

import (
	"context"
	"net/http"

	"readout/internal/people"
)

var roleList = operation{
	id: "list_roles", method: http.MethodGet, path: "/coverages/{slug}/roles", tag: "people", needs: true,
	about: "Who has a role on the coverage, besides those who work on the whole site. For its editors.",
}

// RoleList is the roles on a coverage.
type RoleList struct {
	Roles []Role `json:"roles"`
}

func (r *room) listRoles(ctx context.Context, in *SlugIn) (*answer[RoleList], error) {
	v, err := r.desk.CoveragePeople(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	list := RoleList{Roles: make([]Role, 0, len(v.Roles))}
	for i := range v.Roles {
		list.Roles = append(list.Roles, role(&v.Roles[i]))
	}
	return &answer[RoleList]{list}, nil
}

var roleGive = operation{
	id: "give_role", method: http.MethodPost, path: "/coverages/{slug}/roles", tag: "people", needs: true,
	about: "Gives somebody who has an account a role on the coverage, in the place of the one they had there. It adds to the role they have on the whole site. For its editors.",
}

// NewRole is the role to give.
type NewRole struct {
	Name string `json:"name" maxLength:"60" doc:"Of somebody who has an account."`
	Role string `json:"role" format:"coverage-role" doc:"editor: publishes; reporter: sees drafts and hands in; contributor: hands in and sees their own texts."`
}

type roleGiveIn struct {
	SlugIn
	Body NewRole
}

func (r *room) giveRole(ctx context.Context, in *roleGiveIn) (*answer[Role], error) {
	v, err := r.desk.GiveRole(ctx, in.Slug, in.Body.Name, people.Role(in.Body.Role))
	if err != nil {
		return nil, err
	}
	return &answer[Role]{role(v)}, nil
}

var roleTake = operation{
	id: "take_role", method: http.MethodDelete, path: "/coverages/{slug}/roles/{id}", tag: "people", needs: true,
	about: "Takes somebody's role on the coverage and answers with those that are left. The role they have on the whole site goes on. For its editors.",
}

type roleTakeIn struct {
	SlugIn
	UserIn
}

func (r *room) takeRole(ctx context.Context, in *roleTakeIn) (*answer[RoleList], error) {
	if err := r.desk.TakeRole(ctx, in.Slug, people.UserID(in.ID)); err != nil {
		return nil, err
	}
	return r.listRoles(ctx, &in.SlugIn)
}
