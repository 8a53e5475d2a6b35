package main

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// furnishedRecord gives the record of the demo's site, after so many of its updates were played; -1: all.
func furnishedRecord(t *testing.T, played int) *record.Derived {
	t.Helper()
	d, err := furnished(t, played).desk.DeriveRecord(people.With(t.Context(), system))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// furnished is the demo's site.
func furnished(t *testing.T, played int) *app {
	t.Helper()
	ctx := people.With(t.Context(), system)
	a, err := openApp(ctx, folder(t), desk.Site{Lang: "en", TZ: "Asia/Tokyo"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.store.Close(); err != nil {
			t.Error(err)
		}
	})
	_, steps, err := (&demoCmd{}).furnish(ctx, &server{app: a})
	if err != nil {
		t.Fatal(err)
	}
	if played < 0 {
		played = len(steps)
	}
	for _, s := range steps[:played] {
		if err := s.do(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// The facts are those of two published pages: nine results and what was asked for and disclosed
// besides, two points of contention, nine leaks of which the results bear out three.
func TestTheDemoKeepsToTheFacts(t *testing.T) {
	d := furnishedRecord(t, -1)
	first := d.Promises["jr22:round1_promises_as_of_round2"]
	want := map[record.OutcomeID]record.OutcomeStatus{
		"o-next-moscow": record.NotKept, "o-regular": record.InProgress, "o-vice-ministerial": record.Agreed,
		"o-dm-visits": record.Stalled, "o-sports": record.Agreed, "o-navy-staff": record.Stalled, "o-cyber": record.Agreed,
		"o-pko": record.Agreed, "o-joint-training": record.Stalled, "o-md-consult": record.InProgress, "o-dma": record.Pledged,
	}
	if !maps.Equal(first, want) {
		t.Errorf("promises of the first round:\n got %v\nwant %v", first, want)
	}
	for round, issues := range map[record.EventID][]record.IssueID{
		"jr22-1": {"proactive-pacifism", "missile-defence"},
		"jr22-2": {"dprk", "defence-exchange", "cbm", "kuril-deployments"},
	} {
		got, want := slices.Sorted(slices.Values(d.Discussed[round])), slices.Sorted(slices.Values(issues))
		if !slices.Equal(got, want) {
			t.Errorf("points of contention of %s: got %v, want %v", round, got, want)
		}
	}
	if one := d.RaisedByOneSide["jr22-2"]; len(one) != 1 || one["missile-defence"] != "ru" {
		t.Errorf("raised by one side in 2017: got %v, want missile defence by Russia", one)
	}
	for score, want := range map[string]map[record.Result]int{
		"leak:yomiuri": {record.Hit: 2, record.Open: 6}, "leak:sankei": {record.Partly: 1},
		"expectation:sputnik": {record.Hit: 3, record.Open: 1},
	} {
		if got := d.ForecastScore[score]; !maps.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", score, got, want)
		}
	}
	var oneSided []record.OutcomeID
	for _, id := range d.OneSided {
		if id != "bo-next" {
			oneSided = append(oneSided, id)
		}
	}
	if want := []record.OutcomeID{"o-port-call", "o-dprk-call", "o-dprk-sanctions-view", "o-peace-treaty-work"}; !sameSet(oneSided, want) {
		t.Errorf("told by one side alone: got %v, want %v", oneSided, want)
	}
}

// A ministry that does not exist tells of one invented round in its own words: one thing proposed
// that others call agreed, concern for welcome, and one request that nobody else tells of.
func TestTheDemoComparesTwoAccounts(t *testing.T) {
	a := furnished(t, 0)
	v, err := a.desk.Compare(t.Context(), "basin", "basin-3", desk.Against{})
	if err != nil || v.Theirs == nil || v.Theirs.Slug != "basin-3-veld" || !strings.HasSuffix(v.Theirs.Source.Address, "veld.example/notes/third-round") {
		t.Fatalf("got %+v, %v, want the note of Veld", v.Theirs, err)
	}
	var got []string
	for _, pairs := range [][]record.Pair{v.Pairs.Outcomes, v.Pairs.Statements} {
		c := record.Sorted(pairs)
		for _, p := range c.Differ {
			got = append(got, p.Ours.As+" / "+p.Theirs.As)
		}
		for _, p := range c.OnlyTheirs {
			got = append(got, "- / "+p.Theirs.As)
		}
		for _, p := range c.Alike {
			got = append(got, p.Ours.As)
		}
	}
	if want := []string{"agreed / proposed", "offer / announce", "welcome / concern", "- / request", "object"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := a.desk.Coverage(t.Context(), "basin-3-veld", ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("the note whole: got %v, want it missing", err)
	}
}

func sameSet(a, b []record.OutcomeID) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// What is invented shows what the facts cannot.
func TestTheDemoShowsWhatTheFactsCannot(t *testing.T) {
	d := furnishedRecord(t, 0)
	if got, want := d.Promises["basin:round1_promises_as_of_round2"], (map[record.OutcomeID]record.OutcomeStatus{
		"bo-gauges": record.Kept, "bo-ferry": record.NotKept, "bo-catch": record.TakenBack, "bo-autumn": record.Proposed,
	}); !maps.Equal(got, want) {
		t.Errorf("promises of the first round: got %v, want %v", got, want)
	}
	if got, want := d.Promises["basin:round2_promises_as_of_round3"], (map[record.OutcomeID]record.OutcomeStatus{
		"bo-inspection": record.Agreed, "bo-level": record.Agreed,
	}); !maps.Equal(got, want) {
		t.Errorf("promises of the second round: got %v, want %v", got, want)
	}
	if got, want := d.ForecastScore["leak:basin-gazette"], (map[record.Result]int{record.Hit: 1, record.Miss: 2}); !maps.Equal(got, want) {
		t.Errorf("the Gazette: got %v, want %v", got, want)
	}
	if len(d.Disputed["basin-2"]) == 0 || !slices.Contains(d.OneSided, "bo-next") {
		t.Errorf("disputed in round 2: %v; told by one side: %v", d.Disputed["basin-2"], d.OneSided)
	}
}

// What has not been told yet is in no view: a result would give the talks away.
func TestTheDemoTellsNothingEarly(t *testing.T) {
	d := furnishedRecord(t, 0)
	if got := d.StatusNow["o-next-moscow"]; got != record.Agreed {
		t.Errorf("the next round in Moscow is %s before anybody told of 2014", got)
	}
	for _, id := range []record.OutcomeID{"o-dma", "o-port-call", "o-abe-visit"} {
		if status, ok := d.StatusNow[id]; ok {
			t.Errorf("%s is %s at the beginning, want nothing yet", id, status)
		}
	}
	if score := d.ForecastScore["expectation:sputnik"]; len(score) > 0 {
		t.Errorf("expectations that nobody has printed yet: %v", score)
	}
}

// Every item of the sample's files is in the record in the end.
func TestTheDemoLeavesNothingOut(t *testing.T) {
	d := furnishedRecord(t, -1)
	if d.Counts.Statements != 47+28 || d.Counts.Outcomes != 20+8 || d.Counts.Forecasts != 13+7 {
		t.Errorf("got %+v, want 75 statements, 28 outcomes, 20 forecasts", d.Counts)
	}
}

// TestTheDemoTouchesNoOtherFolder: who names one by hand is told that it is not for the demo, in their
// language, and what is in it stays; a variable that is set for the server is no such wish.
func TestTheDemoTouchesNoOtherFolder(t *testing.T) {
	dir := folder(t)
	for _, lang := range i18n.Langs {
		_, errs, code := do(t, "demo", "--data", dir, "--messages", lang)
		if want := i18n.T(lang, "demo.own_folder"); code != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("in %s: got %d, %q, want %q", lang, code, errs, want)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, errs bytes.Buffer
	run(ctx, []string{"demo", "--listen", "127.0.0.1:0"}, []string{"READOUT_DATA=" + dir}, strings.NewReader(""), &out, &errs)
	if strings.Contains(errs.String(), i18n.T("en", "demo.own_folder")) {
		t.Errorf("with READOUT_DATA: got %s, want a folder of its own", &errs)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("in the folder: got %v, %v, want nothing", left, err)
	}
}

// TestTheDemoThatHasNotBegun: whoever ends it before it plays, or whose address is taken, waits for nothing.
func TestTheDemoThatHasNotBegun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		if err := played(nil); err != nil || time.Since(began) > 0 {
			t.Errorf("got %v after %v, want nothing at once", err, time.Since(began))
		}
	})
}

// TestPlayThatIsToldToEnd: that the store is closed meanwhile is no fault of its own; before, it would be.
func TestPlayThatIsToldToEnd(t *testing.T) {
	closed := errors.New("the store is closed")
	for _, row := range []struct {
		name string
		told bool
		want error
	}{{"told to end", true, context.Canceled}, {"going on", false, closed}} {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		err := play(ctx, []step{{do: func(context.Context) error {
			if row.told {
				stop()
			}
			return closed
		}}}, 1)
		if !errors.Is(err, row.want) {
			t.Errorf("%s: got %v, want %v", row.name, err, row.want)
		}
	}
}
