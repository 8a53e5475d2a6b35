package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/merge"
	"readout/internal/people"
	"readout/internal/text"
)

// ferries2 is an update as it was, as a colleague stored it and as somebody wrote it
// meanwhile: headline, kind, time, a paragraph, a picture and a card are in dispute.
func ferries2() (was, theirs, mine coverage.Message) {
	was = coverage.Message{
		Kind: coverage.Report, Said: morning, Headline: "連絡船、再開へ",
		Body: text.Paragraphs(
			"両閣僚は、連絡船を来月一日から再開することで一致した。",
			strings.Repeat("港では朝から多くの人が船を待ち、話し合いの行方を見守った。", 12),
			"運賃は未定。", "会談は夕方まで続く。"),
		Pictures: []coverage.Picture{{File: "harbour.svg", Width: 960, Caption: "発着場", Credit: "見本通信"}},
		Cards:    []coverage.Card{{Title: "二年前の嵐", Href: "/c/norden-storm"}},
	}
	theirs, mine = was, was
	theirs.Headline, theirs.Kind, theirs.Said = "連絡船、来月から一日二往復で再開", coverage.Key, morning.Add(2*time.Minute)
	theirs.Body = text.Paragraphs("両閣僚は、連絡船を来月一日から一日二往復で再開することで一致した。", was.Body.Blocks[1].Inlines[0].Text, "会談は夕方まで続く。")
	theirs.Pictures = []coverage.Picture{{File: "harbour.svg", Width: 960, Caption: "発着場の朝", Credit: "見本通信"}}
	theirs.Cards = []coverage.Card{{Title: "二年前の嵐を振り返る", Href: "/c/norden-storm"}}
	mine.Headline, mine.Kind, mine.Said = "連絡船、来月から一日四往復で再開", coverage.Summary, morning.Add(5*time.Minute)
	mine.Body = text.Paragraphs("両閣僚は、連絡船を来月一日から一日四往復で再開することで一致した。", was.Body.Blocks[1].Inlines[0].Text, "運賃は据え置く。", "会談は夜まで続く。")
	mine.Pictures = []coverage.Picture{{File: "harbour.svg", Width: 960, Caption: "発着場の夜", Credit: "見本通信"}}
	mine.Cards = []coverage.Card{{Title: "嵐の記録", Href: "/c/norden-storm"}}
	return was, theirs, mine
}

// inDispute3 is what the desk says when a colleague has stored something else.
func inDispute3(open []string) error { return disputeOf(1, open) }

// fromNowhere is what it says when nobody knows any more what the edit began from.
func fromNowhere() error { return disputeOf(0, nil) }

func disputeOf(base int, open []string) error {
	was, theirs, mine := ferries2()
	if base == 0 {
		was = coverage.Message{}
	}
	result, err := merge.Messages(was, theirs, mine)
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "update.stale", "from", 1, "current", 2).Because(&desk.Stale{
		Current: 2, Yours: desk.UpdateEdit{From: 1, Note: "便数を改めました。", Correction: coverage.Corrected},
		Disputed: &desk.Disputed{Result: result, Base: base, Was: was, Now: theirs, Mine: mine, Open: open},
	})
}

var settledBadly = url.Values{
	"from": {"1"}, "onto": {"2"}, "take.headline": {"edited"}, "text.headline": {"連絡船、四往復で合意"}, "take.kind": {"theirs"}, "take.said": {"mine"}, "take.body.2": {"mine"},
}

// TestAStaleEditShowsWhatBothChanged: each place with both sides and a choice, all the rest
// merged around them, and the whole of what was typed in the form.
func TestAStaleEditShowsWhatBothChanged(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{refuse: inDispute3(nil)}), people.Editor, "/en"+deskPath+"/u/6", typedUpdate)
	if a.status != http.StatusConflict {
		t.Fatalf("got %d, want 409", a.status)
	}
	body := string(a.body)
	for _, want := range []string{
		"一日四往復で再開することで", "一日二往復で再開することで", "<del>", "<ins>", `class="merged text"`, `<details class="merged">`,
		`name="from" value="1"`, `name="onto" value="2"`, `name="said" value="2031-05-14T10:05"`, `name="said_was" value="2031-05-14T10:00"`,
		`name="p0.caption" value="発着場の夜"`, `name="p0.file" value="harbour.svg"`, `name="c0.title" value="嵐の記録"`, `name="pictures" value="1"`,
		`name="take.headline" value="mine"`, `name="take.body.1" value="both"`, `name="text.body.1"`, `name="take.pictures.1"`, `name="take.cards.1"`,
		"便数を改めました。", i18n.T("en", "together.lead", "n", 6, "who", "Mika", "count", 7), i18n.T("en", "together.taken_away"),
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if strings.Contains(body, `name="take.kind" value="both"`) {
		t.Error("both kinds can be kept")
	}
}

// TestWhatWasChosenStandsOnThePageAgain where a choice is missing.
func TestWhatWasChosenStandsOnThePageAgain(t *testing.T) {
	d := &deskNewsroom{refuse: inDispute3([]string{"body.1"})}
	body := string(ask(deskServer(d), people.Editor, "/en"+deskPath+"/u/6", settledBadly).body)
	for _, want := range []string{
		`name="take.headline" value="edited" required checked`, `value="連絡船、四往復で合意"`, `name="take.kind" value="theirs" required checked`,
		`name="take.body.2" value="mine" required checked`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if got := strings.Count(body, i18n.T("en", "together.choose")); got != 1 {
		t.Errorf("asked to choose %d times, want once", got)
	}
	s := d.edited[0].Settled
	want := &desk.Settlement{Onto: 2, Choices: map[string]desk.Choice{
		"headline": {Take: merge.Edited, Text: "連絡船、四往復で合意"}, "kind": {Take: merge.Theirs}, "said": {Take: merge.Mine}, "body.2": {Take: merge.Mine},
	}}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("settled: got %+v, want %+v", s, want)
	}
}

// TestTheHiddenFormIsTheWholeEdit: what the page holds back is what was typed, field by field.
func TestTheHiddenFormIsTheWholeEdit(t *testing.T) {
	_, _, mine := ferries2()
	mine.Pictures = append(mine.Pictures, coverage.Picture{Name: "b.jpg", Alt: "海", Decorative: false}, coverage.Picture{File: "c.png", Width: 10, Decorative: true})
	f := writtenUpdate("mine", "ja", 1, &mine, "本文\n\n次", "Asia/Tokyo").set("pinned", "1")
	typed := url.Values{}
	for _, h := range f.hidden("from", "headline", "body", "kind", "said", "said_was", "pinned", "pinned_was") {
		typed.Set(h.Name, h.Value)
	}
	view := &desk.DeskUpdateView{Update: desk.UpdateView{Coverage: &coverage.Coverage{Content: coverage.Content{TZ: "Asia/Tokyo"}}}}
	e, err := readUpdateEdit(typed, view)
	if err != nil {
		t.Fatal(err)
	}
	if *e.Headline != mine.Headline || *e.Markdown != "本文\n\n次" || *e.Kind != mine.Kind || !*e.Pinned || e.From != 1 || e.Said != nil {
		t.Errorf("got %+v", e)
	}
	for i := range mine.Pictures {
		mine.Pictures[i].Height = 0 // measured anew by the desk
	}
	if !reflect.DeepEqual(*e.Pictures, mine.Pictures) || !reflect.DeepEqual(*e.Cards, mine.Cards) {
		t.Errorf("got %+v and %+v\nwant %+v and %+v", *e.Pictures, *e.Cards, mine.Pictures, mine.Cards)
	}
}

// TestEveryPartOfAnUpdateHasAName: a new field of a message is named here, or people are
// asked to choose between two values of they do not know what.
func TestEveryPartOfAnUpdateHasAName(t *testing.T) {
	own := []string{"headlines", "mark", "note", "notes", "correction", "erased", "pinned"} // part of another, or never in dispute
	typ := reflect.TypeFor[coverage.Message]()
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if i18n.Has("together.part."+name) == strings.Contains(" "+strings.Join(own, " ")+" ", " "+name+" ") {
			t.Errorf("together.part.%s: want it in the catalogue, or the field among those that are never in dispute", name)
		}
	}
	if _, err := json.Marshal(coverage.Message{}); err != nil {
		t.Error(err)
	}
}

// TestAMergeIsTold: with whose edit, where to see it, and how to take it back; a foreign
// address says nothing of it.
func TestAMergeIsTold(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	body := string(ask(s, people.Editor, "/en"+deskPath+"?done=merged&n=6&merged=1.2.3", nil).body)
	for _, want := range []string{
		i18n.T("en", "together.merged", "n", 6, "who", "Пётр"), deskPath + "/u/6/difference?from=1&amp;by=2&amp;to=3",
		`action="/en` + deskPath + `/u/6/take-back"`, `name="edit" value="3"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	for _, query := range []string{"?done=merged&n=6", "?done=merged&n=99&merged=1.2.3", "?done=edited&n=6&merged=1.2.3"} {
		if strings.Contains(string(ask(s, people.Editor, deskPath+query, nil).body), "take-back") {
			t.Errorf("%s: offers to take an edit back", query)
		}
	}
}

func TestAnEditIsTakenBackFromThePage(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Editor, deskPath+"/u/6/take-back", url.Values{"edit": {"3"}})
	if want := deskPath + "?done=taken_back&n=6"; a.status != http.StatusSeeOther || a.header.Get("Location") != want {
		t.Errorf("got %d to %q, want 303 to %q", a.status, a.header.Get("Location"), want)
	}
	a = ask(deskServer(&deskNewsroom{refuse: inDispute3(nil)}), people.Editor, deskPath+"/u/6/take-back", url.Values{"edit": {"3"}})
	if a.status != http.StatusConflict || !strings.Contains(string(a.body), `name="take.headline"`) {
		t.Errorf("in dispute: got %d, want 409 and the choice", a.status)
	}
	a = ask(deskServer(&deskNewsroom{refuse: fault.New(fault.NotFound, "update.no_edit", "n", 6, "revision", 3)}), people.Editor, deskPath+"/u/6/take-back", url.Values{"edit": {"3"}})
	if a.status != http.StatusNotFound {
		t.Errorf("no such edit: got %d, want 404", a.status)
	}
}
