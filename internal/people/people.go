// Package people says who works on a site, what each role may do, and how passwords,
// sessions and tokens are made and checked. It stores nothing.
package people

import (
	"context"
	"time"

	"readout/internal/fault"
)

// UserID names a user for good.
type UserID string

// Role is what a user is on a site.
type Role string

// The roles, from the one that may do everything to the one that may submit.
const (
	Owner    Role = "owner"
	Editor   Role = "editor"
	Reporter Role = "reporter"
)

// Roles lists all of them.
var Roles = []Role{Owner, Editor, Reporter}

// User is somebody who works on a site.
type User struct {
	ID       UserID
	Name     string // what they log in with and what colleagues see
	Role     Role
	Password string // argon2id, in the PHC string format; empty: cannot log in by password
	Created  time.Time
}

// Action is something the table of rights speaks of.
type Action string

// The actions. A test tries every role on every route against this table.
const (
	Submit      Action = "submit"       // hand in an update, edit one's own that waits
	Publish     Action = "publish"      // make updates public, edit and retract them
	Cover       Action = "cover"        // open, edit, end a coverage; import one
	Record      Action = "record"       // keep the record: actors, issues, rounds, statements
	ReadDrafts  Action = "read_drafts"  // see what is not public
	ManageUsers Action = "manage_users" // users, roles, tokens
	OwnAccount  Action = "own_account"  // one's own password, passkeys, sessions
	Erase       Action = "erase"        // erase words for good, where the law asks for it
)

// Actions lists all of them.
var Actions = []Action{Submit, Publish, Cover, Record, ReadDrafts, ManageUsers, OwnAccount, Erase}

var rights = map[Role]map[Action]bool{
	Owner:    {Submit: true, Publish: true, Cover: true, Record: true, ReadDrafts: true, ManageUsers: true, OwnAccount: true, Erase: true},
	Editor:   {Submit: true, Publish: true, Cover: true, Record: true, ReadDrafts: true, OwnAccount: true},
	Reporter: {Submit: true, ReadDrafts: true, OwnAccount: true},
}

// May tells whether a role has a right.
func (r Role) May(a Action) bool { return rights[r][a] }

type asker struct{}

// With puts the user who asks into a context.
func With(ctx context.Context, u *User) context.Context { return context.WithValue(ctx, asker{}, u) }

// From gives the user who asks, nil for a reader.
func From(ctx context.Context) *User {
	u, _ := ctx.Value(asker{}).(*User)
	return u
}

// Need gives the user who asks if they have the right; a fault of kind Unauthenticated
// when nobody is logged in, Denied when the role does not allow it.
func Need(ctx context.Context, a Action) (*User, error) {
	u := From(ctx)
	switch {
	case u == nil:
		return nil, fault.New(fault.Unauthenticated, "people.log_in")
	case !u.Role.May(a):
		return nil, fault.New(fault.Denied, "people.not_allowed", "role", string(u.Role), "action", string(a))
	}
	return u, nil
}
