package web

import (
	"context"
	"fmt"
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

// timings are those of the made-up updates that wait: one is held, the other has all there is.
var timings = map[coverage.UpdateID]desk.Timing{
	"u9":  {Schedule: &coverage.Schedule{At: morning.Add(3 * time.Hour), Held: coverage.HeldChanged}, By: "Mika", Changed: true},
	"u10": {Schedule: &coverage.Schedule{At: morning.Add(8 * time.Hour)}, By: "Mika", Embargo: &coverage.Embargo{Until: morning.Add(8 * time.Hour)}, Keeper: "Пётр"},
}

func scheduledStory(live *desk.DeskCoverageView, draft *coverage.Coverage) []desk.ScheduledLine {
	return []desk.ScheduledLine{
		{Coverage: live.Coverage, Update: &live.Updates[1], Timing: timings["u9"]},
		{Coverage: live.Coverage, Update: &live.Updates[0], Timing: timings["u10"]},
		{Coverage: *draft, Timing: desk.Timing{Schedule: timings["u10"].Schedule, By: "Mika"}},
	}
}

func (d *deskNewsroom) put(what desk.Waiting, did string) (desk.Timing, error) {
	d.putOff = append(d.putOff, fmt.Sprintf("%s %d %s", what.Slug, what.N, did))
	return desk.Timing{}, d.refuse
}

func (d *deskNewsroom) SetSchedule(_ context.Context, what desk.Waiting, from int, at time.Time) (desk.Timing, error) {
	return d.put(what, fmt.Sprintf("schedule from %d at %s", from, at.UTC().Format(time.DateTime)))
}

func (d *deskNewsroom) CancelSchedule(_ context.Context, what desk.Waiting) (desk.Timing, error) {
	return d.put(what, "cancel")
}

func (d *deskNewsroom) SetEmbargo(_ context.Context, what desk.Waiting, until time.Time) (desk.Timing, error) {
	return d.put(what, "embargo until "+until.UTC().Format(time.DateTime))
}

func (d *deskNewsroom) LiftEmbargo(_ context.Context, what desk.Waiting, reason string) (desk.Timing, error) {
	return d.put(what, "lift: "+reason)
}

// TestMomentsOnClocksThatAreSet: what stands in the field is on the event's clock, which may
// be set forward and back. A moment stands here as UTC.
func TestMomentsOnClocksThatAreSet(t *testing.T) {
	for _, row := range []struct{ zone, typed, twice, want string }{
		{"Asia/Tokyo", "2031-05-20T14:00", "", "2031-05-20 05:00:00"},
		{"Asia/Tokyo", "2031-05-20 14:00:30", "", "2031-05-20 05:00:30"},
		{"UTC", "2031-05-20T14:00", "", "2031-05-20 14:00:00"},
		{"Europe/Berlin", "2031-03-30T01:59", "", "2031-03-30 00:59:00"},
		{"Europe/Berlin", "2031-03-30T02:00", "", "schedule.no_such_time@publish_at"},
		{"Europe/Berlin", "2031-03-30T02:59", "first", "schedule.no_such_time@publish_at"},
		{"Europe/Berlin", "2031-03-30T03:00", "", "2031-03-30 01:00:00"},
		{"Europe/Berlin", "2031-10-26T01:59", "", "2031-10-25 23:59:00"},
		{"Europe/Berlin", "2031-10-26T02:00", "", "schedule.twice@publish_at_twice"},
		{"Europe/Berlin", "2031-10-26T02:30", "first", "2031-10-26 00:30:00"},
		{"Europe/Berlin", "2031-10-26T02:30", "second", "2031-10-26 01:30:00"},
		{"Europe/Berlin", "2031-10-26T02:30", "third", "schedule.twice@publish_at_twice"},
		{"Europe/Berlin", "2031-10-26T03:00", "second", "2031-10-26 02:00:00"},
		{"America/New_York", "2031-11-02T01:30", "second", "2031-11-02 06:30:00"},
		{"Australia/Lord_Howe", "2031-04-06T01:45", "first", "2031-04-05 14:45:00"}, // set back by half an hour
		{"Australia/Lord_Howe", "2031-04-06T01:45", "second", "2031-04-05 15:15:00"},
		{"Pacific/Apia", "2011-12-30T12:00", "", "schedule.no_such_time@publish_at"}, // a day that was left out
		{"Asia/Tokyo", "", "", ""},
		{"Asia/Tokyo", "tomorrow", "", "desk.said_unreadable@publish_at"},
		{"Asia/Tokyo", "2031-02-30T14:00", "", "desk.said_unreadable@publish_at"},
	} {
		at, err := readMoment("publish_at", row.typed, row.twice, row.zone)
		got := ""
		if at != nil {
			got = at.UTC().Format(time.DateTime)
		}
		if f, ok := err.(*fault.Error); ok {
			got = f.Key + "@" + f.Field
		}
		if got != row.want {
			t.Errorf("%s in %s, %q: got %s, want %s", row.typed, row.zone, row.twice, got, row.want)
		}
	}
}

func TestTheScheduleForm(t *testing.T) {
	update, page := deskPath+"/u/10/schedule", deskPath+"/schedule"
	for name, row := range map[string]struct {
		path  string
		typed url.Values
		want  string
		done  string
	}{
		"scheduling":                         {update, url.Values{"do": {"schedule"}, "from": {"1"}, "publish_at": {"2031-05-14T18:00"}}, "harbour-live 10 schedule from 1 at 2031-05-14 09:00:00", "scheduled"},
		"pressing Enter":                     {update, url.Values{"from": {"1"}, "publish_at": {"2031-05-14T18:00"}}, "harbour-live 10 schedule from 1 at 2031-05-14 09:00:00", "scheduled"},
		"cancelling":                         {update, url.Values{"do": {"cancel"}}, "harbour-live 10 cancel", "unscheduled"},
		"an embargo":                         {update, url.Values{"do": {"embargo"}, "embargo_until": {"2031-05-14T18:00"}}, "harbour-live 10 embargo until 2031-05-14 09:00:00", "embargoed"},
		"an embargo that ends by publishing": {update, url.Values{"do": {"embargo"}, "from": {"2"}, "embargo_until": {"2031-05-14T18:00"}, "publish_then": {"1"}}, "harbour-live 10 schedule from 2 at 2031-05-14 09:00:00, harbour-live 10 embargo until 2031-05-14 09:00:00", "embargoed"},
		"lifting":                            {update, url.Values{"do": {"lift"}, "reason": {"they have spoken"}}, "harbour-live 10 lift: they have spoken", "lifted"},
		"a coverage":                         {page, url.Values{"do": {"schedule"}, "from": {"2"}, "publish_at": {"2031-05-14T18:00"}}, "harbour-live 0 schedule from 2 at 2031-05-14 09:00:00", "scheduled"},
	} {
		d := &deskNewsroom{empty: row.path == page}
		a := ask(deskServer(d), people.Owner, row.path, row.typed)
		if got := strings.Join(d.putOff, ", "); got != row.want {
			t.Errorf("%s: got %s, want %s", name, got, row.want)
		}
		if to := a.header.Get("Location"); a.status != http.StatusSeeOther || !strings.Contains(to, "done="+row.done) {
			t.Errorf("%s: got %d to %q, want it to say %s", name, a.status, to, row.done)
		}
	}
	for name, row := range map[string]struct {
		typed  url.Values
		refuse error
		want   string
	}{
		"nothing typed":               {url.Values{"do": {"schedule"}}, nil, "Choose a day and a time"},
		"nothing typed of an embargo": {url.Values{"do": {"embargo"}}, nil, "Choose a day and a time"},
		"an embargo until sometime":   {url.Values{"do": {"embargo"}, "embargo_until": {"sometime"}}, nil, "sometime"},
		"the past":                    {url.Values{"publish_at": {"2031-05-14T18:00"}}, fault.At("publish_at", "schedule.past", "at", morning, "now", morning), "has passed"},
		"words that changed":          {url.Values{"publish_at": {"2031-05-14T18:00"}}, inDispute3(nil), "has just changed"},
	} {
		a := ask(deskServer(&deskNewsroom{refuse: row.refuse}), people.Owner, "/en"+update, row.typed)
		if body := string(a.body); a.status < 400 || a.status > 499 || !strings.Contains(body, row.want) || !strings.Contains(body, "data-faults") {
			t.Errorf("%s: got %d without %q on the page", name, a.status, row.want)
		}
	}
}

func TestWhoMayNotPublishSetsNoSchedule(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	if a := ask(s, people.Reporter, deskPath+"/schedule", nil); a.status != http.StatusForbidden {
		t.Errorf("of a coverage: got %d, want 403", a.status)
	}
	for path, fields := range map[string][]string{deskPath + "/u/10/schedule": {"publish_at", "lift", "publish_then"}, deskPath: {"publish_at"}} {
		body := string(ask(s, people.Reporter, path, nil).body)
		for _, field := range fields {
			if strings.Contains(body, `="`+field+`"`) {
				t.Errorf("%s: a reporter is offered %s", path, field)
			}
		}
		if !strings.Contains(body, `name="embargo_until"`) {
			t.Errorf("%s: a reporter is not offered an embargo", path)
		}
	}
}

func TestPostingForLater(t *testing.T) {
	d := &deskNewsroom{}
	ask(deskServer(d), people.Editor, deskPath, url.Values{"headline": {"later"}, "publish_at": {"2031-05-14T18:00"}, "embargo_until": {"2031-05-14T17:00"}})
	if len(d.posted) != 1 || d.posted[0].PublishAt.UTC().Hour() != 9 || d.posted[0].Embargo.UTC().Hour() != 8 {
		t.Errorf("got %+v, want one for 09:00, under embargo until 08:00", d.posted)
	}
	a := ask(deskServer(d), people.Editor, "/en"+deskPath, url.Values{"headline": {"typed words"}, "publish_at": {"soon"}})
	if body := string(a.body); a.status != http.StatusUnprocessableEntity || !strings.Contains(body, "typed words") || len(d.posted) != 1 {
		t.Errorf("an unreadable time: got %d, want the form again with what was typed", a.status)
	}
}

func init() {
	owner := people.Owner
	update := deskPath + "/u/10/schedule"
	stories = append(stories,
		story{"desk-schedule", "desk/schedule", atDesk(owner, update, nil, deskNewsroom{})},
		story{"desk-schedule-held", "desk/schedule", atDesk(owner, deskPath+"/u/9/schedule", nil, deskNewsroom{})},
		story{"desk-schedule-public", "desk/schedule", atDesk(owner, deskPath+"/u/3/schedule", nil, deskNewsroom{})},
		story{"desk-schedule-coverage", "desk/schedule", atDesk(owner, deskPath+"/schedule", nil, deskNewsroom{empty: true})},
		story{"desk-schedule-reporter", "desk/schedule", atDesk(people.Reporter, update, nil, deskNewsroom{})},
		story{"desk-schedule-faults", "desk/schedule", atDesk(owner, update, url.Values{"publish_at": {"2031-10-26T02:30"}}, deskNewsroom{refuse: fault.At("publish_at_twice", "schedule.twice", "typed", "2031-10-26T02:30", "zone", "Europe/Berlin")})},
		story{"desk-coverage-later", "desk/coverage", atDesk(owner, deskPath, url.Values{"headline": {"夕方に発表"}, "publish_at": {"2031-05-14T08:00"}}, deskNewsroom{
			refuse: fault.At("publish_at", "schedule.past", "at", morning.Add(-time.Hour), "now", morning),
		})},
	)
}
