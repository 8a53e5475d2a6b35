package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

func (d *deskNewsroom) SubmitUpdate(_ context.Context, _ string, n, _ int) (desk.Receipt, error) {
	d.reviewed = append(d.reviewed, "submit")
	return desk.Receipt{N: n, Standing: coverage.Submitted}, d.refuse
}

func (d *deskNewsroom) ReturnUpdate(_ context.Context, _ string, n, _ int, reason string) (desk.Receipt, error) {
	d.reviewed = append(d.reviewed, "return: "+reason)
	return desk.Receipt{N: n, Standing: coverage.Draft}, d.refuse
}

// ownOfAnna is what a contributor has written: one waits, one was sent back, one discarded.
func ownOfAnna(c *coverage.Coverage, like desk.UpdateView) []desk.UpdateView {
	said := func(act coverage.ReviewAct, words string) *desk.ReviewView {
		return &desk.ReviewView{Act: act, Words: words, By: "Mika", At: morning.Add(time.Hour)}
	}
	all := []desk.UpdateView{like, like, like}
	for i, standing := range []coverage.Standing{coverage.Submitted, coverage.Draft, coverage.Discarded} {
		all[i].Coverage, all[i].Statements, all[i].Corrections = c, nil, nil
		u := &all[i].Update
		u.ID, u.N, u.Standing, u.Revision = coverage.UpdateID("own"+string(standing)), 20+i, standing, 1
		u.Message = coverage.Message{Kind: coverage.Report, Said: morning.Add(time.Duration(i) * time.Minute), Headline: "桟橋に人の列", Body: text.Paragraphs("朝から五十人ほどが並んでいる。")}
		all[i].Work = &desk.WorkView{Author: "港の人", Guest: true, Mine: true, HandedIn: morning.Add(time.Hour)}
	}
	all[1].Work.Memos, all[0].Work.Claim = storyMemos("Пётр")[1:3], &desk.ClaimView{By: "Mika", Holder: "u-mika", At: morning.Add(2 * time.Hour)}
	all[1].Work.Said, all[1].Work.HandedIn = said(coverage.SentBack, "どの桟橋か書き添えてください。"), time.Time{}
	all[2].Work.Said, all[2].Work.Headline = said(coverage.Dismissed, ""), "うわさ"
	all[2].Update.Message = coverage.Message{Kind: coverage.Report, Said: morning}
	return all
}

// TestWhatAContributorIsShown: a composer, their own texts with what became of them, and no
// button for what they may not do.
func TestWhatAContributorIsShown(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), "on:contributor", "/en"+deskPath, nil)
	body := string(a.body)
	for _, must := range []string{"data-compose", "Your texts", "Sent back by Mika:", "どの桟橋か書き添えてください。", "Discarded by Mika.", "うわさ", "/u/21/submit", "/u/20\""} {
		if !strings.Contains(body, must) {
			t.Errorf("%q is not on the page", must)
		}
	}
	for _, never := range []string{"/publish\"", "/return", "/mark\"", "/people\"", "/state\"", "/edit\"", deskPath + "/u/3\"", "/u/22\"", "見本通信\">", "/desk/account", "Publish later"} {
		if strings.Contains(body, never) {
			t.Errorf("%q is on the page", never)
		}
	}
}

func TestSendingBackOverForms(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	a := ask(s, people.Editor, "/en"+deskPath+"/u/9/return", url.Values{"from": {"1"}, "reason": {"who saw it?"}})
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/en/desk?done=returned&n=9&stored=return%3Aharbour-live%3A9" || d.reviewed[0] != "return: who saw it?" {
		t.Errorf("got %d to %q, %v", a.status, a.header.Get("Location"), d.reviewed)
	}
	refused := &deskNewsroom{refuse: fault.At("reason", "review.reason_missing")}
	a = ask(deskServer(refused), people.Editor, "/en"+deskPath+"/u/9/return", url.Values{"from": {"1"}, "reason": {"  "}})
	if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), "Say to the author why") {
		t.Errorf("without a reason: got %d, want 422 that says so", a.status)
	}
	stale := &deskNewsroom{refuse: fault.New(fault.Conflict, "update.stale", "from", 1, "current", 2)}
	a = ask(deskServer(stale), people.Editor, "/en"+deskPath+"/u/9/return", url.Values{"from": {"1"}, "reason": {"kept words"}})
	if a.status != http.StatusConflict || !strings.Contains(string(a.body), "kept words") {
		t.Errorf("after a change: got %d, want 409 with the reason that was typed", a.status)
	}
	a = ask(s, "on:contributor", "/en"+deskPath+"/u/21/submit", url.Values{"from": {"1"}})
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/en"+deskPath+"?done=handed_in&n=21" {
		t.Errorf("handing in: got %d to %q", a.status, a.header.Get("Location"))
	}
}

// TestTheOtherButtonOfTheEditForm publishes or hands in what has just been stored.
func TestTheOtherButtonOfTheEditForm(t *testing.T) {
	for _, row := range []struct {
		who  people.Role
		then string
		n    string
		to   string
	}{
		{people.Editor, "publish", "9", "done=posted&n=9"},
		{"on:contributor", "submit", "21", "done=handed_in&n=21"},
		{people.Editor, "", "9", "done=edited&n=9"},
	} {
		typed := url.Values{"from": {"1"}, "headline": {"x"}, "kind": {"report"}, "said": {"2031-05-14T12:00"}, "then": {row.then}}
		a := ask(deskServer(&deskNewsroom{}), row.who, deskPath+"/u/"+row.n, typed)
		if a.status != http.StatusSeeOther || !strings.Contains(a.header.Get("Location"), row.to) {
			t.Errorf("%s: got %d to %q, want %s", row.then, a.status, a.header.Get("Location"), row.to)
		}
	}
}

// TestPublishingFromTheFirstPage comes back there, and can be taken back from there.
func TestPublishingFromTheFirstPage(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	home := string(ask(s, people.Editor, "/en/desk", nil).body)
	for _, must := range []string{`name="back" value="desk"`, "Пётр", "handed in 14 May 2031", "/u/9/return"} {
		if !strings.Contains(home, must) {
			t.Errorf("%q is not on the page", must)
		}
	}
	a := ask(s, people.Editor, deskPath+"/u/9/publish", url.Values{"from": {"1"}, "back": {"desk"}})
	if want := "/desk?done=approved&n=9&slug=harbour-live"; a.status != http.StatusSeeOther || a.header.Get("Location") != want {
		t.Errorf("got %d to %q, want 303 to %q", a.status, a.header.Get("Location"), want)
	}
	posted := deskServer(&deskNewsroom{})
	for path, want := range map[string]bool{
		"/desk?done=approved&n=7&slug=harbour-live": true, "/desk?done=approved&n=5&slug=harbour-live": false, "/desk?done=approved&n=7&slug=../x": false,
	} {
		if got := strings.Contains(string(ask(posted, people.Editor, path, nil).body), "data-undo"); got != want {
			t.Errorf("%s: undo offered: got %v, want %v", path, got, want)
		}
	}
}

func init() {
	const contributor = "on:contributor"
	stories = append(stories,
		story{"desk-return", "desk/return", atDesk(people.Editor, "/desk/c/harbour-live/u/9/return", nil, deskNewsroom{})},
		story{"desk-return-faults", "desk/return", atDesk(people.Editor, "/desk/c/harbour-live/u/9/return", url.Values{"from": {"1"}}, deskNewsroom{refuse: fault.At("reason", "review.reason_missing")})},
		story{"desk-contributor", "desk/coverage", atDesk(contributor, "/desk/c/harbour-live?done=joined", nil, deskNewsroom{})},
		story{"desk-contributor-home", "desk/home", atDesk(contributor, "/desk", nil, deskNewsroom{})},
		story{"desk-contributor-update", "desk/update", atDesk(contributor, "/desk/c/harbour-live/u/21", nil, deskNewsroom{})},
		story{"desk-dismiss", "desk/retract", atDesk(people.Editor, "/desk/c/harbour-live/u/9/retract", nil, deskNewsroom{})},
	)
}
