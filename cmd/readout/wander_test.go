package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/people"
)

// TestNothingDoneLeadsToAnError does what an editor can do to a site in an order by chance, refused or not, and reads
// a part of all that can be read, and the streams: no answer is a fault of ours, no stream breaks off, and what is left
// in the end can be kept and taken along. Who finds a fault is told the walk and what was done last. Two walks in
// `make test`, forty longer ones with READOUT_SOAK.
func TestNothingDoneLeadsToAnError(t *testing.T) {
	t.Parallel()
	walks, steps, pages := 2, 150, 300
	if soaking() {
		walks, steps, pages = 40, 400, 1500
	}
	for n := range walks {
		t.Run(fmt.Sprint("walk ", n), func(t *testing.T) {
			w := newWanderer(t, uint64(n))
			for step := range steps {
				if step < steps/5 {
					w.one(beginnings)
				} else {
					w.one(beginnings, changes)
				}
				if step%50 == 49 {
					w.readSome(120)
				}
				if t.Failed() {
					t.Fatalf("in step %d, after:\n%s", step, strings.Join(w.done[max(0, len(w.done)-15):], "\n"))
				}
			}
			w.leaves(pages)
		})
	}
}

// wanderer does things by chance, and knows what there is to do them to. What it knows may be gone.
type wanderer struct {
	*leakSite
	served *program
	chance *rand.Rand
	done   []string
	made   int

	cookies []*http.Cookie // of who is logged in

	coverages, people, issues, rounds []string
	statements, outcomes, forecasts   []string
	updates                           []written
}

// written is an update with the sentences of its first text.
type written struct {
	slug      string
	n         int
	sentences []string
}

// fields are the members of a body.
type fields map[string]any

func newWanderer(t *testing.T, seed uint64) *wanderer {
	t.Helper()
	w := &wanderer{leakSite: &leakSite{t: t, dir: folder(t), files: make(map[string]*planted), tells: make(map[string]bool)}, chance: rand.New(rand.NewPCG(seed, 4))}
	addWithPassword(t, w.dir, "ada", people.Owner)
	w.client = &client{}
	w.served, w.client.url = serve(t, w.dir)
	w.client.token = w.tokenOf("ada")
	v := visitor{t: t, client: http.Client{Transport: http.DefaultTransport}}
	v.logIn(w.client.url, "ada")
	base, err := url.Parse(w.client.url)
	if err != nil {
		t.Fatal(err)
	}
	w.cookies = v.client.Jar.Cookies(base)
	w.picture("a quay")
	for _, state := range []string{"tarn", "veld"} {
		w.try("PUT", "/actors/"+state, fields{"kind": "state", "names": called(state)})
		w.try("PUT", "/actors/minister-of-"+state, fields{"kind": "person", "names": called("Minister of " + state), "party": state})
		w.people = append(w.people, state, "minister-of-"+state)
	}
	w.try("PUT", "/actors/gazette", fields{"kind": "outlet", "names": called("The Gazette")})
	w.people = append(w.people, "gazette")
	for _, issue := range []string{"work", "dam"} {
		w.try("PUT", "/issues/"+issue, fields{"names": called(issue)})
		w.issues = append(w.issues, issue)
	}
	w.try("PUT", "/events/tarn-veld", fields{"kind": "series", "names": called("Tarn-Veld talks"), "parties": []string{"tarn", "veld"}})
	for n, round := range []string{"first", "second"} {
		w.rounds = append(w.rounds, round)
		w.round(round, n+1)
	}
	for _, c := range []fields{
		{"slug": "day", "state": "live", "event": "second"},
		{"slug": "eve", "state": "live", "tz": "Asia/Tokyo"},
		{"slug": "view", "form": "article", "language": "en"},
		{"slug": "paper", "form": "source", "language": "en", "draft": true, "event": "second"},
	} {
		c["title"] = "What was told"
		w.try("POST", "/coverages", c)
	}
	w.coverages = []string{"day", "eve", "view", "paper"}
	return w
}

func called(text string) []fields { return []fields{{"lang": "en", "text": text}} }

// replied is what the API says of what was done.
type replied struct {
	Status, Revision, N int
	Detail              string
}

// try asks the API for something that may be refused.
func (w *wanderer) try(method, path string, body fields) (a replied) {
	w.t.Helper()
	text := []byte{}
	if body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			w.t.Fatal(err)
		}
	}
	status, answer := w.ask(method, "/api/v1"+path, true, text)
	w.done = append(w.done, fmt.Sprintf("%d %s %s %s", status, method, path, text))
	if len(answer) > 0 {
		if err := json.Unmarshal(answer, &a); err != nil {
			w.t.Fatalf("%s %s %s: %v", method, path, text, err)
		}
	}
	a.Status = status
	return a
}

// ask asks for an address, as who may do everything or as a reader. What is a fault of ours fails the test.
func (w *wanderer) ask(method, address string, known bool, body []byte) (status int, answer []byte) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(w.t.Context(), method, w.client.url+address, bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	switch {
	case known && strings.HasPrefix(address, "/api/"):
		req.Header.Set("Authorization", "Bearer "+w.client.token)
	case known:
		for _, c := range w.cookies {
			req.AddCookie(c)
		}
	}
	if len(body) > 0 {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		w.t.Fatalf("%s %s: %v", method, address, err)
	}
	defer resp.Body.Close()
	if answer, err = io.ReadAll(resp.Body); err != nil {
		w.t.Errorf("%s %s: %v", method, address, err)
	}
	if resp.StatusCode >= 500 && resp.StatusCode != http.StatusServiceUnavailable { // that says when to come again
		w.t.Errorf("%s %s %s: got %d: %.300s", method, address, body, resp.StatusCode, answer)
	}
	return resp.StatusCode, answer
}

// one does one thing, each of the kinds as likely as it stands among them.
func (w *wanderer) one(kinds ...[]doing) {
	var all []doing
	for _, k := range slices.Concat(kinds...) {
		for range k.often {
			all = append(all, k)
		}
	}
	all[w.chance.IntN(len(all))].do(w)
}

// readSome asks for so many of all addresses, each as a reader and as who did it all.
func (w *wanderer) readSome(most int) {
	w.t.Helper()
	all := w.addresses(w.values())
	w.chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = append(all[:min(most, len(all))], "/", theRound, "/talks/tarn-veld/first", "/talks/tarn-veld")
	for _, slug := range w.coverages {
		all = append(all, "/c/"+slug, "/desk/c/"+slug, "/api/v1/coverages/"+slug+"/updates")
		w.hears(w.of("", "/ja", "/ru") + "/c/" + slug + "/stream")
	}
	for _, round := range w.rounds {
		w.hears(w.of("", "/ja", "/ru") + "/talks/tarn-veld/" + round + "/stream")
	}
	for _, address := range all {
		w.ask("GET", address, false, nil)
		w.ask("GET", address, true, nil)
	}
}

// hears reads a stream anew and from its beginning: whoever is sent all comes to where the other begins.
func (w *wanderer) hears(path string) {
	w.t.Helper()
	var anew, all answered
	head, last := "", ""
	w.listenTo(path, "ffffffff-1", &anew, func(e event) bool {
		head = e.id
		return false
	})
	if anew.status == http.StatusNotFound || anew.status == http.StatusGone {
		return // a draft, or what is cited and has no page
	}
	if head == "" {
		w.t.Errorf("%s: got %d and nothing of what stands there", path, anew.status)
		return
	}
	w.listenTo(path, "00000000-0", &all, func(e event) bool {
		last = cmp.Or(e.id, last)
		return last != head
	})
	if last != head {
		w.t.Errorf("%s: it broke off at %q, want all up to %s", path, last, head)
	}
}

func (w *wanderer) likely(percent int) bool { return w.chance.IntN(100) < percent }

// of gives one of some, "" of none.
func (w *wanderer) of(all ...string) string {
	if len(all) == 0 {
		return ""
	}
	return all[w.chance.IntN(len(all))]
}

// some gives a few of some.
func (w *wanderer) some(all []string, most int) []string {
	out := []string{}
	for _, at := range w.chance.Perm(len(all))[:min(len(all), w.chance.IntN(most+1))] {
		out = append(out, all[at])
	}
	return out
}

// next gives a name that nothing has yet.
func (w *wanderer) next(what string) string {
	w.made++
	return fmt.Sprintf("%s-%d", what, w.made)
}

// day gives a day of the week of the talks.
func (w *wanderer) day() string { return fmt.Sprintf("2031-05-%02d", 10+w.chance.IntN(8)) }

// moment gives this moment, or one a little or long before, as a readout is frozen.
func (w *wanderer) moment() string {
	before := []time.Duration{0, 0, time.Second, 5 * time.Second, time.Hour}[w.chance.IntN(5)]
	return time.Now().Add(-before).UTC().Format(time.RFC3339)
}
