package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/text"
)

// TestTimesOfACoverage: the fields are on its own clock; what nobody touched is not sent back.
func TestTimesOfACoverage(t *testing.T) {
	starts := time.Date(2031, 5, 20, 5, 0, 30, 0, time.UTC) // half a minute that the field does not show
	before := coverage.Content{TZ: "Asia/Tokyo", Starts: &starts}
	for name, row := range map[string]struct {
		typed url.Values
		want  string
	}{
		"left as it is": {url.Values{"starts": {"2031-05-20T14:00"}, "ends": {""}}, ""},
		"not asked for": {url.Values{}, ""},
		"changed":       {url.Values{"starts": {"2031-05-20T15:00"}}, "starts 2031-05-20 06:00:00"},
		"taken away":    {url.Values{"starts": {""}}, "starts none"},
		"several":       {url.Values{"began": {"2031-05-20T14:20"}, "finished": {"2031-05-20T18:00"}}, "began 2031-05-20 05:20:00 finished 2031-05-20 09:00:00"},
		"unreadable":    {url.Values{"began": {"noon"}, "ends": {"later"}}, "fault.several"},
	} {
		got := []string{}
		times, err := readTimes(row.typed, timeFields, "Asia/Tokyo", &before)
		for _, name := range timeFields {
			switch at := times[name]; {
			case at == nil:
			case at.IsZero():
				got = append(got, name+" none")
			default:
				got = append(got, name+" "+at.UTC().Format(time.DateTime))
			}
		}
		if err != nil {
			got = []string{strings.Fields(err.Error())[0]}
		}
		if got := strings.TrimSuffix(strings.Join(got, " "), ";"); got != row.want {
			t.Errorf("%s: got %s, want %s", name, got, row.want)
		}
	}
}

func TestAMarkerMovesTheStateByABox(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	for _, kind := range []string{"marker:start", "report"} {
		ask(s, people.Editor, deskPath, url.Values{"headline": {"x"}, "kind": {kind}, "moves": {"1"}})
	}
	if !d.posted[0].Moves || d.posted[1].Moves {
		t.Errorf("got %v and %v, want it asked of the marker alone", d.posted[0].Moves, d.posted[1].Moves)
	}
}

func TestThePageSaysWhenItIsToBegin(t *testing.T) {
	d := newFakeDesk()
	planned(d)
	for path, want := range map[string][]string{
		"/en/c/harbour-live": {"begins at", `data-from-now="2031-05-14T05:00:00Z"`, `"coverageStartTime":"2031-05-14T05:00:00Z"`, `"eventStatus":"https://schema.org/EventScheduled"`},
		"/en/":               {"Coming up", "from_now", "Round of talks"},
	} {
		body := string(get(t, newServerWith(d), path).body)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s: no %q", path, words)
			}
		}
	}
	d = newFakeDesk()
	summed(d)
	body := string(get(t, newServerWith(d), "/en/c/harbour-live").body)
	if at, pins := strings.Index(body, "known-summary"), strings.Index(body, "known-item"); at < 0 || pins < at {
		t.Errorf("the summary stands at %d, the pins at %d: want it above them", at, pins)
	}
}

// planned is a fake of which the live page is to come.
func planned(d *fakeDesk) {
	v := liveCoverage(coverage.Planned)
	starts := morning.Add(4 * time.Hour)
	v.Coverage.Content.Starts = &starts
	v.Updates, v.Keys, v.Pinned, v.Record, v.First, v.Last, v.Total, v.Older = nil, nil, nil, nil, nil, nil, 0, ""
	d.coverages["harbour-live"] = v
}

// summed is a fake whose live page has a summary.
func summed(d *fakeDesk) {
	v := d.coverages["harbour-live"]
	v.Summary = &desk.UpdateView{Coverage: &v.Coverage, Update: coverage.Update{
		ID: "u20", N: 20, Standing: coverage.Published, Revision: 1, Message: coverage.Message{
			Kind: coverage.Summary, Said: morning.Add(3 * time.Hour), Headline: "ここまでの協議",
			Body: text.Document{Blocks: []text.Block{{Kind: text.BlockList, Items: [][]text.Block{
				text.Paragraphs("連絡船は来月一日から一日二往復で再開する。").Blocks,
				text.Paragraphs("漁業水域では隔たりが残った。").Blocks,
				text.Paragraphs("次の協議は秋に開かれる。").Blocks,
			}}}},
		},
	}}
}

func TestARefusedPlanKeepsWhatWasTyped(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/new", url.Values{"title": {"typed words"}, "lang": {"en"}, "tz": {"Europe/Berlin"}, "starts": {"2031-10-26T02:30"}})
	if body := string(a.body); a.status != http.StatusUnprocessableEntity || !strings.Contains(body, "typed words") || !strings.Contains(body, `name="starts_twice"`) {
		t.Errorf("an hour that comes twice: got %d, want to be asked which", a.status)
	}
}

func init() {
	stories = append(stories,
		story{"live-planned-soon", "coverage", visitWith("/c/harbour-live", planned)},
		story{"live-summary", "coverage", visitWith("/c/harbour-live", summed)},
	)
}
