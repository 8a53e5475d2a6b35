package desk_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// log gives the audit log as lines "name deed on outcome", oldest first.
func (s *site) log(of desk.ActsOf) []string {
	s.t.Helper()
	v, err := s.Audit(owner, of, 1000)
	s.must(err)
	var lines []string
	for i := len(v.Acts) - 1; i >= 0; i-- {
		a := v.Acts[i]
		line := strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s", a.Name, a.Deed, a.On, a.Reason)), " ")
		if a.Outcome != people.Done {
			line += " " + string(a.Outcome)
		}
		if a.Times > 1 {
			line += fmt.Sprintf(" x%d", a.Times)
		}
		lines = append(lines, line)
	}
	return lines
}

// mark is where the log ends now: what comes after it is news.
func (s *site) logEnd() int { return len(s.log(desk.ActsOf{})) }

func (s *site) since(end int) string { return strings.Join(s.log(desk.ActsOf{})[end:], "; ") }

// reads are the acts of the table that change nothing.
var readingActs = map[string]bool{
	"see the desk": true, "see a draft coverage": true, "see a waiting update": true, "see the vocabulary": true, "look up a link": true,
	"pin an update": true, "move a pin": true, // it is pinned, and alone
	"say that one is here": true, "say that one goes": true, "see who is here": true, "watch who is here": true, "listen for news of a coverage": true, "see the memos on a coverage": true, "see the memos on a draft": true, "see the memos on an update": true,
	"ask whether a state can be set back": true,
	"see the memos on a waiting update":   true, "hand back a waiting update": true, // nobody has taken it
	"listen for news of the desk": true, "see what an edit changed": true,
	"list invitations": true, "see a user": true, "find a user": true, "see who works on it": true, "see who works on a draft": true,
	"cancel the schedule of an update": true, "cancel the schedule of a coverage": true, // there is none
	"see one's tokens": true, "read a page": true, "preview a merge": true, "see which pairs are the same": true, "look for doubles": true, "see merges": true, "read an item as it is stored": true, "see what waits of the record": true, "see what was decided of the record": true, "guess a statement": true,
	"see what the words of a coverage offer": true, "see whether a coverage can be read": true, "see what typed words offer": true,
	"see an item at the desk": true, "see a round at the desk": true, "see what can be cited for a round": true,
	"see webhooks": true, "see a webhook": true,
	"take a role":       true, // ann has none there
	"take in a picture": true, "fill missing pictures": true, "see the credits": true, "see the users": true, "see the audit log": true, "see how the site is": true, "see for how long acts are kept": true, "see the sections": true, "see the site's settings": true, "preview the site's settings": true,
}

// logged is what each act of the table leaves in the log.
var logged = map[string]string{
	"create a coverage": "x coverage.open new", "copy a coverage": "x coverage.open new", "edit a coverage": "x coverage.edit talks",
	"publish a coverage": "x coverage.publish plan", "import a page": "x coverage.import new", "read a page and import it": "x coverage.import new", "open a replay": "x coverage.open talks-replay",
	"post an update": "x update.post talks/3", "copy an update": "x update.post talks/3", "edit a public update": "x update.edit talks/1",
	"edit another's waiting update": "x update.edit talks/2", "retract a public update": "x update.retract talks/1",
	"retract another's waiting update": "x update.discard talks/2", "erase an update": "x update.erase talks/1 law", "erase a coverage's earlier words": "x coverage.erase talks law",
	"set a state back": "e coverage.edit plan; x coverage.edit plan",
	"undo a posting":   "x update.undo talks/1", "correct a public update": "x update.edit talks/1", "publish a waiting update": "x update.publish talks/2",
	"mark a statement": "x record.save statement/talks-1-1", "anchor a statement anew": "x record.save statement/said",
	"edit a statement": "x record.save statement/said", "withdraw a statement": "x record.withdraw statement/said", "save an actor": "x record.save actor/new", "save a tenure": "x record.save tenure/new",
	"mark an outcome": "x record.save outcome/o-talks-1-1", "mark a forecast": "x record.save forecast/f-talks-1-1",
	"mark a participant": "x record.save participant/round-2--mori", "add a state": "x record.save outcome/deal", "drop a state": "x record.save outcome/deal",
	"resolve a forecast": "x record.save forecast/leaked", "publish a draft of the record": "x record.publish statement/kept",
	"say that a pair is the same": "x record.save statement/kept",
	"withdraw an outcome":         "x record.withdraw outcome/deal", "make a draft of a forecast": "x record.redraft forecast/leaked", "declare results final": "x record.save event/round-2", "merge two actors": "x record.merge actor/mori expert", "take a merge back": "x record.unmerge issue/ports ports-2",
	"save an event": "x record.save event/new", "save an issue": "x record.save issue/new",
	"keep a credit": "x credit.save A", "drop a credit": "x credit.drop A",
	"change a user": "x user.role ann: editor; x user.disable ann", "reset a password": "x user.password ann",
	"send back a waiting update": "x update.return talks/2", "hand in another's draft": "o update.return talks/2; x update.submit talks/2",
	"unpin an update": "x update.place talks/1", "put an update elsewhere": "x update.place talks/1",
	"make an invitation": "x invitation.make talks", "make an invitation to a draft": "x invitation.make plan",
	"revoke an invitation": "o invitation.make talks; x invitation.revoke talks", "give a role": "x role.give talks: ann: editor",
	"schedule an update": "x update.edit talks/2; x schedule.set talks/2 2031-05-20T04:00:00Z", "schedule a coverage": "x schedule.set plan 2031-05-20T04:00:00Z",
	"put an embargo on another's update": "x embargo.set talks/2 2031-05-20T04:00:00Z", "put an embargo on a coverage": "x embargo.set plan 2031-05-20T04:00:00Z",
	"lift the embargo on an update":  "e embargo.set talks/2 2031-05-20T04:00:00Z; x embargo.lift talks/2 they have spoken",
	"lift the embargo on a coverage": "e embargo.set plan 2031-05-20T04:00:00Z; x embargo.lift plan they have spoken",
	"post an update for later":       "x update.write talks/3; x schedule.set talks/3 2031-05-20T04:00:00Z",
	"post an update under embargo":   "x update.write talks/3; x embargo.set talks/3 2031-05-20T04:00:00Z",
	"write a memo on a coverage":     "x memo.write talks", "write a memo on an update": "x memo.write talks/1", "write a memo on a waiting update": "x memo.write talks/2",
	"delete another's memo": "o memo.write talks/1; x memo.delete talks/1",
	"take a waiting update": "x claim.take talks/2", "take over a waiting update": "o claim.take talks/2; x claim.over talks/2",
	"accept a draft from the text":      "x record.save statement/talks-1-1",
	"reject a draft from the text":      "x draft.reject talks/1",
	"offer a draft from the text again": "e draft.reject talks/1; x draft.again talks/1",
	"configure the site":                "x site.configure site imprint",
	"add a user":                        "x user.add new: reporter", "make somebody a token": "x token.add ann: wire read",
	"configure the sections":     "x sections.configure sections +new",
	"keep acts for another time": "x audit.keep audit 365 → 30",
	"make a webhook":             "x hook.add new", "change a webhook": "x hook.change new", "rotate a webhook": "x hook.rotate wire", "stop a webhook": "x hook.stop wire",
	"start a webhook": "x hook.start wire", "remove a webhook": "x hook.remove wire", "test a webhook": "x hook.send wire",
}

// TestEveryActIsLogged does all that the table of rights knows: what changes something leaves
// one line, what only reads leaves none.
func TestEveryActIsLogged(t *testing.T) {
	t.Parallel()
	by := people.With(context.Background(), &people.User{ID: "x", Name: "x", Role: people.Owner})
	for _, act := range slices.Concat(acts, recordActs, stateActs) {
		t.Run(act.name, func(t *testing.T) {
			t.Parallel()
			s := forRights(t)
			end := s.logEnd()
			s.must(act.do(by, s))
			want := logged[act.name]
			if want == "" && !readingActs[act.name] {
				t.Fatal("say in act_test.go what it leaves in the log, or that it changes nothing")
			}
			check(t, "in the log", s.since(end), want)
		})
	}
}

// TestWhatFailsOrChangesNothingIsNoAct: an edit of stale words, an edit that says the same, an
// answer given a second time.
func TestWhatFailsOrChangesNothingIsNoAct(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a", Once: desk.Once{Key: "k"}})
	end := s.logEnd()
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr(strings.Repeat("長", 400))})
	wantFault(t, "too long", err, fault.Invalid, "coverage.too_long", "headline")
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("a")})
	s.must(err)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a", Once: desk.Once{Key: "k"}})
	check(t, "in the log", s.since(end), "")
}

// TestComingInIsLogged: who came in, who could not, and nothing of what they typed.
func TestComingInIsLogged(t *testing.T) {
	s, ann, here := withAnn(t)
	end := s.logEnd()
	browser := people.WithClient(t.Context(), people.Client{Kind: people.ByBrowser})
	for range 3 {
		_, err := s.LogIn(browser, "ann", "my secret sentence")
		wantFault(t, "a wrong password", err, fault.Unauthenticated, "people.wrong_login", "")
		_, err = s.LogIn(browser, "my secret sentence", "ann")
		wantFault(t, "password and name in the wrong fields", err, fault.Unauthenticated, "people.wrong_login", "")
	}
	_, err := s.LogIn(browser, "ann", password)
	s.must(err)
	s.must(s.ChangePassword(ann, here, password, "another sentence"))
	s.must(s.LogOut(ann, here))
	s.clock.forward(time.Hour + time.Second)
	_, err = s.LogIn(browser, "ann", "my secret sentence")
	wantFault(t, "an hour later", err, fault.Unauthenticated, "people.wrong_login", "")
	check(t, "in the log", s.since(end), "ann session.open ann failed x3; session.open failed x3; "+
		"ann session.open ann; ann account.password ann; ann session.close ann; ann session.open ann failed")
	check(t, "of nobody", strings.Join(s.log(desk.ActsOf{By: desk.Nobody}), "; "), "session.open failed x3")
	wantNoWords(t, s, "secret sentence")
}

// wantNoWords looks through the log for words that must not be in it.
func wantNoWords(t *testing.T, s *site, words string) {
	t.Helper()
	v, err := s.Audit(owner, desk.ActsOf{}, 1000)
	s.must(err)
	if all := fmt.Sprintf("%+v", v.Acts); strings.Contains(all, words) {
		t.Errorf("%q is in the log: %s", words, all)
	}
}

// TestWhatIsDeniedIsLogged: once, however often a page asks, and counted within the hour.
func TestWhatIsDeniedIsLogged(t *testing.T) {
	s := withTalks(t)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	end := s.logEnd()
	for range 2 {
		ctx, denials := people.WithDenials(people.WithClient(reporter, people.Client{Kind: people.ByToken, Name: "bot"}))
		_, err := s.CreateCoverage(ctx, desk.NewCoverage{Slug: "a"})
		wantFault(t, "by a reporter", err, fault.Denied, "people.not_allowed", "")
		_, err = s.CreateCoverage(ctx, desk.NewCoverage{Slug: "b"})
		wantFault(t, "again", err, fault.Denied, "people.not_allowed", "")
		s.must(s.KeepDenied(ctx, denials, "POST /api/v1/coverages"))
	}
	ctx, denials := people.WithDenials(reader)
	_, err := s.CreateCoverage(ctx, desk.NewCoverage{Slug: "a"})
	wantFault(t, "by a reader", err, fault.Unauthenticated, "people.log_in", "")
	s.must(s.KeepDenied(ctx, denials, "POST /api/v1/coverages")) // readers leave no trace
	check(t, "in the log", s.since(end), "r asked POST /api/v1/coverages cover denied x2")
	v, err := s.Audit(owner, desk.ActsOf{Outcome: people.Denied}, 1)
	s.must(err)
	check(t, "client", v.Acts[0].Client, people.Client{Kind: people.ByToken, Name: "bot"})
}

// TestTheLogHoldsNoWordsOfDrafts: drafts are written, edited and discarded.
func TestTheLogHoldsNoWordsOfDrafts(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "verboten", Markdown: "verboten", Draft: true})
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("verboten too")})
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", 1, 2, "verboten reason")
	s.must(err)
	wantNoWords(t, s, "verboten")
}

// TestTheLogIsFilteredAndPaged goes through it in pages while it grows.
func TestTheLogIsFilteredAndPaged(t *testing.T) {
	s := withTalks(t)
	for i := range 7 {
		s.clock.forward(minute)
		s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(i)})
		s.must(s.SaveCredit(owner, "", coverage.Credit{Name: fmt.Sprint(i)}))
	}
	var got []string
	of := desk.ActsOf{Deed: people.PostUpdate}
	for {
		v, err := s.Audit(owner, of, 3)
		s.must(err)
		for _, a := range v.Acts {
			got = append(got, a.On)
		}
		s.post(editor, "talks", desk.NewUpdate{Headline: "late"})
		if of.Before = v.Older; of.Before == 0 {
			break
		}
	}
	check(t, "pages", strings.Join(got, " "), "talks/7 talks/6 talks/5 talks/4 talks/3 talks/2 talks/1")
	check(t, "between two moments", strings.Join(s.log(desk.ActsOf{Deed: people.SaveCredit, From: noon.Add(2 * minute), Until: noon.Add(4 * minute)}), "; "), "o credit.save 1; o credit.save 2")
	check(t, "by somebody", len(s.log(desk.ActsOf{By: "own", Deed: people.PostUpdate})), 0)
	var each []string
	s.must(s.EachAct(owner, desk.ActsOf{Deed: people.SaveCredit}, func(a people.Act) error {
		each = append(each, a.On)
		return nil
	}))
	check(t, "one by one", strings.Join(each, " "), "6 5 4 3 2 1 0")
	_, err := s.Audit(owner, desk.ActsOf{Deed: "sing"}, 10)
	wantFault(t, "an unknown deed", err, fault.Invalid, "act.deed_unknown", "deed")
	_, err = s.Audit(owner, desk.ActsOf{Outcome: "sung"}, 10)
	wantFault(t, "an unknown outcome", err, fault.Invalid, "act.outcome_unknown", "outcome")
}

// TestActsAreForgottenInTime: a year later, by and by.
func TestActsAreForgottenInTime(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "old"})
	s.clock.forward(365*24*time.Hour + minute)
	s.post(editor, "talks", desk.NewUpdate{Headline: "new"})
	check(t, "the log", strings.Join(s.log(desk.ActsOf{}), "; "), "e update.post talks/2")
}

// TestForHowLongActsAreKeptIsDecided: what is older is not shown at once, and dropped.
func TestForHowLongActsAreKeptIsDecided(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "old"})
	s.clock.forward(31 * 24 * time.Hour)
	end := s.logEnd()
	kept, err := s.KeepActs(owner, 0, 400)
	s.must(err)
	check(t, "decided", kept.Days, 400)
	check(t, "in the log", s.since(end), "o audit.keep audit 365 → 400")
	_, err = s.KeepActs(owner, 0, 30)
	wantFault(t, "from an older state", err, fault.Conflict, "settings.stale", "")
	for _, days := range []int{0, 29, 3651} {
		_, err = s.KeepActs(owner, 1, days)
		wantFault(t, fmt.Sprint(days), err, fault.Invalid, "act.days", "days")
	}
	_, err = s.KeepActs(owner, 1, 30)
	s.must(err)
	check(t, "shown", strings.Join(s.log(desk.ActsOf{}), "; "), "o audit.keep audit 365 → 400; o audit.keep audit 400 → 30")
	s.post(editor, "talks", desk.NewUpdate{Headline: "new"})
	check(t, "stored", s.acts(), 3)
	reopened := desk.New(s.store, siteStart, s.clock.Now)
	s.must(reopened.LoadSite(reader))
	check(t, "after a restart", reopened.Site().ActDays, 30)
}

// acts counts what is stored of the audit log, shown or not.
func (s *site) acts() (n int) {
	s.t.Helper()
	s.must(s.store.Read(reader, func(ctx context.Context, tx *store.Tx) error {
		all, err := tx.Acts(ctx, store.ActsOf{}, 1000)
		n = len(all)
		return err
	}))
	return n
}

// TestAFloodOfWrongTokensIsOneLine: counted, written once a minute at most, in one line an hour.
func TestAFloodOfWrongTokensIsOneLine(t *testing.T) {
	s := withTalks(t)
	end, before := s.logEnd(), s.acts()
	wrong := func(times int) {
		for i := range times {
			_, err := s.UserByToken(reader, fmt.Sprint("my secret sentence ", i))
			wantFault(t, "a token that nobody has", err, fault.NotFound, "token.none", "")
		}
	}
	wrong(500)
	check(t, "lines stored before anybody looks", s.acts()-before, 1)
	check(t, "in the log", s.since(end), "token.use failed x500")
	wrong(3)
	s.clock.forward(wrongTokensPause)
	wrong(1)
	check(t, "a minute later", s.since(end), "token.use failed x504")
	s.clock.forward(time.Hour)
	wrong(2)
	check(t, "an hour later", s.since(end), "token.use failed x504; token.use failed x2")
	v, err := s.Audit(owner, desk.ActsOf{Outcome: people.Failed}, 1)
	s.must(err)
	check(t, "client", v.Acts[0].Client, people.Client{Kind: people.ByToken})
	wantNoWords(t, s, "secret sentence")
}

const wrongTokensPause = time.Minute

// TestWhatTheClockDoesIsLogged: in the name of whoever set it, by the site itself; and what it
// could not do, with why.
func TestWhatTheClockDoesIsLogged(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a", PublishAt: ptr(noon.Add(time.Hour))})
	end := s.logEnd()
	s.clock.forward(2 * time.Hour)
	_, _, err := s.DoDue(t.Context())
	s.must(err)
	check(t, "held, as nobody of that id works there", s.since(end), "schedule.hold talks/1 rights")
	v, err := s.Audit(owner, desk.ActsOf{Deed: people.HoldSchedule}, 1)
	s.must(err)
	check(t, "client", v.Acts[0].Client.Kind, people.BySite)
	s.must(s.AddUser(owner, "ann", people.Editor, password))
	ann := s.in(t, "ann", password)
	u, err := s.DeskUpdate(ann, "talks", 1)
	s.must(err)
	_, err = s.SetSchedule(ann, desk.Waiting{Slug: "talks", N: 1}, u.Update.Update.Revision, noon.Add(3*time.Hour))
	s.must(err)
	end = s.logEnd()
	s.clock.forward(2 * time.Hour)
	_, _, err = s.DoDue(t.Context())
	s.must(err)
	check(t, "published", s.since(end), "ann update.publish talks/1")
}
