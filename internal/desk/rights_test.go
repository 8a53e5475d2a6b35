package desk_test

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/masthead"
	"readout/internal/media"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/presence"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Where an act takes its right, if not on one coverage.
const (
	wholeSite = "" // on the whole site
	anywhere  = "*"
)

// act is an action of the desk with the right it needs and where.
type act struct {
	name string
	on   string
	need people.Action
	do   func(ctx context.Context, s *site) error
}

// acts, with recordActs, is every action of the desk with the right it needs and where. Update 1 of "talks" is
// public and the statement "said" is marked in it; update 2 was submitted by another
// reporter. "plan" is a draft.
var acts = []act{
	{"create a coverage", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.CreateCoverage(ctx, desk.NewCoverage{Slug: "new", Title: text.Local{"en": "New"}})
		return err
	}},
	{"copy a coverage", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.CopyCoverage(ctx, "new", coverage.Content{Form: coverage.Live, State: coverage.Planned, Lang: "en", TZ: "UTC", Title: text.Local{"en": "New"}})
		return err
	}},
	{"edit a coverage", "talks", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.EditCoverage(ctx, "talks", desk.CoverageEdit{From: 1, Topic: ptr("new")})
		return err
	}},
	{"publish a coverage", "plan", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.EditCoverage(ctx, "plan", desk.CoverageEdit{From: 1, Publish: true})
		return err
	}},
	{"read a page", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.ReadPage(ctx, desk.PageToRead{Page: articlePage, Date: "2031-05-14"})
		return err
	}},
	{"read a page and import it", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.ImportPage(ctx, desk.PageToImport{PageToRead: desk.PageToRead{Page: articlePage, Date: "2031-05-14"}, Slug: "new"})
		return err
	}},
	{"import a page", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.Import(ctx, aPage(), desk.ImportOptions{Slug: "new", TZ: "UTC", Publish: true})
		return err
	}},
	{"open a replay", wholeSite, people.Cover, func(ctx context.Context, s *site) error {
		_, _, err := s.OpenReplay(ctx, "talks")
		return err
	}},
	{"post an update", "talks", people.Submit, func(ctx context.Context, s *site) error {
		_, err := s.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "new"})
		return err
	}},
	{"copy an update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.CopyUpdate(ctx, "talks", coverage.Message{Kind: coverage.Report, Headline: "new"})
		return err
	}},
	{"edit a public update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("new")})
		return err
	}},
	{"edit another's waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 2, desk.UpdateEdit{From: 1, Headline: ptr("new")})
		return err
	}},
	{"retract a public update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.RetractUpdate(ctx, "talks", 1, 1, "wrong")
		return err
	}},
	{"retract another's waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.RetractUpdate(ctx, "talks", 2, 1, "")
		return err
	}},
	{"erase a coverage's earlier words", "talks", people.Erase, func(ctx context.Context, s *site) error {
		_, err := s.EraseCoverageWords(ctx, "talks", "law")
		return err
	}},
	{"erase an update", "talks", people.Erase, func(ctx context.Context, s *site) error {
		_, err := s.EraseUpdate(ctx, "talks", 1, "law")
		return err
	}},
	{"undo a posting", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.UndoUpdate(ctx, "talks", 1, 1)
		return err
	}},
	{"correct a public update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 1, desk.UpdateEdit{From: 1, Note: "wrong", Correction: coverage.Corrected})
		return err
	}},
	{"send back a waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.ReturnUpdate(ctx, "talks", 2, 1, "who said so?")
		return err
	}},
	{"hand in another's draft", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.ReturnUpdate(owner, "talks", 2, 1, "who said so?")
		s.must(err)
		_, err = s.SubmitUpdate(ctx, "talks", 2, 1)
		return err
	}},
	{"publish a waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.PublishUpdate(ctx, "talks", 2, 1)
		return err
	}},
	{"post an update for later", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "new", PublishAt: ptr(noon.Add(hour))})
		return err
	}},
	{"post an update under embargo", "talks", people.Submit, func(ctx context.Context, s *site) error {
		_, err := s.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "new", Embargo: ptr(noon.Add(hour))})
		return err
	}},
	{"schedule an update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.SetSchedule(ctx, desk.Waiting{Slug: "talks", N: 2}, 1, noon.Add(hour))
		return err
	}},
	{"cancel the schedule of an update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.CancelSchedule(ctx, desk.Waiting{Slug: "talks", N: 2})
		return err
	}},
	{"put an embargo on another's update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.SetEmbargo(ctx, desk.Waiting{Slug: "talks", N: 2}, noon.Add(hour))
		return err
	}},
	{"lift the embargo on an update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.SetEmbargo(editor, desk.Waiting{Slug: "talks", N: 2}, noon.Add(hour))
		s.must(err)
		_, err = s.LiftEmbargo(ctx, desk.Waiting{Slug: "talks", N: 2}, "they have spoken")
		return err
	}},
	{"schedule a coverage", "plan", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.SetSchedule(ctx, desk.Waiting{Slug: "plan"}, 1, noon.Add(hour))
		return err
	}},
	{"cancel the schedule of a coverage", "plan", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.CancelSchedule(ctx, desk.Waiting{Slug: "plan"})
		return err
	}},
	{"put an embargo on a coverage", "plan", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.SetEmbargo(ctx, desk.Waiting{Slug: "plan"}, noon.Add(hour))
		return err
	}},
	{"lift the embargo on a coverage", "plan", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.SetEmbargo(editor, desk.Waiting{Slug: "plan"}, noon.Add(hour))
		s.must(err)
		_, err = s.LiftEmbargo(ctx, desk.Waiting{Slug: "plan"}, "they have spoken")
		return err
	}},
	{"pin an update", "talks", people.Publish, func(ctx context.Context, s *site) error { _, err := s.PinUpdate(ctx, "talks", 1, nil); return err }},
	{"unpin an update", "talks", people.Publish, func(ctx context.Context, s *site) error { _, err := s.UnpinUpdate(ctx, "talks", 1); return err }},
	{"move a pin", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.MovePin(ctx, "talks", 1, desk.Move{To: desk.Top})
		return err
	}},
	{"put an update elsewhere", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.PlaceUpdate(ctx, "talks", 1, desk.Move{To: desk.Top})
		return err
	}},
	{"mark a statement", "talks", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.MarkStatement(ctx, desk.NewStatement{Slug: "talks", N: 1, Quote: text.Quote{Exact: "borders"}, Speaker: []record.ActorID{"mori"}, Kind: record.Agree})
		return err
	}},
	{"anchor a statement anew", "talks", people.Record, func(ctx context.Context, s *site) error {
		return s.ReanchorItem(ctx, desk.ItemRef{Kind: record.KindStatement, ID: "said"}, 1, record.Body, text.Quote{Exact: "borders"})
	}},
	{"withdraw a statement", "talks", people.Record, func(ctx context.Context, s *site) error { return s.WithdrawStatement(ctx, "said") }},
	{"save an actor", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		return s.SaveActor(ctx, record.Actor{ID: "new", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "New"}}}, 0)
	}},
	{"save a tenure", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		return s.SaveTenure(ctx, record.Tenure{ID: "new", Person: "mori", Title: text.Local{"en": "New"}}, 0)
	}},
	{"save an event", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		return s.SaveEvent(ctx, record.Event{ID: "new", Kind: record.Round, Parent: "series"}, 0)
	}},
	{"save an issue", wholeSite, people.Record, func(ctx context.Context, s *site) error {
		return s.SaveIssue(ctx, record.Issue{ID: "new", Names: []record.Name{{Lang: "en", Text: "New"}}}, 0)
	}},
	{"see the desk", anywhere, people.Submit, func(ctx context.Context, s *site) error { _, err := s.DeskHome(ctx); return err }},
	{"see a draft coverage", "plan", people.Submit, func(ctx context.Context, s *site) error { _, err := s.DeskCoverage(ctx, "plan"); return err }},
	{"see a waiting update", "talks", people.Submit, func(ctx context.Context, s *site) error { _, err := s.DeskUpdate(ctx, "talks", 2); return err }},
	{"see the vocabulary", anywhere, people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Vocabulary(ctx); return err }},
	{"say that one is here", "talks", people.Submit, func(ctx context.Context, s *site) error {
		return s.Arrive(ctx, "talks", presence.Tab{ID: "1"})
	}},
	{"say that one goes", "talks", people.Submit, func(ctx context.Context, s *site) error { return s.Leave(ctx, "talks", "1") }},
	{"see who is here", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Here(ctx, "talks"); return err }},
	{"watch who is here", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.WatchHere(ctx, "talks"); return err }},
	{"see the memos on a coverage", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Memos(ctx, "talks", 0); return err }},
	{"see the memos on a draft", "plan", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Memos(ctx, "plan", 0); return err }},
	{"see the memos on an update", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Memos(ctx, "talks", 1); return err }},
	{"see the memos on a waiting update", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Memos(ctx, "talks", 2); return err }},
	{"write a memo on a coverage", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error {
		_, err := s.AddMemo(ctx, "talks", 0, "Who goes?", false)
		return err
	}},
	{"write a memo on an update", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error {
		_, err := s.AddMemo(ctx, "talks", 1, "Who said so?", true)
		return err
	}},
	{"write a memo on a waiting update", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error {
		_, err := s.AddMemo(ctx, "talks", 2, "Who said so?", true)
		return err
	}},
	{"delete another's memo", "talks", people.Publish, func(ctx context.Context, s *site) error {
		m, err := s.AddMemo(owner, "talks", 1, "Who said so?", false)
		s.must(err)
		return s.DeleteMemo(ctx, "talks", 1, m.ID)
	}},
	{"take a waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.TakeUpdate(ctx, "talks", 2, "")
		return err
	}},
	{"take over a waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.TakeUpdate(owner, "talks", 2, "")
		s.must(err)
		_, err = s.TakeUpdate(ctx, "talks", 2, "o")
		return err
	}},
	{"hand back a waiting update", "talks", people.Publish, func(ctx context.Context, s *site) error { return s.ReleaseUpdate(ctx, "talks", 2) }},
	{"listen for news of a coverage", "talks", people.Submit, func(ctx context.Context, s *site) error {
		ear, err := s.ListenCoverage(ctx, "talks")
		if err == nil {
			ear.Close()
		}
		return err
	}},
	{"listen for news of the desk", anywhere, people.Submit, func(ctx context.Context, s *site) error {
		ear, err := s.ListenHome(ctx)
		if err == nil {
			ear.Close()
		}
		return err
	}},
	{"see what an edit changed", "talks", people.ReadDrafts, func(ctx context.Context, s *site) error {
		_, err := s.Difference(ctx, "talks", 1, 1, 1)
		return err
	}},
	{"look up a link", anywhere, people.Submit, func(ctx context.Context, s *site) error { _, err := s.LookUpCard(ctx, "/c/talks"); return err }},
	{"take in a picture", anywhere, people.Submit, func(ctx context.Context, s *site) error {
		s.Desk.WithMedia(media.New(filepath.Join(s.dir, "media")))
		_, err := s.AddMedia(ctx, bytes.NewReader(credited(s.t, "A", "b")))
		return err
	}},
	{"fill missing pictures", "talks", people.Publish, func(ctx context.Context, s *site) error { _, err := s.FillMissing(ctx, "talks", nil, nil); return err }},
	{"keep a credit", wholeSite, people.Publish, func(ctx context.Context, s *site) error { return s.SaveCredit(ctx, "", coverage.Credit{Name: "A"}) }},
	{"drop a credit", wholeSite, people.Publish, func(ctx context.Context, s *site) error { return s.DropCredit(ctx, "A") }},
	{"see the credits", anywhere, people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Credits(ctx); return err }},
	{"see the users", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error { _, err := s.Users(ctx); return err }},
	{"add a user", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error { return s.AddUser(ctx, "new", people.Reporter, "") }},
	{"see a user", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error {
		_, err := s.User(ctx, s.user("ann").ID)
		return err
	}},
	{"find a user", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error {
		_, err := s.UserNamed(ctx, "ann")
		return err
	}},
	{"change a user", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error {
		return s.ChangeUser(ctx, s.user("ann").ID, desk.UserChange{Role: ptr(people.Editor), Disabled: ptr(true)})
	}},
	{"reset a password", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error {
		_, err := s.ResetPassword(ctx, s.user("ann").ID, "")
		return err
	}},
	{"see who works on it", "talks", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.CoveragePeople(ctx, "talks")
		return err
	}},
	{"see who works on a draft", "plan", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.CoveragePeople(ctx, "plan")
		return err
	}},
	{"give a role", "talks", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.GiveRole(ctx, "talks", "ann", people.Editor)
		return err
	}},
	{"take a role", "talks", people.Invite, func(ctx context.Context, s *site) error {
		return s.TakeRole(ctx, "talks", s.user("ann").ID)
	}},
	{"make an invitation", "talks", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.MakeInvitation(ctx, "talks", desk.NewInvitation{Hours: 24, Uses: 1})
		return err
	}},
	{"make an invitation to a draft", "plan", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.MakeInvitation(ctx, "plan", desk.NewInvitation{Hours: 24, Uses: 1})
		return err
	}},
	{"list invitations", "talks", people.Invite, func(ctx context.Context, s *site) error {
		_, err := s.Invitations(ctx, "talks")
		return err
	}},
	{"revoke an invitation", "talks", people.Invite, func(ctx context.Context, s *site) error {
		made, err := s.MakeInvitation(owner, "talks", desk.NewInvitation{Hours: 24, Uses: 1})
		s.must(err)
		return s.RevokeInvitation(ctx, "talks", made.ID)
	}},
	{"see how the site is", wholeSite, people.Configure, func(ctx context.Context, s *site) error { _, err := s.Health(ctx); return err }},
	{"see for how long acts are kept", wholeSite, people.Configure, func(ctx context.Context, s *site) error { _, err := s.ActsKept(ctx); return err }},
	{"keep acts for another time", wholeSite, people.Configure, func(ctx context.Context, s *site) error { _, err := s.KeepActs(ctx, 0, 30); return err }},
	{"see the sections", wholeSite, people.Cover, func(ctx context.Context, s *site) error { _, err := s.Sections(ctx); return err }},
	{"configure the sections", wholeSite, people.Configure, func(ctx context.Context, s *site) error {
		_, err := s.ConfigureSections(ctx, 0, masthead.Sections{{Slug: "new", Names: text.Local{"en": "New"}}})
		return err
	}},
	{"see the site's settings", wholeSite, people.Configure, func(ctx context.Context, s *site) error {
		_, err := s.SiteSettings(ctx)
		return err
	}},
	{"preview the site's settings", wholeSite, people.Configure, func(ctx context.Context, s *site) error {
		_, err := s.PreviewSite(ctx, desk.SiteEdit{Imprint: &text.Local{"en": "new"}})
		return err
	}},
	{"configure the site", wholeSite, people.Configure, func(ctx context.Context, s *site) error {
		_, err := s.ConfigureSite(ctx, desk.SiteEdit{Imprint: &text.Local{"en": "new"}})
		return err
	}},
	{"see the audit log", wholeSite, people.Configure, func(ctx context.Context, s *site) error { _, err := s.Audit(ctx, desk.ActsOf{}, 1); return err }},
	{"make somebody a token", wholeSite, people.ManageUsers, func(ctx context.Context, s *site) error {
		_, err := s.MakeToken(ctx, desk.NewToken{User: "ann", Name: "wire", Scope: people.ReadOnly})
		return err
	}},
	{"make a webhook", wholeSite, people.Configure, func(ctx context.Context, s *site) error {
		_, err := s.AddHook(ctx, desk.HookFields{Name: "new", URL: "https://receiver.example/"})
		return err
	}},
	{"change a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error {
		return s.ChangeHook(ctx, id, desk.HookFields{Name: "new", URL: "https://receiver.example/"})
	})},
	{"rotate a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { _, err := s.RotateHook(ctx, id); return err })},
	{"stop a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { return s.StopHook(ctx, id) })},
	{"start a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { return s.StartHook(ctx, id, true) })},
	{"remove a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { return s.RemoveHook(ctx, id) })},
	{"test a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { return s.TestHook(ctx, id) })},
	{"see webhooks", wholeSite, people.Configure, func(ctx context.Context, s *site) error { _, err := s.Hooks(ctx); return err }},
	{"see a webhook", wholeSite, people.Configure, onHook(func(ctx context.Context, s *site, id string) error { _, err := s.Hook(ctx, id); return err })},
	{"see one's tokens", anywhere, people.OwnAccount, func(ctx context.Context, s *site) error { _, err := s.Tokens(ctx); return err }},
}

// onHook does something to the webhook of the site for rights.
func onHook(do func(ctx context.Context, s *site, id string) error) func(context.Context, *site) error {
	return func(ctx context.Context, s *site) error {
		all, err := s.Hooks(owner)
		s.must(err)
		return do(ctx, s, all[0].Hook.ID)
	}
}

// othersWords are the acts on a colleague's words, which contributors are not told of.
var othersWords = []string{
	"see a waiting update", "see what an edit changed", "edit another's waiting update", "retract another's waiting update", "put an embargo on another's update", "hand in another's draft",
	"see the memos on a waiting update", "write a memo on a waiting update", "take a waiting update", "take over a waiting update", "hand back a waiting update",
}

var forRights = prepared(func(t *testing.T) *site {
	s := withTalks(t)
	s.sql(`UPDATE coverage SET content = REPLACE(content, '{"form"', '{"order":"editorial","form"') WHERE slug = 'talks'`)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of borders and of peace.\n\n毛利外相は島の共同調査を提案した。", Pinned: true})
	s.post(other, "talks", desk.NewUpdate{Headline: "waits"})
	s.mark("talks", 1, "peace", func(in *desk.NewStatement) { in.ID = "said" })
	s.mark("talks", 1, "borders", func(in *desk.NewStatement) { in.ID, in.Draft = "kept", true })
	s.recorded()
	s.must(s.AddUser(owner, "ann", people.Reporter, ""))
	_, err := s.AddHook(owner, desk.HookFields{Name: "wire", URL: "https://receiver.example/"})
	s.must(err)
	return s
})

// who is somebody who asks.
type who struct {
	name string
	user *people.User // nil: a reader
}

// ctx is how they ask.
func (w who) ctx() context.Context {
	if w.user == nil {
		return reader
	}
	return people.With(context.Background(), w.user)
}

// everybody is somebody of each sort there is, on a site that has the coverages.
func everybody(s *site) []who {
	talks, plan := s.idOf("talks"), s.idOf("plan")
	user := func(role people.Role, on map[coverage.ID]people.Role) *people.User {
		return &people.User{ID: "x", Name: "x", Role: role, On: on}
	}
	on := func(id coverage.ID, role people.Role) map[coverage.ID]people.Role {
		return map[coverage.ID]people.Role{id: role}
	}
	guest := user("", on(talks, people.Contributor))
	guest.Guest = true
	return []who{
		{"a reader", nil},
		{"the owner", user(people.Owner, nil)},
		{"an editor", user(people.Editor, nil)},
		{"a reporter", user(people.Reporter, nil)},
		{"a reporter, editor of talks", user(people.Reporter, on(talks, people.Editor))},
		{"the editor of talks alone", user("", on(talks, people.Editor))},
		{"the editor of plan alone", user("", on(plan, people.Editor))},
		{"a reporter of talks alone", user("", on(talks, people.Reporter))},
		{"a contributor to talks", guest},
		{"a contributor to plan", user("", on(plan, people.Contributor))},
		{"somebody without a role", user("", nil)},
	}
}

func (s *site) idOf(slug string) coverage.ID {
	s.t.Helper()
	var id coverage.ID
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.CoverageBySlug(ctx, slug)
		if err == nil {
			id = c.ID
		}
		return err
	}))
	return id
}

// may tells what the table says of an act.
func may(s *site, u *people.User, on string, need people.Action) bool {
	switch on {
	case wholeSite:
		return u.May(need)
	case anywhere:
		return u.MayAnywhere(need)
	}
	return u.MayOn(need, s.idOf(on))
}

func TestEveryActionAsksForItsRight(t *testing.T) {
	t.Parallel()
	everyone := everybody(forRights(t))
	for _, act := range slices.Concat(acts, recordActs, stateActs) {
		t.Run(act.name, func(t *testing.T) {
			t.Parallel()
			var s *site // who was refused leaves it to the next one
			for _, who := range everyone {
				if s == nil {
					s = forRights(t)
				}
				if !asksForItsRight(t, s, act, who) {
					s = nil
				}
			}
		})
	}
}

// TestContributorsSeeTheirOwn: of a coverage that they may hand in to they see what readers
// see, and what they wrote.
func TestContributorsSeeTheirOwn(t *testing.T) {
	s := forRights(t)
	guest := people.With(reader, &people.User{ID: "g", Name: "g", Guest: true, On: map[coverage.ID]people.Role{s.idOf("talks"): people.Contributor, s.idOf("plan"): people.Contributor}})
	s.post(editor, "talks", desk.NewUpdate{Headline: "colleague's draft", Draft: true})
	s.post(editor, "plan", desk.NewUpdate{Headline: "ready, but the page is not public"})
	s.mark("talks", 2, "waits", func(in *desk.NewStatement) { in.ID, in.Field = "unseen", record.Headline })
	own := s.post(guest, "talks", desk.NewUpdate{Headline: "own"})
	check(t, "a contributor's update", own.Standing, coverage.Submitted)
	onPlan := s.post(guest, "plan", desk.NewUpdate{Headline: "own, of a draft"})

	for slug, want := range map[string]string{"talks": "own, one", "plan": "own, of a draft"} {
		v, err := s.DeskCoverage(guest, slug)
		s.must(err)
		var got []string
		for _, u := range v.Updates {
			got = append(got, u.Update.Message.Headline)
		}
		check(t, slug, strings.Join(got, ", "), want)
	}
	for _, n := range []int{own.N, 1} { // theirs, and one that readers see
		_, err := s.DeskUpdate(guest, "talks", n)
		s.must(err)
	}
	for _, n := range []int{2, 3, 99} {
		_, err := s.DeskUpdate(guest, "talks", n)
		wantFault(t, "a colleague's, or none", err, fault.NotFound, "update.missing", "")
		_, err = s.EditUpdate(guest, "talks", n, desk.UpdateEdit{From: 1, Headline: ptr("mine now")})
		wantFault(t, "editing it", err, fault.NotFound, "update.missing", "")
		_, err = s.RetractUpdate(guest, "talks", n, 1, "")
		wantFault(t, "taking it back", err, fault.NotFound, "update.missing", "")
	}
	home, err := s.DeskHome(guest)
	s.must(err)
	check(t, "coverages on the desk", len(home.Submitted)+len(home.Orphans)+len(home.Corrections), 0)
	_, err = s.RetractUpdate(guest, "plan", onPlan.N, 1, "")
	s.must(err)
}

// TestTheDeskOfOneCoverage: who works on one coverage sees nothing of the others.
func TestTheDeskOfOneCoverage(t *testing.T) {
	s := forRights(t)
	talks, plan := s.idOf("talks"), s.idOf("plan")
	s.must(s.AddUser(owner, "eve", people.Reporter, ""))
	eve := s.user("eve")
	eve.Role = ""
	s.give(eve, plan, people.Editor)
	ctx := people.With(reader, eve)
	s.post(other, "plan", desk.NewUpdate{Headline: "waits on plan"})
	cited := s.mark("plan", 1, "waits", func(in *desk.NewStatement) { in.ID, in.Field = "both", record.Headline })
	alsoCites(s, cited.Statement, 2) // a waiting update of talks
	home, err := s.DeskHome(ctx)
	s.must(err)
	check(t, "coverages", len(home.Coverages), 1)
	check(t, "the one", home.Coverages[0].Coverage.ID, plan)
	check(t, "what waits", len(home.Submitted), 1)
	check(t, "of which", home.Submitted[0].Coverage.ID, plan)
	for _, st := range home.Submitted[0].Statements {
		for _, c := range st.Statement.Citations {
			if c.Coverage == string(talks) {
				t.Errorf("a statement shows words of another coverage: %q", c.Quote.Exact)
			}
		}
	}
	_, err = s.DeskCoverage(ctx, "talks")
	wantFault(t, "another, public", err, fault.Denied, "people.no_role", "")
	wantFault(t, "a statement that rests on both", s.WithdrawStatement(ctx, "both"), fault.Denied, "people.no_role", "")
	s.must(s.WithdrawStatement(editor, "both"))
}

// TestReporters is what the table of rights cannot say: a reporter's own words, until an
// editor has published them.
func TestReporters(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	own := s.post(reporter, "talks", desk.NewUpdate{Headline: "own"})
	check(t, "a reporter's update", own.Standing, coverage.Submitted)
	check(t, "its position", own.Position, journal.Start)
	r, err := s.EditUpdate(reporter, "talks", own.N, desk.UpdateEdit{From: 1, Headline: ptr("own, better")})
	if err != nil || r.Revision != 2 || r.Standing != coverage.Submitted {
		t.Errorf("editing one's own that waits: got %+v, %v, want revision 2, submitted", r, err)
	}
	draft := s.post(reporter, "talks", desk.NewUpdate{Headline: "draft", Draft: true})
	check(t, "a reporter's draft", draft.Standing, coverage.Draft)
	r, err = s.RetractUpdate(reporter, "talks", draft.N, 1, "")
	if err != nil || r.Standing != coverage.Discarded {
		t.Errorf("taking back one's own draft: got %+v, %v, want it discarded", r, err)
	}
	check(t, "head of the journal: nothing was public", s.head(), before)
	if _, err := s.PublishUpdate(editor, "talks", own.N, 2); err != nil {
		t.Fatal(err)
	}
	_, err = s.EditUpdate(reporter, "talks", own.N, desk.UpdateEdit{From: 2, Headline: ptr("other")})
	wantFault(t, "editing one's own once public", err, fault.Denied, "update.public_now", "")
	_, err = s.RetractUpdate(reporter, "talks", own.N, 2, "")
	wantFault(t, "retracting one's own once public", err, fault.Denied, "update.public_now", "")
}

func aPage() *paste.Draft {
	return &paste.Draft{
		Form: coverage.Live, State: coverage.Ended, Lang: "en", Title: "A day", Standfirst: "In short", Section: "Politics", Topic: "Talks",
		Tags: []string{"a", "b"}, Stamp: "20:00 9 May 2035",
		Updates: []paste.Update{ // the newest stands on top
			{Said: noon.Add(2 * minute), Kind: coverage.Marker, Mark: coverage.MarkEnd, Headline: "The end"},
			{Said: noon, Kind: coverage.Report, Headline: "Second of the minute", Body: text.Paragraphs("One.", "Two.")},
			{Said: noon, Kind: coverage.Report, Headline: "First of the minute", Pictures: []coverage.Picture{{Caption: "A table", Credit: "Agency"}}},
		},
	}
}
