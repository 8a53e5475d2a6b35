package desk_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/media"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// acts is every action of the desk with the right it needs. Update 1 of "talks" is public
// and the statement "said" is marked in it; update 2 was submitted by another reporter.
var acts = []struct {
	name string
	need people.Action
	do   func(ctx context.Context, s *site) error
}{
	{"create a coverage", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.CreateCoverage(ctx, desk.NewCoverage{Slug: "new", Title: text.Local{"en": "New"}})
		return err
	}},
	{"copy a coverage", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.CopyCoverage(ctx, "new", coverage.Content{Form: coverage.Live, State: coverage.Planned, Lang: "en", TZ: "UTC", Title: text.Local{"en": "New"}})
		return err
	}},
	{"edit a coverage", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.EditCoverage(ctx, "talks", desk.CoverageEdit{From: 1, Topic: ptr("new")})
		return err
	}},
	{"publish a coverage", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.EditCoverage(ctx, "plan", desk.CoverageEdit{From: 1, Publish: true})
		return err
	}},
	{"import a page", people.Cover, func(ctx context.Context, s *site) error {
		_, err := s.Import(ctx, aPage(), desk.ImportOptions{Slug: "new", TZ: "UTC", Publish: true})
		return err
	}},
	{"open a replay", people.Cover, func(ctx context.Context, s *site) error {
		_, _, err := s.OpenReplay(ctx, "talks")
		return err
	}},
	{"post an update", people.Submit, func(ctx context.Context, s *site) error {
		_, err := s.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "new"})
		return err
	}},
	{"copy an update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.CopyUpdate(ctx, "talks", coverage.Message{Kind: coverage.Report, Headline: "new"})
		return err
	}},
	{"edit a public update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("new")})
		return err
	}},
	{"edit another's waiting update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 2, desk.UpdateEdit{From: 1, Headline: ptr("new")})
		return err
	}},
	{"retract a public update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.RetractUpdate(ctx, "talks", 1, 1, "wrong")
		return err
	}},
	{"retract another's waiting update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.RetractUpdate(ctx, "talks", 2, 1, "")
		return err
	}},
	{"erase an update", people.Erase, func(ctx context.Context, s *site) error {
		_, err := s.EraseUpdate(ctx, "talks", 1, "law")
		return err
	}},
	{"undo a posting", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.UndoUpdate(ctx, "talks", 1, 1)
		return err
	}},
	{"correct a public update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.EditUpdate(ctx, "talks", 1, desk.UpdateEdit{From: 1, Note: "wrong", Correction: coverage.Corrected})
		return err
	}},
	{"publish a waiting update", people.Publish, func(ctx context.Context, s *site) error {
		_, err := s.PublishUpdate(ctx, "talks", 2, 1)
		return err
	}},
	{"mark a statement", people.Record, func(ctx context.Context, s *site) error {
		_, err := s.MarkStatement(ctx, desk.NewStatement{Slug: "talks", N: 1, Quote: text.Quote{Exact: "borders"}, Speaker: []record.ActorID{"mori"}, Kind: record.Agree})
		return err
	}},
	{"anchor a statement anew", people.Record, func(ctx context.Context, s *site) error {
		return s.ReanchorStatement(ctx, "said", 1, record.Body, text.Quote{Exact: "borders"})
	}},
	{"withdraw a statement", people.Record, func(ctx context.Context, s *site) error { return s.WithdrawStatement(ctx, "said") }},
	{"save an actor", people.Record, func(ctx context.Context, s *site) error {
		return s.SaveActor(ctx, record.Actor{ID: "new", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "New"}}})
	}},
	{"save a tenure", people.Record, func(ctx context.Context, s *site) error {
		return s.SaveTenure(ctx, record.Tenure{ID: "new", Person: "mori", Title: text.Local{"en": "New"}})
	}},
	{"save an event", people.Record, func(ctx context.Context, s *site) error {
		return s.SaveEvent(ctx, record.Event{ID: "new", Kind: record.Round, Parent: "series"})
	}},
	{"save an issue", people.Record, func(ctx context.Context, s *site) error {
		return s.SaveIssue(ctx, record.Issue{ID: "new", Names: []record.Name{{Lang: "en", Text: "New"}}})
	}},
	{"see the desk", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.DeskHome(ctx); return err }},
	{"see a draft coverage", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.DeskCoverage(ctx, "plan"); return err }},
	{"see a waiting update", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.DeskUpdate(ctx, "talks", 2); return err }},
	{"see the vocabulary", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Vocabulary(ctx); return err }},
	{"look up a link", people.Submit, func(ctx context.Context, s *site) error { _, err := s.LookUpCard(ctx, "/c/talks"); return err }},
	{"take in a picture", people.Submit, func(ctx context.Context, s *site) error {
		s.Desk.WithMedia(media.New(filepath.Join(s.dir, "media")))
		_, err := s.AddMedia(ctx, bytes.NewReader(credited(s.t, "A", "b")))
		return err
	}},
	{"fill missing pictures", people.Publish, func(ctx context.Context, s *site) error { _, err := s.FillMissing(ctx, "talks", nil, nil); return err }},
	{"keep a credit", people.Publish, func(ctx context.Context, s *site) error { return s.SaveCredit(ctx, coverage.Credit{Name: "A"}) }},
	{"drop a credit", people.Publish, func(ctx context.Context, s *site) error { return s.DropCredit(ctx, "A") }},
	{"see the credits", people.ReadDrafts, func(ctx context.Context, s *site) error { _, err := s.Credits(ctx); return err }},
	{"see the users", people.ManageUsers, func(ctx context.Context, s *site) error { _, err := s.Users(ctx); return err }},
	{"add a user", people.ManageUsers, func(ctx context.Context, s *site) error { return s.AddUser(ctx, "new", people.Reporter, "") }},
	{"add a token", people.ManageUsers, func(ctx context.Context, s *site) error { _, err := s.AddToken(ctx, "ann"); return err }},
}

var forRights = prepared(func(t *testing.T) *site {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of borders and of peace."})
	s.post(other, "talks", desk.NewUpdate{Headline: "waits"})
	s.mark("talks", 1, "peace", func(in *desk.NewStatement) { in.ID = "said" })
	s.must(s.AddUser(owner, "ann", people.Reporter, ""))
	return s
})

func TestEveryActionAsksForItsRight(t *testing.T) {
	t.Parallel()
	roles := []struct {
		name string
		ctx  context.Context
		role people.Role
	}{{"owner", owner, people.Owner}, {"editor", editor, people.Editor}, {"reporter", reporter, people.Reporter}, {"reader", reader, ""}}
	for _, act := range acts {
		for _, who := range roles {
			t.Run(act.name+" as "+who.name, func(t *testing.T) {
				s := forRights(t)
				before := s.head()
				err := act.do(who.ctx, s)
				switch {
				case who.role.May(act.need):
					if err != nil {
						t.Errorf("got %v, want it done", err)
					}
					return
				case who.role == "":
					wantFault(t, "a reader", err, fault.Unauthenticated, "people.log_in", "")
				default:
					wantFault(t, "a "+who.name, err, fault.Denied, "people.not_allowed", "")
				}
				check(t, "head of the journal after a refusal", s.head(), before)
			})
		}
	}
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
	wantFault(t, "editing one's own once public", err, fault.Denied, "people.not_allowed", "")
	_, err = s.RetractUpdate(reporter, "talks", own.N, 2, "")
	wantFault(t, "retracting one's own once public", err, fault.Denied, "people.not_allowed", "")
}

func aPage() *paste.Draft {
	return &paste.Draft{
		Form: coverage.Live, State: coverage.Ended, Lang: "en", Title: "A day", Standfirst: "In short", Section: "Politics", Topic: "Talks",
		Tags: []string{"a", "b"}, Stamp: "20:00 9 May 2035",
		Updates: []paste.Update{ // the newest stands on top
			{Said: noon.Add(2 * minute), Kind: coverage.Marker, Mark: coverage.MarkEnd, Headline: "The end"},
			{Said: noon, Kind: coverage.Report, Headline: "Second of the minute", Body: []string{"One.", "Two."}},
			{Said: noon, Kind: coverage.Report, Headline: "First of the minute", Pictures: []coverage.Picture{{Caption: "A table", Credit: "Agency"}}},
		},
	}
}
