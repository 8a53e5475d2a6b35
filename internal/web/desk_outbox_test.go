package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// askAsScript sends a form as static/outbox_send.js does.
func askAsScript(s http.Handler, role people.Role, path string, typed url.Values) answer {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(typed.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	if role != "" {
		r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(role)})
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

// TestWhatAScriptIsAnswered: the outbox goes by kind alone, and a person reads the words.
func TestWhatAScriptIsAnswered(t *testing.T) {
	page := "/en/desk/c/harbour-live"
	words := url.Values{"headline": {"Doors open"}, "body": {"They go in."}, "kind": {"report"}, "once": {"k1"}, "by": {"owner"}}
	with := func(name, value string) url.Values {
		typed := url.Values{}
		for n, v := range words {
			typed[n] = v
		}
		typed.Set(name, value)
		return typed
	}
	waitedYears := with("written", "1870000000000")
	waitedYears.Set("sent", "1936000000000")
	several := fault.Join(fault.At("headline", "coverage.one_line"), fault.At("body", "markup.too_deep", "count", 9))
	for _, row := range []struct {
		name   string
		role   people.Role
		path   string
		typed  url.Values
		refuse error
		status int
		want   refusedJSON
	}{
		{"nobody is logged in", "", page, words, nil, 401, refusedJSON{Kind: "login"}},
		{"somebody else is", people.Editor, page, words, nil, 409, refusedJSON{Kind: "other_user", Faults: []fieldFault{{}}}},
		{"no such page", people.Owner, "/en/desk/c/nowhere", words, nil, 404, refusedJSON{Kind: "gone"}},
		{"a time nobody can read", people.Owner, page, with("said", "soon"), nil, 422, refusedJSON{Kind: "invalid", Faults: []fieldFault{{Field: "said"}}}},
		{"a clock nobody can read", people.Owner, page, with("written", "-3"), nil, 422, refusedJSON{Kind: "invalid", Faults: []fieldFault{{Field: "said"}}}},
		{"a wait of two years", people.Owner, page, waitedYears, nil, 422, refusedJSON{Kind: "invalid", Faults: []fieldFault{{Field: "said"}}}},
		{"half of a clock", people.Owner, page, with("written", "1936000000000"), nil, 422, refusedJSON{Kind: "invalid", Faults: []fieldFault{{Field: "said"}}}},
		{"several faults", people.Owner, page, words, several, 422, refusedJSON{Kind: "invalid", Lead: "x", Faults: []fieldFault{{Field: "headline"}, {Field: "body"}}}},
		{"not allowed", people.Owner, page, words, fault.New(fault.Denied, "people.not_allowed", "role", "reporter", "action", "submit"), 403, refusedJSON{Kind: "denied", Faults: []fieldFault{{}}}},
		{"stored before with other words", people.Owner, page, words, fault.New(fault.Conflict, "once.other_body").Because(&desk.SentBefore{Receipt: desk.Receipt{N: 7}}), 409, refusedJSON{Kind: "sent_before", N: 7}},
		{"no room on the server", people.Owner, page, words, fault.New(fault.Full, "store.full"), 507, refusedJSON{Kind: "unavailable", Faults: []fieldFault{{}}}},
		{"not now", people.Owner, page, words, fault.New(fault.Unavailable, "store.unavailable"), 503, refusedJSON{Kind: "unavailable", Faults: []fieldFault{{}}}},
		{"ours", people.Owner, page, words, fault.New(fault.Internal, "fault.internal"), 500, refusedJSON{Kind: "internal", Faults: []fieldFault{{}}}},
	} {
		a := askAsScript(deskServer(&deskNewsroom{refuse: row.refuse}), row.role, row.path, row.typed)
		var got refusedJSON
		if err := json.Unmarshal(a.body, &got); err != nil || a.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: got %s %q, want JSON: %v", row.name, a.header.Get("Content-Type"), a.body, err)
			continue
		}
		if got.Fault == "" || row.want.Lead != "" && got.Lead == "" {
			t.Errorf("%s: got no words: %s", row.name, a.body)
		}
		var fields, want []string
		for _, f := range got.Faults {
			fields = append(fields, f.Field)
		}
		for _, f := range row.want.Faults {
			want = append(want, f.Field)
		}
		if a.status != row.status || got.Kind != row.want.Kind || got.N != row.want.N || strings.Join(fields, ",") != strings.Join(want, ",") {
			t.Errorf("%s: got %d %s %d about %q, want %d %s %d about %q", row.name, a.status, got.Kind, got.N, fields, row.status, row.want.Kind, row.want.N, want)
		}
	}
}

// TestWhatWaitedIsSaidWhenItWasWritten, also by a device whose clock is wrong; what was typed as
// the time goes before.
func TestWhatWaitedIsSaidWhenItWasWritten(t *testing.T) {
	for _, row := range []struct {
		name          string
		said          string
		written, sent time.Time // by the device's clock
		want          time.Time
	}{
		{"nothing is told", "", time.Time{}, time.Time{}, time.Time{}},
		{"at once", "", morning, morning, morning},
		{"two hours ago", "", morning.Add(-2 * time.Hour), morning, morning.Add(-2 * time.Hour)},
		{"three days ago", "", morning.Add(-72 * time.Hour), morning, morning.Add(-72 * time.Hour)},
		{"over a slow line", "", morning.Add(-40 * time.Second), morning.Add(-30 * time.Second), morning.Add(-40 * time.Second)},
		{"by a clock that is an hour ahead", "", morning, morning.Add(time.Hour), morning.Add(-time.Hour)},
		{"by a clock of years ago", "", time.Unix(86400, 0), time.Unix(86400+600, 0), morning.Add(-10 * time.Minute)},
		{"by a clock that is seconds ahead", "", morning.Add(9 * time.Second), morning.Add(10 * time.Second), morning},
		{"at a time that was typed", "2031-05-14T09:00", morning.Add(-2 * time.Hour), morning, time.Date(2031, 5, 14, 0, 0, 0, 0, time.UTC)},
	} {
		d := &deskNewsroom{}
		typed := url.Values{"headline": {"x"}, "kind": {"report"}, "said": {row.said}}
		if !row.written.IsZero() {
			typed.Set("written", fmt.Sprint(row.written.UnixMilli()))
			typed.Set("sent", fmt.Sprint(row.sent.UnixMilli()))
		}
		a := askAsScript(deskServer(d), people.Owner, "/desk/c/harbour-live", typed)
		var got storedJSON
		if err := json.Unmarshal(a.body, &got); err != nil || a.status != 200 || got.N != 12 || got.Done != "posted" {
			t.Errorf("%s: got %d %s, want it stored: %v", row.name, a.status, a.body, err)
			continue
		}
		said := time.Time{}
		if d.posted[0].Said != nil {
			said = *d.posted[0].Said
		}
		if !said.Equal(row.want) {
			t.Errorf("%s: got %v, want %v", row.name, said, row.want)
		}
	}
}

// TestAKeyStandsForWhatWasTyped: not for how long it waited, nor for what another site says
// of a link on that day.
func TestAKeyStandsForWhatWasTyped(t *testing.T) {
	body := func(more ...string) string {
		typed := url.Values{"headline": {"x"}, "kind": {"report"}, "once": {"k"}, "by": {"owner"}, "link": {"https://example.org/storm"}}
		for i := 0; i < len(more); i += 2 {
			typed.Set(more[i], more[i+1])
		}
		d := &deskNewsroom{}
		if a := askAsScript(deskServer(d), people.Owner, "/desk/c/harbour-live", typed); a.status != 200 || len(d.posted) != 1 || len(d.posted[0].Cards) != 1 {
			t.Fatalf("got %d %s, want an update with a card", a.status, a.body)
		}
		return string(d.posted[0].Once.Body)
	}
	first := body("written", "1936000000000", "sent", "1936000000001")
	if again := body("written", "1936000000000", "sent", "1936000099999", "once", "k2"); again != first {
		t.Errorf("sent again: got %q, want %q", again, first)
	}
	if strings.Contains(first, "c0.title") {
		t.Errorf("got %q, which holds what the other site says", first)
	}
	if other := body("headline", "y"); other == first {
		t.Error("other words are the same body")
	}
}

// TestWhatSomebodyElseTypedIsNotStored by the forms that a page still has when somebody else
// has logged in.
func TestWhatSomebodyElseTypedIsNotStored(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	for _, path := range []string{"/en/desk/c/harbour-live", "/en/desk/c/harbour-live/u/6"} {
		a := ask(s, people.Editor, path, url.Values{"headline": {"Mine alone"}, "kind": {"report"}, "from": {"1"}, "said": {"2031-05-14T11:35"}, "by": {"owner"}})
		if a.status != http.StatusConflict || !strings.Contains(string(a.body), "editor is logged in now") || !strings.Contains(string(a.body), "Mine alone") {
			t.Errorf("%s: got %d, want 409 that says who is logged in, with what was typed", path, a.status)
		}
	}
	if a := askAsScript(s, people.Editor, "/desk/media?by=owner", nil); a.status != http.StatusConflict || !strings.Contains(string(a.body), `"other_user"`) {
		t.Errorf("a file: got %d %s", a.status, a.body)
	}
	if len(d.posted)+len(d.edited) > 0 {
		t.Errorf("got stored: %v %v", d.posted, d.edited)
	}
}

// TestTheDeskMayMoreThanPublicPages: a picture that is still on the device, and a worker.
func TestTheDeskMayMoreThanPublicPages(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for path, want := range map[string]bool{"/": false, "/c/harbour-live": false, "/login": false, "/desk": true, "/desk/c/harbour-live": true} {
		got := ask(s, people.Owner, path, nil).header.Get("Content-Security-Policy")
		for _, may := range []string{"img-src 'self' blob:", "worker-src 'self'"} {
			if strings.Contains(got, may) != want {
				t.Errorf("%s: got %q, want %q in it: %v", path, got, may, want)
			}
		}
		if strings.Contains(got, "unsafe") || !strings.Contains(got, "default-src 'none'") {
			t.Errorf("%s: got %q", path, got)
		}
	}
}
