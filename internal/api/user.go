package api

import (
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

// User is somebody who works on the site.
type User struct {
	ID       string     `json:"id" doc:"Names them for good."`
	Name     string     `json:"name" doc:"What they log in with and what colleagues see."`
	Role     string     `json:"role" format:"site-role" doc:"On the whole site."`
	On       []Role     `json:"on,omitempty" doc:"Roles on single coverages, besides."`
	Created  time.Time  `json:"created"`
	Disabled *time.Time `json:"disabled,omitempty" doc:"Since when they are kept out."`
}

// Role is a role on a coverage.
type Role struct {
	Coverage string     `json:"coverage" doc:"The coverage's slug."`
	User     string     `json:"user" doc:"The user's id."`
	Name     string     `json:"name" doc:"The user's name."`
	Role     string     `json:"role" format:"coverage-role"`
	By       string     `json:"by,omitempty" doc:"Who gave it."`
	Given    time.Time  `json:"given"`
	Ends     *time.Time `json:"ends,omitempty" doc:"Left out: when it is taken."`
}

// noRole is what a program calls having no role on the whole site.
const noRole = "none"

func siteRole(role string) people.Role {
	if role == noRole {
		return ""
	}
	return people.Role(role)
}

func user(v *desk.UserView) User {
	u := User{ID: string(v.ID), Name: v.Name, Role: string(v.Role), Created: v.Created.UTC(), Disabled: unlessZero(v.Disabled)}
	if u.Role == "" {
		u.Role = noRole
	}
	for i := range v.On {
		u.On = append(u.On, role(&v.On[i]))
	}
	return u
}

func role(v *desk.RoleView) Role {
	return Role{
		Coverage: v.Coverage.Slug, User: string(v.User.ID), Name: v.User.Name, Role: string(v.Role), By: v.By,
		Given: v.Given.UTC(), Ends: unlessZero(v.Ends),
	}
}

func unlessZero(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return utc(&t)
}
