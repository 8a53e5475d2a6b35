package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/text"
)

// draftedItems are one of each kind: a statement by somebody known with a headline that says the same,
// one by somebody new, one by nobody we can name, an outcome and a forecast.
func draftedItems() []desk.DraftedItem {
	item := func(n int, key string, as desk.DraftKind, words string) desk.DraftedItem {
		return desk.DraftedItem{
			Ref: desk.DraftRef{N: n, Field: record.Body, Key: key}, Standing: coverage.Published, Lang: "ja", As: as, Mode: record.Reported,
			Places: []desk.DraftWords{{N: n, Field: record.Body, Quote: text.Quote{Exact: words}, Before: "午前の会合は予定どおり始まった。", After: "。運賃は据え置く。"}},
			Why:    drafting.Why{Cue: "述べた", Rule: "quotation and verb"},
		}
	}
	said := func(kind record.StatementKind) desk.DraftKind {
		return desk.DraftKind{What: drafting.Statement, Kind: string(kind)}
	}
	known := item(6, "aa11", said(record.Propose), "オルリン外相は連絡船の再開を提案した")
	known.Speakers, known.Printed, known.Role, known.Issues = []record.ActorID{"orlin"}, "オルリン外相", "外相", []record.IssueID{"ferries"}
	known.Inner = []record.ActorID{"tessen"}
	known.Near = [][]record.ActorID{{"tessen"}, {"vale"}, {"orlin", "vale"}}
	known.Places = append(known.Places, desk.DraftWords{N: 6, Field: record.Headline, Quote: text.Quote{Exact: "連絡船再開を提案"}})
	stranger := item(6, "bb22", said(record.Assert), "グレン港湾局長は「準備はできている」と述べた")
	stranger.Printed, stranger.Role, stranger.New, stranger.Mode = "グレン港湾局長", "港湾局長", &desk.NewSpeaker{Name: "グレン", Kind: record.Person, Role: "港湾局長"}, record.Direct
	nobody := item(7, "cc33", said(record.Explain), "安全に問題はないと説明した")
	nobody.Denies = true
	deal := item(7, "dd44", desk.DraftKind{What: drafting.Outcome, Kind: string(record.Agreed)}, "双方は共同巡視で合意した")
	hope := item(8, "ee55", desk.DraftKind{What: drafting.Forecast, Kind: string(record.Expectation)}, "来月にも次の会合を開く見通し")
	hope.Printed, hope.New = "両政府", &desk.NewSpeaker{Name: "両政府"}
	return []desk.DraftedItem{known, stranger, nobody, deal, hope}
}

func (d *deskNewsroom) Drafts(_ context.Context, in desk.DraftScope) (*desk.DraftListView, error) {
	live := liveCoverage(coverage.Running)
	v := &desk.DraftListView{Coverage: &live.Coverage, Readable: !d.unread, Vocabulary: &storyVocabulary, Spoke: []record.ActorID{"tessen"}}
	if d.empty || d.unread {
		return v, nil
	}
	v.Items = draftedItems()
	v.Figures = desk.DraftFigures{Accepted: 9, Mended: 2, Decided: 12, Timed: 9, Spent: 40 * time.Second}
	v.Next = v.Items[4].Ref
	if in.N > 0 {
		v.Items, v.Next = v.Items[:2], desk.DraftRef{}
	}
	if in.Missed {
		v.Items, v.Next = v.Items[:1], desk.DraftRef{}
		v.Items[0].Ref.Key, v.Items[0].Missed, v.Items[0].Inner = "s0011", true, nil
	}
	return v, nil
}

func (d *deskNewsroom) DraftsReady(context.Context, string) (bool, error) { return !d.loading, nil }

func (d *deskNewsroom) DraftsNamed(_ context.Context, _ string, refs []desk.DraftRef) ([]desk.DraftedItem, error) {
	var named []desk.DraftedItem
	for _, item := range draftedItems() {
		if slices.Contains(refs, item.Ref) {
			item.Decided, item.Became = true, desk.ItemRef{Kind: record.KindStatement, ID: "harbour-live-6-1"}
			named = append(named, item)
		}
		if other := item; slices.Contains(refs, item.Ref.Again()) {
			other.Ref, other.Again, other.Decided, other.Inner, other.Speakers = item.Ref.Again(), true, false, nil, []record.ActorID{"vale"}
			named = append(named, other)
		}
	}
	return named, nil
}

func (d *deskNewsroom) DraftTyped(_ context.Context, _ string, _ int, headline, body string) (*desk.DraftListView, error) {
	v, err := d.Drafts(context.Background(), desk.DraftScope{N: 6})
	if headline+body == "" {
		v.Items = nil
	}
	for i := range v.Items {
		v.Items[i].Ref.N = 0
	}
	return v, err
}

func (d *deskNewsroom) DecideDrafts(_ context.Context, in desk.DraftDecisions) ([]desk.DecidedDraft, error) {
	var done []desk.DecidedDraft
	for _, one := range in.Each {
		line := fmt.Sprintf("%s %s %s %v", one.Do, one.Ref, one.As, one.Speaker)
		if one.New != nil {
			line += fmt.Sprintf(" %+v", *one.New)
		}
		d.reviewed = append(d.reviewed, line)
		done = append(done, desk.DecidedDraft{Ref: one.Ref, Do: one.Do})
	}
	return done, d.refuse
}

// draftInTheWay is what the desk answers when two of three drafts cannot be accepted.
func draftInTheWay() error {
	one := fault.At("drafts[1].speaker", "drafts.speaker_new", "name", "グレン")
	two := fault.New(fault.Conflict, "drafts.gone", "n", 7)
	two.Field = "drafts[2]"
	return fault.Join(one, two)
}

const draftsAt = "/desk/c/harbour-live/drafts"

func init() {
	owner := people.Owner
	chosen := url.Values{
		"do": {"accept"}, "draft": {"6-body-aa11", "6-body-bb22", "7-body-cc33"},
		"speaker.6-body-bb22": {"new"}, "name.6-body-bb22": {"グレン・ドーン"}, "sort.6-body-bb22": {""}, "kind.7-body-cc33": {"statement:assert"},
	}
	stories = append(stories,
		story{"desk-drafts", "desk/drafts", atDesk(owner, draftsAt, nil, deskNewsroom{})},
		story{"desk-drafts-all", "desk/drafts", atDesk(owner, draftsAt+"?all=1&after=6-body-aa11", nil, deskNewsroom{})},
		story{"desk-drafts-of-one", "desk/drafts", atDesk(owner, "/desk/c/harbour-live/u/6/drafts", nil, deskNewsroom{})},
		story{"desk-drafts-rejected", "desk/drafts", atDesk(owner, draftsAt+"?rejected=1", nil, deskNewsroom{})},
		story{"desk-drafts-missed", "desk/drafts", atDesk(owner, draftsAt+"?missed=1", nil, deskNewsroom{})},
		story{"desk-drafts-missed-rejected", "desk/drafts", atDesk(owner, "/desk/c/harbour-live/u/6/drafts?missed=1&rejected=1", nil, deskNewsroom{})},
		story{"desk-drafts-none-missed", "desk/drafts", atDesk(owner, draftsAt+"?missed=1", nil, deskNewsroom{empty: true})},
		story{"desk-drafts-also", "desk/drafts", atDesk(owner, draftsAt+"?also=6-body-waa11", nil, deskNewsroom{})},
		story{"desk-drafts-empty", "desk/drafts", atDesk(owner, draftsAt, nil, deskNewsroom{empty: true})},
		story{"desk-drafts-unread", "desk/drafts", atDesk(owner, draftsAt, nil, deskNewsroom{unread: true})},
		story{"desk-drafts-decided", "desk/drafts", atDesk(owner, draftsAt+"?do=accept&did=6-body-aa11&did=7-body-dd44", nil, deskNewsroom{})},
		story{"desk-drafts-undone", "desk/drafts", atDesk(owner, draftsAt+"?do=again&did=6-body-aa11", nil, deskNewsroom{})},
		story{"desk-drafts-faults", "desk/drafts", atDesk(owner, draftsAt, chosen, deskNewsroom{refuse: draftInTheWay()})},
		story{"desk-drafts-none", "desk/drafts", atDesk(owner, draftsAt, url.Values{"do": {"accept"}}, deskNewsroom{refuse: fault.At("drafts", "drafts.none_chosen")})},
	)
}

// TestDecidingOnDrafts: a button is about its own draft and leaves the choice of the others as it is,
// with what was chosen in its fields; those below are about all that is chosen.
func TestDecidingOnDrafts(t *testing.T) {
	for _, row := range []struct {
		name, path string
		typed      url.Values
		did, to    string
	}{
		{
			"one as offered", draftsAt,
			url.Values{"one": {"accept 6-body-aa11"}, "draft": {"7-body-dd44"}},
			"accept 6-body-aa11 : []", draftsAt + "?did=6-body-aa11&do=accept&draft=7-body-dd44#draft-6-body-bb22",
		},
		{
			"one mended", "/en" + draftsAt,
			url.Values{"one": {"accept 6-body-aa11"}, "speaker.6-body-aa11": {"orlin,tessen"}, "kind.6-body-aa11": {"statement:offer"}},
			"accept 6-body-aa11 statement:offer [orlin tessen]", "/en" + draftsAt + "?did=6-body-aa11&do=accept#draft-6-body-bb22",
		},
		{
			"by somebody new", draftsAt,
			url.Values{"one": {"accept 6-body-bb22"}, "speaker.6-body-bb22": {"new"}, "name.6-body-bb22": {" Glen "}, "sort.6-body-bb22": {"person"}, "role.6-body-bb22": {"局長"}},
			"accept 6-body-bb22 : [] {Name:Glen Kind:person Role:局長}", draftsAt + "?did=6-body-bb22&do=accept#draft-7-body-cc33",
		},
		{
			"by somebody who is not in the list", draftsAt,
			url.Values{"one": {"accept 6-body-bb22"}, "speaker.6-body-bb22": {"new"}, "other.6-body-bb22": {"vale"}},
			"accept 6-body-bb22 : [vale]", draftsAt + "?did=6-body-bb22&do=accept#draft-7-body-cc33",
		},
		{
			"the chosen of one update", "/desk/c/harbour-live/u/6/drafts?after=6-body-aa11",
			url.Values{"do": {"reject"}, "draft": {"6-body-aa11", "6-body-bb22"}, "speaker.6-body-aa11": {"tessen"}},
			"reject 6-body-aa11 : [], reject 6-body-bb22 : []", "/desk/c/harbour-live/u/6/drafts?did=6-body-aa11&did=6-body-bb22&do=reject#drafts",
		},
		{
			"taking it back", draftsAt + "?rejected=1",
			url.Values{"do": {"again"}, "draft": {"6-body-aa11"}},
			"again 6-body-aa11 : []", draftsAt + "?did=6-body-aa11&do=again&rejected=1#draft-6-body-aa11",
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

// TestWhatIsInTheWayIsSaidBesideTheDraft, and what was chosen and typed stays.
func TestWhatIsInTheWayIsSaidBesideTheDraft(t *testing.T) {
	typed := url.Values{
		"do": {"accept"}, "draft": {"6-body-aa11", "6-body-bb22", "7-body-cc33"},
		"speaker.6-body-bb22": {"new"}, "name.6-body-bb22": {"グレン・ドーン"}, "kind.7-body-cc33": {"statement:assert"},
	}
	a := ask(deskServer(&deskNewsroom{refuse: draftInTheWay()}), people.Owner, "/en"+draftsAt, typed)
	page := string(a.body)
	_, beside, _ := strings.Cut(page, `id="draft-6-body-bb22-fault" data-fault>`)
	beside, _, _ = strings.Cut(beside, "</p>")
	if !strings.Contains(beside, "is not in the record yet") {
		t.Errorf("beside the draft stands %q", beside)
	}
	if got := strings.Count(page, " checked"); got != 3 {
		t.Errorf("%d are chosen, want 3", got)
	}
	for _, want := range []string{`value="グレン・ドーン"`, `<option value="statement:assert" selected>`, `href="#draft-7-body-cc33"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// askForScript asks as a page's script does.
func askForScript(t *testing.T, d *deskNewsroom, method, path string, typed url.Values) (status int, told map[string]any) {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(typed.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Owner)})
	w := httptest.NewRecorder()
	deskServer(d).ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &told); err != nil {
		t.Fatalf("%s %s: %v in %s", method, path, err, w.Body)
	}
	return w.Code, told
}

// TestDraftsForAScript: what an update offers, or that it cannot be read yet; what words that are
// being written offer; what was decided, or which field has to be looked at.
func TestDraftsForAScript(t *testing.T) {
	const tray, typed = "/desk/c/harbour-live/u/6/drafts", draftsAt + "/typed"
	words := url.Values{"headline": {"連絡船再開を提案"}, "body": {"words"}}
	for _, path := range []string{tray, typed} {
		method, sent := http.MethodGet, url.Values(nil)
		if path == typed {
			method, sent = http.MethodPost, words
		}
		if _, told := askForScript(t, &deskNewsroom{loading: true}, method, path, sent); told["loading"] != true || told["html"] != "" {
			t.Errorf("%s while loading: got %v", path, told)
		}
		_, told := askForScript(t, &deskNewsroom{}, method, path, sent)
		if html, _ := told["html"].(string); told["count"] != 2.0 || !strings.Contains(html, "連絡船の再開を提案した") {
			t.Errorf("%s: got %v", path, told)
		}
	}
	d := &deskNewsroom{}
	status, told := askForScript(t, d, http.MethodPost, tray, url.Values{"one": {"accept 6-body-aa11"}})
	if html, _ := told["html"].(string); status != http.StatusOK || !strings.Contains(html, `value="again"`) || !strings.Contains(html, "採用1件あたり4秒") {
		t.Errorf("accepted: got %d %v", status, told)
	}
	status, told = askForScript(t, &deskNewsroom{refuse: fault.At("drafts[0].new.kind", "record.bad_actor_kind", "got", "")}, http.MethodPost, tray, url.Values{"one": {"accept 6-body-bb22"}})
	if status != http.StatusUnprocessableEntity && status != http.StatusBadRequest || told["field"] != "sort" || told["fault"] == "" {
		t.Errorf("refused: got %d %v", status, told)
	}
	if _, told = askForScript(t, &deskNewsroom{refuse: fault.New(fault.Conflict, "drafts.gone", "n", 6)}, http.MethodPost, tray, url.Values{"one": {"accept 6-body-aa11"}}); told["gone"] != true || told["fault"] == "" {
		t.Errorf("what the record holds meanwhile: got %v", told)
	}
}

// TestWhatIsMissedOnAPage: the sentences without a draft stand in the form of the drafts, each with
// who else may be meant before all others in its list; a decision about one stays among them.
func TestWhatIsMissedOnAPage(t *testing.T) {
	page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en"+draftsAt+"?missed=1", nil).body)
	for _, want := range []string{
		"No draft was made of this", `action="/en` + draftsAt + `?missed=1"`, `href="/en` + draftsAt + `?missed=1&amp;rejected=1"`,
		`<option value="tessen" data-near>`, `<option value="orlin,vale" data-near>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "all=1") {
		t.Error("all guesses can be chosen at once, without a look at them")
	}
	d := &deskNewsroom{}
	a := ask(deskServer(d), people.Owner, draftsAt+"?missed=1", url.Values{"one": {"accept 6-body-s0011"}, "speaker.6-body-s0011": {"orlin,vale"}, "kind.6-body-s0011": {"statement:object"}})
	if want := draftsAt + "?did=6-body-s0011&do=accept&missed=1#drafts"; a.status != http.StatusSeeOther || a.header.Get("Location") != want {
		t.Errorf("got %d to %s, want %s", a.status, a.header.Get("Location"), want)
	}
	if got := strings.Join(d.reviewed, ", "); got != "accept 6-body-s0011 statement:object [orlin vale]" {
		t.Errorf("did %q", got)
	}
	status, told := askForScript(t, &deskNewsroom{}, http.MethodGet, "/desk/c/harbour-live/u/6/drafts?missed=1", nil)
	if html, _ := told["html"].(string); status != http.StatusOK || told["count"] != 1.0 || !strings.Contains(html, `data-draft-item="6-body-s0011"`) {
		t.Errorf("for a script: got %d %v", status, told)
	}
}

// TestADraftOfACardHasAnID: its field has a slash, which an id may not hold; what leads to it knows that.
func TestADraftOfACardHasAnID(t *testing.T) {
	ref := desk.DraftRef{N: 6, Field: "card/0", Key: "aa11"}
	if got := lineID(ref); got != "draft-6-card_0-aa11" || newForm("draft", "en", ref.String()).FieldID(ref.String()) != got {
		t.Errorf("the line is %q, and faults lead elsewhere", got)
	}
}

// TestAnotherInTheSameWords: what was just accepted leads to it; it stands before the others, by somebody else,
// and what is in its way is said beside it.
func TestAnotherInTheSameWords(t *testing.T) {
	at := "/en" + draftsAt
	if page := string(ask(deskServer(&deskNewsroom{}), people.Owner, at+"?do=accept&did=6-body-aa11", nil).body); !strings.Contains(page, `href="`+at+`?also=6-body-waa11#draft-6-body-waa11"`) {
		t.Error("nothing leads to another statement in the words of an accepted draft")
	}
	page := string(ask(deskServer(&deskNewsroom{}), people.Owner, at+"?also=6-body-waa11", nil).body)
	first, _, _ := strings.Cut(page, `data-draft-item="6-body-aa11"`)
	if !strings.Contains(first, `data-draft-item="6-body-waa11"`) || !strings.Contains(first, `<option value="vale" data-near selected>`) {
		t.Error("another statement does not stand before the drafts, by who else may be meant")
	}
	refused := &deskNewsroom{refuse: fault.At("drafts[0].speaker", "record.no_actor", "got", "nobody")}
	page = string(ask(deskServer(refused), people.Owner, at, url.Values{"one": {"accept 6-body-waa11"}, "speaker.6-body-waa11": {"nobody"}}).body)
	if _, beside, _ := strings.Cut(page, `id="draft-6-body-waa11-fault" data-fault>`); !strings.Contains(beside[:min(len(beside), 200)], "nobody") {
		t.Errorf("beside it stands %q", beside[:min(len(beside), 200)])
	}
}
