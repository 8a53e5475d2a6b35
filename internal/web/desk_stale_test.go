package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// staleItem is the fault of a change that collides with a colleague's.
func staleItem(both record.Citing, changed ...record.Changed) error {
	return fault.New(fault.Conflict, "record.stale", "from", 3, "current", 5).Because(&desk.ItemStale{
		Current: 5, By: "Aoki", Changed: changed, Both: both,
	})
}

func staleOutcome() error {
	both := record.Outcome{
		ID: "fourth-round", Kind: record.Meeting, Event: "harbour-3", Title: local("第4回を開く", "A fourth round", "Четвёртый раунд"),
		Issues: []record.IssueID{"patrols"}, Due: "2033",
	}
	return staleItem(&both,
		record.Changed{Field: "title.en", Was: []string{"Hold the fourth round"}, Theirs: []string{"Meet a fourth time"}, Mine: []string{"A fourth round"}, Clash: true},
		record.Changed{Field: "issues", Was: []string{"ferries"}, Theirs: []string{"ferries", "fishing"}, Mine: []string{"patrols"}, Clash: true},
		record.Changed{Field: "condition.en", Was: []string{"in Aruvia"}, Mine: []string{"in Belmar"}, Clash: true},
		record.Changed{Field: "due", Theirs: []string{"2033"}},
		record.Changed{Field: "citations"},
	)
}

func init() {
	title := url.Values{"title.en": {"A fourth round"}, "kind": {"meeting"}, "round": {"harbour-3"}, "issue": {"patrols"}, "condition.en": {"in Belmar"}, "revision": {"3"}}
	stories = append(stories,
		story{"desk-outcome-stale", "desk/outcome", atDesk(people.Owner, "/desk/record/outcomes/fourth-round", title, deskNewsroom{refuse: staleOutcome()})},
		story{"desk-actor-stale", "desk/actor", atDesk(people.Owner, "/desk/record/actors/orlin", url.Values{"kind": {"person"}, "names.en": {"M. Orlin"}, "revision": {"3"}}, deskNewsroom{refuse: staleItem(&orlin,
			record.Changed{Field: "names.en", Was: []string{"Mira Orlin"}, Theirs: []string{"Mirra Orlin"}, Mine: []string{"M. Orlin"}, Clash: true})})},
	)
}

// TestAFormSaysFromWhichRevisionItBegan, each of them.
func TestAFormSaysFromWhichRevisionItBegan(t *testing.T) {
	for _, path := range []string{
		"actors/orlin", "issues/fishing", "events/harbour-3", "outcomes/fourth-round", "outcomes/fourth-round/status",
		"participants/harbour-3--orlin",
	} {
		a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/record/"+path, nil)
		if a.status != http.StatusOK || !strings.Contains(string(a.body), `name="revision" value="3"`) {
			t.Errorf("%s: got %d, without the revision it was read at", path, a.status)
		}
	}
}

// TestWhatBothChangedIsSetSideBySide: what was typed stays, below it stands what is stored, what
// the colleague alone changed is in the form, and the form begins from their revision now.
func TestWhatBothChangedIsSetSideBySide(t *testing.T) {
	typed := url.Values{"title.en": {"A fourth round"}, "kind": {"meeting"}, "round": {"harbour-3"}, "issue": {"patrols"}, "condition.en": {"in Belmar"}, "revision": {"3"}}
	a := ask(deskServer(&deskNewsroom{refuse: staleOutcome()}), people.Owner, "/en/desk/record/outcomes/fourth-round", typed)
	if a.status != http.StatusConflict {
		t.Errorf("got %d", a.status)
	}
	page := string(a.body)
	for _, want := range []string{
		"Aoki changed this while you were at it", `value="A fourth round"`, "Stored now: Meet a fourth time", "Aoki has changed this too.",
		"Stored now: Ferries, Fishing grounds", "Aoki has taken this out.", `value="2033"`, "it is in the form as they left it", `name="revision" value="5"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestAStateBesideAnotherIsSetSideBySide: somebody else has written one down meanwhile.
func TestAStateBesideAnotherIsSetSideBySide(t *testing.T) {
	refuse := staleItem(&record.Outcome{ID: "fourth-round"}, record.Changed{Field: "status_changes", Was: []string{"agreed"}, Theirs: []string{"agreed", "kept"}, Mine: []string{"agreed", "stalled"}, Clash: true})
	typed := url.Values{"status": {"stalled"}, "as_of": {"2032"}, "note": {"silence"}, "revision": {"3"}}
	a := ask(deskServer(&deskNewsroom{refuse: refuse}), people.Owner, "/en/desk/record/outcomes/fourth-round/status", typed)
	page := string(a.body)
	for _, want := range []string{"Aoki has changed this too.", "Stored now: agreed, kept", `<option value="stalled" selected>`, "silence", `name="revision" value="5"`} {
		if a.status != http.StatusConflict || !strings.Contains(page, want) {
			t.Errorf("got %d, and the page does not say %q", a.status, want)
		}
	}
}
