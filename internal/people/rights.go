package people

// Role is what a user is, on a site or on one of its coverages.
type Role string

// The roles, from the one that may do everything to the one that may hand in on the
// coverages they were asked to.
const (
	Owner       Role = "owner"
	Editor      Role = "editor"
	Reporter    Role = "reporter"
	Contributor Role = "contributor"
)

// Roles lists all of them. SiteRoles are those that somebody can have on the whole site,
// CoverageRoles those on a single coverage.
var (
	Roles         = []Role{Owner, Editor, Reporter, Contributor}
	SiteRoles     = []Role{Owner, Editor, Reporter}
	CoverageRoles = []Role{Editor, Reporter, Contributor}
)

// Action is something the table of rights speaks of.
type Action string

// The actions. Tests try every role on every route and on every action of the desk against
// this table.
const (
	Submit      Action = "submit"       // hand in an update, edit one's own that waits
	Publish     Action = "publish"      // make updates public, edit and retract them
	Cover       Action = "cover"        // edit and end a coverage; on the whole site: open and import one
	Record      Action = "record"       // mark statements; on the whole site: actors, issues, rounds
	ReadDrafts  Action = "read_drafts"  // see what is not public
	Invite      Action = "invite"       // say who works on a coverage, and make links that let people in
	ManageUsers Action = "manage_users" // users, roles, everybody's tokens
	OwnAccount  Action = "own_account"  // one's own password, passkeys, sessions, tokens
	Erase       Action = "erase"        // erase words for good, where the law asks for it
	Configure   Action = "configure"    // settings, webhooks; see the audit log and how the site is
)

// Actions lists all of them.
var Actions = []Action{Submit, Publish, Cover, Record, ReadDrafts, Invite, ManageUsers, OwnAccount, Erase, Configure}

var rights = map[Role]map[Action]bool{
	Owner:       {Submit: true, Publish: true, Cover: true, Record: true, ReadDrafts: true, Invite: true, ManageUsers: true, OwnAccount: true, Erase: true, Configure: true},
	Editor:      {Submit: true, Publish: true, Cover: true, Record: true, ReadDrafts: true, Invite: true, OwnAccount: true},
	Reporter:    {Submit: true, ReadDrafts: true, OwnAccount: true},
	Contributor: {Submit: true, OwnAccount: true},
}

// May tells whether a role has a right, where it is held.
func (r Role) May(a Action) bool { return rights[r][a] }
