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
)

// storyMemos are memos of three people; the second one is for the author.
func storyMemos(mine string) []desk.MemoView {
	all := []desk.MemoView{
		{Memo: coverage.Memo{ID: "m1", Words: "港湾当局の発表文と時刻が合っていない。", At: morning.Add(time.Hour)}, Name: "佐藤"},
		{Memo: coverage.Memo{ID: "m2", Words: "Who saw it?\nThe office says nobody was there.", ForAuthor: true, At: morning.Add(2 * time.Hour)}, Name: "Mika"},
		{Memo: coverage.Memo{ID: "m3", Words: "Два свидетеля, имена есть.", ForAuthor: true, At: morning.Add(3 * time.Hour)}, Name: "Пётр"},
		{Memo: coverage.Memo{ID: "m4", Words: "Then let it go out <b>at noon</b>.", At: morning.Add(4 * time.Hour)}, Name: "Mika"},
	}
	for i := range all {
		all[i].Mine = all[i].Name == mine
		all[i].May = all[i].Mine
	}
	return all
}

func (d *deskNewsroom) Memos(ctx context.Context, slug string, n int) (*desk.MemosView, error) {
	v, err := d.DeskCoverage(ctx, slug)
	if err != nil {
		return nil, err
	}
	m := &desk.MemosView{Coverage: v.Coverage, All: people.From(ctx).MayOn(people.ReadDrafts, v.Coverage.ID)}
	for i := range v.Updates {
		if v.Updates[i].Update.N == n {
			m.Update = &v.Updates[i]
		}
	}
	switch {
	case d.empty:
	case m.All:
		m.Memos = storyMemos("Mika")
	default:
		m.Memos = storyMemos("Пётр")[1:3]
	}
	return m, nil
}

func (d *deskNewsroom) AddMemo(_ context.Context, _ string, _ int, words string, forAuthor bool) (desk.MemoView, error) {
	d.reviewed = append(d.reviewed, words)
	if forAuthor {
		d.reviewed = append(d.reviewed, "for the author")
	}
	return desk.MemoView{}, d.refuse
}

func (d *deskNewsroom) DeleteMemo(_ context.Context, _ string, _ int, id string) error {
	d.reviewed = append(d.reviewed, "delete "+id)
	return d.refuse
}

func (d *deskNewsroom) TakeUpdate(_ context.Context, _ string, _ int, over people.UserID) (desk.ClaimView, error) {
	d.reviewed = append(d.reviewed, "take "+string(over))
	return desk.ClaimView{}, d.refuse
}

func (d *deskNewsroom) ReleaseUpdate(context.Context, string, int) error {
	d.reviewed = append(d.reviewed, "release")
	return d.refuse
}

// TestMemosStandBesideTheUpdate: the newest three, as text, with a form that works without a
// script and leads back to where it stands.
func TestMemosStandBesideTheUpdate(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	page := string(ask(s, people.Editor, "/en"+deskPath, nil).body)
	for _, want := range []string{
		`<ul class="memo-list" aria-label="Memos">`, "Then let it go out &lt;b&gt;at noon&lt;/b&gt;.", "the writer sees it", `u/9/memos">All 4 memos`,
		`action="/en/desk/c/harbour-live/u/9/memos" data-send data-quick`, `action="/en/desk/c/harbour-live/memos"`, "Memos about this page", `maxlength="4000"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if strings.Contains(page, "港湾当局の発表文と時刻が合っていない") {
		t.Error("the fourth newest stands there too")
	}
	for back, want := range map[string]string{"": deskPath + "?", "desk": "/desk?", "update": deskPath + "/u/9?", "memos": deskPath + "/u/9/memos?", "https://elsewhere.example": deskPath + "?"} {
		d := &deskNewsroom{}
		a := ask(deskServer(d), people.Editor, deskPath+"/u/9/memos", url.Values{"words": {"Who?"}, "for_author": {"1"}, "back": {back}})
		if got := strings.Join(d.reviewed, ", "); a.status != http.StatusSeeOther || !strings.HasPrefix(a.header.Get("Location"), want) || got != "Who?, for the author" {
			t.Errorf("back to %q: got %d to %s, asked for %s", back, a.status, a.header.Get("Location"), got)
		}
	}
	d := &deskNewsroom{}
	a := ask(deskServer(d), people.Editor, deskPath+"/memos/m1/delete", url.Values{"back": {"memos"}})
	if !strings.HasPrefix(a.header.Get("Location"), deskPath+"/memos?done=memo_deleted") || d.reviewed[0] != "delete m1" {
		t.Errorf("deleted: got %s, %v", a.header.Get("Location"), d.reviewed)
	}
}

// TestARefusedMemoIsNotLost: it stands in the form again, below what is wrong with it.
func TestARefusedMemoIsNotLost(t *testing.T) {
	d := &deskNewsroom{refuse: fault.New(fault.Conflict, "memo.full", "count", 200)}
	a := ask(deskServer(d), people.Editor, "/en"+deskPath+"/u/9/memos", url.Values{"words": {"One more"}, "for_author": {"1"}})
	for _, want := range []string{"There are 200 memos already.", ">\nOne more</textarea>", `name="for_author" value="1" checked`} {
		if a.status != http.StatusConflict || !strings.Contains(string(a.body), want) {
			t.Errorf("got %d, and no %q", a.status, want)
		}
	}
}

// TestClaimsOnThePage: who has taken what is said, and what can be done about it is a button.
func TestClaimsOnThePage(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	page := string(ask(s, people.Editor, "/en"+deskPath, nil).body)
	for _, want := range []string{"Claimed by Mika, ", "(taken over from 佐藤)", "Take over from Mika", `name="over" value="u-mika"`, "I take this"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if home := string(ask(s, people.Editor, "/en/desk", nil).body); !strings.Contains(home, "Claimed by Mika, ") || !strings.Contains(home, `name="back" value="desk"`) {
		t.Error("on the desk's first page nobody is said to have taken it")
	}
	if page := string(ask(s, people.Reporter, "/en"+deskPath, nil).body); strings.Contains(page, "Take over") {
		t.Error("a reporter is offered to take over")
	}
	for typed, want := range map[string]string{"do=take": "take : taken", "do=over&over=u-mika": "take u-mika: taken_over", "do=release": "release: released"} {
		d := &deskNewsroom{}
		values, _ := url.ParseQuery(typed)
		a := ask(deskServer(d), people.Editor, deskPath+"/u/9/claim", values)
		to, _ := url.Parse(a.header.Get("Location"))
		if got := d.reviewed[0] + ": " + to.Query().Get("done"); got != want {
			t.Errorf("%s: got %q, want %q", typed, got, want)
		}
	}
	taken := &deskNewsroom{refuse: fault.New(fault.Conflict, "claim.taken", "n", 9, "who", "Mika", "user", "u-mika", "since", morning)}
	if a := ask(deskServer(taken), people.Editor, "/en"+deskPath+"/u/9/claim", url.Values{"do": {"take"}}); a.status != http.StatusConflict || !strings.Contains(string(a.body), "Mika took update 9") {
		t.Errorf("taken meanwhile: got %d", a.status)
	}
}

func init() {
	const contributor = "on:contributor"
	stories = append(stories,
		story{"desk-memos", "desk/memos", atDesk(people.Editor, "/desk/c/harbour-live/u/9/memos?done=memo_added", nil, deskNewsroom{})},
		story{"desk-memos-coverage", "desk/memos", atDesk(people.Editor, "/desk/c/harbour-live/memos", nil, deskNewsroom{empty: true})},
		story{"desk-memos-contributor", "desk/memos", atDesk(contributor, "/desk/c/harbour-live/u/21/memos", nil, deskNewsroom{})},
		story{"desk-memos-faults", "desk/memos", atDesk(people.Editor, "/desk/c/harbour-live/u/9/memos", url.Values{"words": {""}}, deskNewsroom{refuse: fault.At("words", "memo.empty")})},
	)
}
