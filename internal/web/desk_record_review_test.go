package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// waitingItems are one of each kind: a statement without its words, three drafts.
func waitingItems() []desk.ReviewItem {
	round := newFakeDesk().round
	place := desk.Place{Slug: "harbour-live", N: 6, TZ: "Asia/Tokyo"}
	cited := func(exact string, start int, orphaned bool) *desk.CitedSentence {
		plain := "外相は午前に到着した。連絡船を一日四往復で再開することで一致した。運賃は据え置く。"
		return &desk.CitedSentence{
			Citation: record.Citation{Field: record.Body, Lang: "ja", Orphaned: orphaned, Quote: text.Quote{Exact: exact, Prefix: "会談では", Suffix: "と述べた。", Start: start, End: start + len([]rune(exact))}},
			Place:    place, Plain: plain, Title: "第3回港湾協議",
		}
	}
	lost := round.Statements[0]
	item := func(kind record.Kind, id string) desk.ReviewItem {
		return desk.ReviewItem{Ref: desk.ItemRef{Kind: kind, ID: id}, Standing: coverage.Draft}
	}
	a, b := item(record.KindStatement, "lost"), item(record.KindStatement, "again")
	a.Standing, a.Orphaned, a.Statement, a.Cited = coverage.Published, true, &lost, cited("信頼は戻った", 0, true)
	b.Statement, b.Cited = &lost, cited("連絡船を一日四往復で再開する", 11, false)
	all := []desk.ReviewItem{a, b}
	for _, o := range round.Record.Outcomes {
		if o.Outcome.ID == "fourth-round" {
			c := item(record.KindOutcome, "fourth-round")
			o.Bound = []record.Actor{aruvia}
			c.Outcome, c.Cited = o, cited("運賃は据え置く", 33, false)
			all = append(all, c)
		}
	}
	d := item(record.KindParticipant, "harbour-3.orlin")
	d.Participant = &desk.ParticipantView{Participant: record.Participant{Capacity: record.Head}, SpeakerView: desk.SpeakerView{Actor: orlin, Office: local("外相", "Foreign Minister", "министр"), Party: &aruvia}}
	return append(all, d)
}

func (d *deskNewsroom) ReviewList(_ context.Context, in desk.ReviewScope) (*desk.ReviewListView, error) {
	if d.empty {
		return &desk.ReviewListView{}, nil
	}
	v := &desk.ReviewListView{Orphans: 1, Drafts: 53, Items: waitingItems()}
	if in.Coverage != "" {
		live := liveCoverage(coverage.Running)
		v.Coverage = &live.Coverage
	}
	if in.Round != "" {
		v.Round = &third
	}
	return v, nil
}

func (d *deskNewsroom) ReviewedItems(_ context.Context, refs []desk.ItemRef) ([]desk.ReviewItem, error) {
	all := waitingItems()
	if len(refs) == 1 && slices.Contains([]string{"vale-trust", "nothing"}, refs[0].ID) {
		all[0].Ref = refs[0]
		return all[:1], nil
	}
	all[0].Standing, all[1].Standing, all[2].Standing = coverage.Withdrawn, coverage.Published, coverage.Waiting
	all[0].Orphaned = false
	return all[:min(len(refs), len(all))], nil
}

func (d *deskNewsroom) ReviewItems(_ context.Context, items []desk.ItemRef, verdict desk.Verdict, _ desk.Once) error {
	for _, i := range items {
		d.reviewed = append(d.reviewed, string(verdict)+" "+i.String())
	}
	return d.refuse
}

// inTheWay is what the desk answers when two of three items cannot be published.
func inTheWay() error {
	one := fault.New(fault.Conflict, "record.review_no_draft", "item", "statement/lost")
	two := fault.New(fault.Conflict, "record.review_names_missing", "item", "outcome/fourth-round")
	one.Field, two.Field = "items[0]", "items[2]"
	return fault.Join(one, two)
}

func init() {
	owner := people.Owner
	const changed = "/desk/statements/vale-trust/edit"
	chosen := url.Values{"do": {"publish"}, "item": {"statement/lost", "statement/again", "outcome/fourth-round"}}
	stories = append(stories,
		story{"desk-statement", "desk/statement", atDesk(owner, changed, nil, deskNewsroom{})},
		story{"desk-statement-faults", "desk/statement", atDesk(owner, changed, url.Values{"gist": {"信頼"}}, deskNewsroom{})},
		story{"desk-reanchor-outcome", "desk/reanchor", atDesk(owner, "/desk/record/words/outcome/vale-trust", nil, deskNewsroom{})},
		story{"desk-record-review", "desk/record_review", atDesk(owner, "/desk/record/review", nil, deskNewsroom{})},
		story{"desk-record-review-all", "desk/record_review", atDesk(owner, "/desk/record/review?coverage=harbour-live&all=1", nil, deskNewsroom{})},
		story{"desk-record-review-round", "desk/record_review", atDesk(owner, "/desk/record/review?round=harbour-3", nil, deskNewsroom{})},
		story{"desk-record-review-empty", "desk/record_review", atDesk(owner, "/desk/record/review", nil, deskNewsroom{empty: true})},
		story{"desk-record-review-faults", "desk/record_review", atDesk(owner, "/desk/record/review", chosen, deskNewsroom{refuse: inTheWay()})},
		story{"desk-record-review-none", "desk/record_review", atDesk(owner, "/desk/record/review", url.Values{"do": {"publish"}}, deskNewsroom{refuse: fault.At("items", "record.none_chosen")})},
		story{"desk-record-review-decided", "desk/record_review", atDesk(owner, "/desk/record/review?do=publish&did=statement/lost&did=statement/again&did=outcome/fourth-round", nil, deskNewsroom{})},
		story{"desk-record-review-undone", "desk/record_review", atDesk(owner, "/desk/record/review?do=redraft&did=statement/again", nil, deskNewsroom{})},
	)
}

// TestDecidingOnWhatWaits: a button is about its own item and leaves the choice of the others as
// it is, those below are about all that is chosen; then comes the next item.
func TestDecidingOnWhatWaits(t *testing.T) {
	for _, row := range []struct {
		name, path string
		typed      url.Values
		did, to    string
	}{
		{
			"one", "/desk/record/review?coverage=harbour-live",
			url.Values{"one": {"publish statement/again"}, "item": {"outcome/fourth-round"}},
			"publish statement/again",
			"/desk/record/review?coverage=harbour-live&did=statement%2Fagain&do=publish&item=outcome%2Ffourth-round#review-outcome-fourth-round",
		},
		{
			"the chosen", "/en/desk/record/review",
			url.Values{"do": {"withdraw"}, "item": {"statement/lost", "participant/harbour-3.orlin"}},
			"withdraw statement/lost, withdraw participant/harbour-3.orlin",
			"/en/desk/record/review?did=statement%2Flost&did=participant%2Fharbour-3.orlin&do=withdraw",
		},
		{
			"taking it back", "/desk/record/review?round=harbour-3&after=statement%2Flost",
			url.Values{"do": {"redraft"}, "item": {"statement/gone"}},
			"redraft statement/gone",
			"/desk/record/review?after=statement%2Flost&did=statement%2Fgone&do=redraft&round=harbour-3#review-statement-lost",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := &deskNewsroom{}
			a := ask(deskServer(d), people.Owner, row.path, row.typed)
			if a.status != http.StatusSeeOther || a.header.Get("Location") != row.to {
				t.Errorf("got %d to %s, want %s", a.status, a.header.Get("Location"), row.to)
			}
			if got := strings.Join(d.reviewed, ", "); got != row.did {
				t.Errorf("did %q, want %q", got, row.did)
			}
		})
	}
}

// TestWhatIsInTheWayIsSaidBesideTheItem, in each language, and the choice stays as it was.
func TestWhatIsInTheWayIsSaidBesideTheItem(t *testing.T) {
	typed := url.Values{"do": {"publish"}, "item": {"statement/lost", "statement/again", "outcome/fourth-round"}}
	for lang, words := range map[string]string{"ja": "は下書きではありません", "en": "is no draft", "ru": "не черновик"} {
		a := ask(deskServer(&deskNewsroom{refuse: inTheWay()}), people.Owner, "/"+lang+"/desk/record/review", typed)
		if lang == "ja" {
			a = ask(deskServer(&deskNewsroom{refuse: inTheWay()}), people.Owner, "/desk/record/review", typed)
		}
		page := string(a.body)
		if a.status != http.StatusConflict {
			t.Errorf("%s: got %d, want 409", lang, a.status)
		}
		_, beside, _ := strings.Cut(page, `id="review-statement-lost-fault">`)
		beside, _, _ = strings.Cut(beside, "</p>")
		if !strings.Contains(beside, words) {
			t.Errorf("%s: beside the item stands %q, want %q", lang, beside, words)
		}
		if got := strings.Count(page, "checked"); got != 3 {
			t.Errorf("%s: %d are chosen, want 3", lang, got)
		}
		if !strings.Contains(page, `href="#review-outcome-fourth-round"`) {
			t.Errorf("%s: the list of faults does not lead to the item", lang)
		}
	}
}

// TestTheSentenceStandsInItsText: the one before it and its own end around the words.
func TestTheSentenceStandsInItsText(t *testing.T) {
	items := waitingItems()
	lines := make([]string, 0, len(items))
	for i := range items {
		if c := (ReviewLine{View: &items[i]}).Context(); c != nil {
			lines = append(lines, c.Before+"["+c.Words+"]"+c.After)
		}
	}
	got, want := strings.Join(lines, "\n"), strings.Join([]string{
		"会談では[信頼は戻った]と述べた。", // as it stood
		"外相は午前に到着した。[連絡船を一日四往復で再開する]ことで一致した。",
		"連絡船を一日四往復で再開することで一致した。[運賃は据え置く]。",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
