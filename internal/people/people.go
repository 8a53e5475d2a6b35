// Package people says who works on a site, what each role may do, on the whole site or on
// single coverages, and how passwords, sessions and tokens are made and checked. It stores
// nothing.
package people

import (
	"time"

	"readout/internal/coverage"
)

// UserID names a user for good.
type UserID string

// User is somebody who works on a site.
type User struct {
	ID       UserID
	Name     string               // what they log in with and what colleagues see
	Role     Role                 // on the whole site; "": they have roles on coverages alone
	On       map[coverage.ID]Role // on single coverages, besides
	Guest    bool                 // came by an invitation: has no way in but its link
	Password string               // argon2id, in the PHC string format; empty: cannot log in by password
	Created  time.Time
	Disabled time.Time // zero: may come in
	Token    *Token    // by which they came, nil if by none
}

// may tells whether a role gives a user a right. A guest has no account to look after; a token
// that opens but a part does not lead to it.
func (u *User) may(role Role, a Action) bool {
	return role.May(a) && (a != OwnAccount || !u.Guest && !u.onSome())
}

// May tells whether a user has a right on the whole site, and so on every coverage. Their
// own account everybody has who has any role.
func (u *User) May(a Action) bool {
	if a == OwnAccount {
		return u.MayAnywhere(a)
	}
	return u != nil && u.may(u.Role, a)
}

// MayOn tells whether a user has a right on a coverage.
func (u *User) MayOn(a Action, id coverage.ID) bool {
	return u.May(a) || u != nil && u.may(u.On[id], a)
}

// MayAnywhere tells whether a user has a right on the site or on some coverage: what is
// asked before it is known which one is meant.
func (u *User) MayAnywhere(a Action) bool {
	if u == nil || u.may(u.Role, a) {
		return u != nil
	}
	for _, role := range u.On {
		if u.may(role, a) {
			return true
		}
	}
	return false
}

// RoleOn gives the role that counts on a coverage: the stronger of the two, "" if there is none.
func (u *User) RoleOn(id coverage.ID) Role {
	for _, r := range Roles {
		if u != nil && (u.Role == r || u.On[id] == r) {
			return r
		}
	}
	return ""
}
