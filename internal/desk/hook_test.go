package desk_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/fetch"
	"readout/internal/hook"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// receiver is a program that hears of what was made public. It knows docs/webhooks.md and
// nothing of ours.
type receiver struct {
	*httptest.Server
	t       testing.TB
	mu      sync.Mutex
	secret  string
	answers []int // the next ones; then 204
	heard   []heard
	bodies  string
	came    chan struct{}
}

type heard struct{ id, kind, what string }

func newReceiver(t testing.TB) *receiver {
	r := &receiver{t: t, came: make(chan struct{}, 10000)}
	r.Server = httptest.NewServer(http.HandlerFunc(r.serve))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) serve(w http.ResponseWriter, req *http.Request) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	defer func() { r.came <- struct{}{} }()
	if !r.signed(req.Header, body) {
		r.t.Errorf("not signed by the secret: %v", req.Header)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	status := http.StatusNoContent
	if len(r.answers) > 0 {
		status, r.answers = r.answers[0], r.answers[1:]
	}
	w.WriteHeader(status)
	r.bodies += string(body)
	if status != http.StatusNoContent {
		return
	}
	var p struct {
		Type string `json:"type"`
		Data struct {
			Coverage struct {
				Slug, State string
			} `json:"coverage"`
			Update struct {
				N        int
				Standing string
				Headline string
			} `json:"update"`
			Item struct {
				Kind, ID string
			} `json:"item"`
		} `json:"data"`
	}
	if err := json.Unmarshal(body, &p); err != nil {
		r.t.Errorf("%s: %v", body, err)
	}
	what := fmt.Sprint(p.Data.Coverage.Slug, p.Data.Item.ID)
	if p.Data.Update.N > 0 {
		what = fmt.Sprint(what, "/", p.Data.Update.N, " ", p.Data.Update.Standing, " ", p.Data.Update.Headline)
	}
	r.heard = append(r.heard, heard{req.Header.Get("webhook-id"), p.Type, strings.TrimSpace(what)})
}

// signed checks a message as docs/webhooks.md says.
func (r *receiver) signed(h http.Header, body []byte) bool {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(r.secret, "whsec_"))
	if err != nil {
		r.t.Error(err)
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.%s", h.Get("webhook-id"), h.Get("webhook-timestamp"), body)
	want := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	return slices.Contains(strings.Fields(h.Get("webhook-signature")), want)
}

func (r *receiver) lines() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []string
	for _, h := range r.heard {
		all = append(all, h.kind+" "+h.what)
	}
	return strings.Join(all, "; ")
}

func (r *receiver) answer(statuses ...int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers = statuses
}

// hook makes a hook of the site's that leads to a receiver.
func (s *site) hook(r *receiver, more func(*desk.HookFields)) *hook.Hook {
	s.t.Helper()
	s.sealing(s.dir)
	in := desk.HookFields{Name: "wire", URL: r.URL + "/in"}
	if more != nil {
		more(&in)
	}
	h, err := s.AddHook(owner, in)
	s.must(err)
	r.secret = h.Secret
	return h
}

// telling runs what tells the hooks until the test stops it.
func (s *site) telling() (ring, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	runner := hook.New(s.Desk, fetch.NewPoster(true).Post, hook.Options{Clock: s.clock.Now, Every: 20 * time.Millisecond})
	s.WithBell(runner.Ring)
	done := make(chan struct{})
	go func() {
		defer close(done)
		runner.Run(ctx)
	}()
	stop = sync.OnceFunc(func() {
		cancel()
		<-done
	})
	s.t.Cleanup(stop)
	runner.Ring()
	return runner.Ring, stop
}

// until waits until something holds that comes about by itself.
func (s *site) until(what string, holds func() bool) {
	s.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return
		}
	}
	s.t.Fatalf("%s: it did not come about", what)
}

func (s *site) hookNow(id string) hook.Hook {
	s.t.Helper()
	v, err := s.Hook(owner, id)
	s.must(err)
	return v.Hook
}

// told waits until a hook was told all there is.
func (s *site) told(id string) *desk.HookView {
	s.t.Helper()
	var v *desk.HookView
	s.until("all is told", func() bool {
		var err error
		v, err = s.Hook(owner, id)
		s.must(err)
		return v.Behind == 0
	})
	return v
}

// TestAHookIsToldWhatBecamePublic of every kind, in order, and nothing that is not public.
func TestAHookIsToldWhatBecamePublic(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of borders."})
	s.post(reporter, "talks", desk.NewUpdate{Headline: "secret: waits"})
	s.post(editor, "talks", desk.NewUpdate{Headline: "secret: a draft", Draft: true})
	s.post(editor, "plan", desk.NewUpdate{Headline: "secret: of a plan"})
	embargoed := s.post(editor, "talks", desk.NewUpdate{Headline: "secret: under embargo", Draft: true, Embargo: ptr(noon.AddDate(1, 0, 0))})
	check(t, "under embargo", embargoed.Standing == coverage.Published, false)
	_, stop := s.telling()
	s.told(h.ID)
	check(t, "told", r.lines(), "update.published talks/1 published one")
	_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("two")})
	s.must(err)
	s.told(h.ID)
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 2, Headline: ptr("three"), Note: "It is the third.", Correction: coverage.Corrected})
	s.must(err)
	s.told(h.ID)
	_, err = s.PinUpdate(editor, "talks", 1, nil)
	s.must(err)
	s.mark("talks", 1, "borders", func(in *desk.NewStatement) { in.ID = "said" })
	s.told(h.ID)
	_, err = s.RetractUpdate(editor, "talks", 1, 3, "It was not so.")
	s.must(err)
	_, err = s.CreateCoverage(editor, desk.NewCoverage{Slug: "new", Title: text.Local{"en": "New"}})
	s.must(err)
	_, err = s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, State: ptr(coverage.Ended)})
	s.must(err)
	v := s.told(h.ID)
	stop()
	check(t, "told", r.lines(), "update.published talks/1 published one; update.edited talks/1 published two; "+
		"update.corrected talks/1 published three; update.placed talks/1 published three; record.changed said; "+
		"update.retracted talks/1 withdrawn; coverage.opened new; coverage.ended talks")
	if strings.Contains(r.bodies, "secret") {
		t.Errorf("what is not public was told: %s", r.bodies)
	}
	check(t, "deliveries", len(v.Deliveries), 8)
	check(t, "the newest", fmt.Sprint(v.Deliveries[0].Event, v.Deliveries[0].Status, v.Deliveries[0].Attempt), "coverage.ended204 1")
}

// TestWhatWasTakenBackIsNotTold: what is sent late is what readers have then; of words that
// were retracted, undone or erased in between there is nothing.
func TestWhatWasTakenBackIsNotTold(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	for _, words := range []string{"retracted words", "undone words", "erased words", "earlier words"} {
		s.post(editor, "talks", desk.NewUpdate{Headline: words, Markdown: words})
	}
	_, err := s.RetractUpdate(editor, "talks", 1, 1, "wrong")
	s.must(err)
	_, err = s.UndoUpdate(editor, "talks", 2, 1)
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", 3, "law")
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", 4, desk.UpdateEdit{From: 1, Headline: ptr("later"), Markdown: ptr("later")})
	s.must(err)
	s.telling()
	s.told(h.ID)
	for _, gone := range []string{"retracted words", "undone words", "erased words", "earlier words"} {
		if strings.Contains(r.bodies, gone) {
			t.Errorf("%q was told: %s", gone, r.bodies)
		}
	}
	check(t, "told of the last", strings.HasSuffix(r.lines(), "update.edited talks/4 published later"), true)
}

// TestAReceiverFailsThenHeals, with a restart in between: each once, in order, none lost.
func TestAReceiverFailsThenHeals(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	r.answer(500, 503, 429)
	ring, stop := s.telling()
	for i := range 5 {
		s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(i)})
	}
	ring()
	for tries := 1; tries <= 3; tries++ {
		s.until("a failure is written down", func() bool { return s.hookNow(h.ID).Tries == tries })
		v, err := s.Hook(owner, h.ID)
		s.must(err)
		if pause := v.Hook.Next.Sub(s.clock.Now()); pause <= 0 || tries == 3 && pause < time.Minute {
			t.Errorf("after %d failures: got a pause of %v", tries, pause)
		}
		if tries == 2 {
			stop()
			ring, stop = s.telling()
		}
		s.clock.set(v.Hook.Next)
		ring()
	}
	v := s.told(h.ID)
	var want []string
	for i := range 5 {
		want = append(want, fmt.Sprintf("update.published talks/%d published %d", i+1, i))
	}
	check(t, "told", r.lines(), strings.Join(want, "; "))
	check(t, "since it healed", fmt.Sprint(v.Hook.Tries, v.Hook.Since.IsZero()), "0 true")
	check(t, "attempts at the first", fmt.Sprint(v.Deliveries[len(v.Deliveries)-1].Status, v.Deliveries[4].Attempt), "500 4")
	stop()
}

// TestAHookIsStopped by 410 at once, by three days without an answer, and says so in the log;
// started again it is told what it missed, or what comes from then on.
func TestAHookIsStopped(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	end := s.logEnd()
	r.answer(410)
	ring, _ := s.telling()
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	ring()
	off := func(want hook.Reason) {
		t.Helper()
		s.until("it is stopped", func() bool { return s.hookNow(h.ID).Off == want })
	}
	off(hook.Gone)
	s.must(s.StartHook(owner, h.ID, false))
	s.told(h.ID)
	check(t, "told once it is started", r.lines(), "update.published talks/1 published one")

	r.answer(slices.Repeat([]int{500}, 100)...)
	s.post(editor, "talks", desk.NewUpdate{Headline: "two"})
	ring()
	for tries := 1; ; tries++ {
		var v *desk.HookView
		s.until("a failure is written down", func() bool {
			var err error
			v, err = s.Hook(owner, h.ID)
			s.must(err)
			return v.Hook.Tries == tries
		})
		if v.Hook.Off != "" {
			if tries < 10 || tries > 20 || s.clock.Now().Sub(v.Hook.Since) < hook.GiveUp {
				t.Errorf("given up after %d tries in %v", tries, s.clock.Now().Sub(v.Hook.Since))
			}
			break
		}
		s.clock.set(v.Hook.Next)
		ring()
	}
	off(hook.Failing)
	r.answer()
	s.must(s.StartHook(owner, h.ID, true))
	s.post(editor, "talks", desk.NewUpdate{Headline: "three"})
	s.told(h.ID)
	s.must(s.StopHook(owner, h.ID))
	s.post(editor, "talks", desk.NewUpdate{Headline: "four"})
	check(t, "told from then on", r.lines(), "update.published talks/1 published one; update.published talks/3 published three")
	var log []string
	for _, line := range strings.Split(s.since(end), "; ") {
		if strings.Contains(line, "hook.") {
			log = append(log, line)
		}
	}
	check(t, "in the log", strings.Join(log, "; "), "hook.stop wire gone; o hook.start wire; hook.stop wire failing; o hook.start wire; o hook.stop wire")
}

// TestOneHookDoesNotHoldAnother: one never answers, the other is told all.
func TestOneHookDoesNotHoldAnother(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	release := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	t.Cleanup(slow.Close)
	t.Cleanup(func() { close(release) })
	s.hook(r, func(in *desk.HookFields) { in.Name, in.URL = "slow", slow.URL })
	h := s.hook(r, nil)
	_, stop := s.telling()
	for i := range 40 {
		s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(i)})
	}
	s.told(h.ID)
	check(t, "told", strings.Count(r.lines(), "update.published"), 40)
	stop() // what hangs is let go
}

// TestAHookHearsWhatItWants: some events, some coverages.
func TestAHookHearsWhatItWants(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "other", Title: text.Local{"en": "Other"}})
	s.must(err)
	h := s.hook(r, func(in *desk.HookFields) {
		in.Events, in.Coverages = []hook.Event{hook.UpdateRetracted}, []string{"other"}
	})
	for _, slug := range []string{"talks", "other"} {
		s.post(editor, slug, desk.NewUpdate{Headline: "one"})
		_, err := s.RetractUpdate(editor, slug, 1, 1, "wrong")
		s.must(err)
	}
	s.telling()
	s.told(h.ID)
	check(t, "told", r.lines(), "update.retracted other/1 withdrawn")
}

// TestAHookForPagesHearsOfTheirRecord: of what rests on words of theirs, also as one of several
// pages, and of its withdrawal; of nothing else.
func TestAHookForPagesHearsOfTheirRecord(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "other", Title: text.Local{"en": "Other"}})
	s.must(err)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of borders."})
	s.post(editor, "other", desk.NewUpdate{Headline: "two", Markdown: "Weiss spoke of peace."})
	h := s.hook(r, func(in *desk.HookFields) {
		in.Events, in.Coverages = []hook.Event{hook.RecordChanged}, []string{"talks"}
	})
	here := s.mark("talks", 1, "borders", func(in *desk.NewStatement) { in.ID = "here" })
	there := s.mark("other", 1, "peace", func(in *desk.NewStatement) { in.ID = "there" })
	s.must(s.SaveIssue(editor, record.Issue{ID: "none", Names: []record.Name{{Lang: "en", Text: "None"}}}, 0))
	both := record.Issue{
		ID: "both", Names: []record.Name{{Lang: "en", Text: "Both"}},
		Citations: slices.Concat(here.Statement.Citations, there.Statement.Citations),
	}
	s.must(s.SaveIssue(editor, both, 0)) // the last of its pages is the other one
	both.Names[0].Text = "Both of them"
	s.must(s.SaveIssue(editor, both, 0))
	s.must(s.WithdrawStatement(editor, "here"))
	s.must(s.WithdrawStatement(editor, "there"))
	s.telling()
	s.told(h.ID)
	check(t, "told", r.lines(), "record.changed here; record.changed both; record.changed both; record.changed here")
}

// TestATestAndOnceMore: both are sent though the hook is stopped, beside the order.
func TestATestAndOnceMore(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	s.telling()
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	v := s.told(h.ID)
	s.must(s.StopHook(owner, h.ID))
	s.must(s.TestHook(owner, h.ID))
	s.must(s.ResendToHook(owner, h.ID, v.Deliveries[0].ID))
	s.until("both are sent", func() bool { return strings.Count(r.lines(), ";") == 2 })
	check(t, "told", r.lines(), "update.published talks/1 published one; webhook.test ; update.published talks/1 published one")
	check(t, "the same id", r.heard[0].id, r.heard[2].id)
	wantFault(t, "what was never sent", s.ResendToHook(owner, h.ID, 99), fault.NotFound, "hook.delivery_none", "")
}

// TestSecretsOverlapForADay: what is sent is signed by the new secret and by the one before.
func TestSecretsOverlapForADay(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	before := r.secret
	s.telling()
	secret, err := s.RotateHook(owner, h.ID)
	s.must(err)
	for _, r.secret = range []string{before, secret} {
		s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
		s.told(h.ID)
	}
	s.clock.forward(hook.RotateFor)
	s.post(editor, "talks", desk.NewUpdate{Headline: "a day later"})
	s.told(h.ID)
	check(t, "told", strings.Count(r.lines(), "published talks"), 3)
	r.mu.Lock()
	r.secret = before
	signed := r.signed(http.Header{"Webhook-Id": {"m"}, "Webhook-Timestamp": {"0"}, "Webhook-Signature": {hook.Sign(secret, "m", time.Unix(0, 0), nil)}}, nil)
	r.mu.Unlock()
	check(t, "by the other secret", signed, false)
	v, err := s.Hook(owner, h.ID)
	s.must(err)
	if all := fmt.Sprintf("%+v", v); strings.Contains(all, secret) || strings.Contains(all, before) {
		t.Error("the page is given a secret")
	}
}

func TestWrongHooks(t *testing.T) {
	s := withTalks(t)
	for name, row := range map[string]struct {
		in         desk.HookFields
		key, field string
	}{
		"no name":          {desk.HookFields{URL: "https://receiver.example/"}, "hook.name_missing", "name"},
		"no address":       {desk.HookFields{Name: "a"}, "hook.url", "url"},
		"plain":            {desk.HookFields{Name: "a", URL: "http://receiver.example/"}, "hook.url_plain", "url"},
		"of a user":        {desk.HookFields{Name: "a", URL: "https://u:p@receiver.example/"}, "hook.url", "url"},
		"a file":           {desk.HookFields{Name: "a", URL: "file:///etc/passwd"}, "hook.url", "url"},
		"this machine":     {desk.HookFields{Name: "a", URL: "https://localhost/"}, "hook.url_private", "url"},
		"a neighbour":      {desk.HookFields{Name: "a", URL: "https://10.0.0.1/"}, "hook.url_private", "url"},
		"another event":    {desk.HookFields{Name: "a", URL: "https://receiver.example/", Events: []hook.Event{"draft.written"}}, "hook.event_unknown", "events"},
		"another coverage": {desk.HookFields{Name: "a", URL: "https://receiver.example/", Coverages: []string{"nowhere"}}, "hook.coverage_none", "coverages"},
	} {
		_, err := s.AddHook(owner, row.in)
		wantFault(t, name, err, fault.Invalid, row.key, row.field)
	}
	for range hook.Most {
		_, err := s.AddHook(owner, desk.HookFields{Name: "a", URL: "https://receiver.example/"})
		s.must(err)
	}
	_, err := s.AddHook(owner, desk.HookFields{Name: "a", URL: "https://receiver.example/"})
	wantFault(t, "one more than there can be", err, fault.Conflict, "hook.many", "")
	wantFault(t, "one that is not there", s.TestHook(owner, "none"), fault.NotFound, "hook.none", "")
	all, err := s.Hooks(owner)
	s.must(err)
	id := all[0].Hook.ID
	for range hook.MostAsked {
		s.must(s.TestHook(owner, id))
	}
	wantFault(t, "too many tests", s.TestHook(owner, id), fault.Conflict, "hook.asked_many", "")
	s.must(s.RemoveHook(owner, id))
	_, err = s.Hook(owner, id)
	wantFault(t, "once it is removed", err, fault.NotFound, "hook.none", "")
}

// BenchmarkDeliveries tells a receiver on this machine of a thousand updates: what is measured
// is one delivery, its making, signing, sending and writing down, and what the receiver does.
func BenchmarkDeliveries(b *testing.B) {
	dir := b.TempDir()
	st, err := store.Open(b.Context(), dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	d := desk.New(st, siteStart, nil).WithHooks(sealOf(b, dir), true)
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	_, err = d.CreateCoverage(editor, desk.NewCoverage{Slug: "talks", State: coverage.Running, Title: text.Local{"ja": "会談"}})
	must(err)
	r := newReceiver(b)
	h, err := d.AddHook(owner, desk.HookFields{Name: "wire", URL: r.URL})
	must(err)
	r.secret = h.Secret
	for i := range 1000 {
		_, err := d.PostUpdate(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(i), Markdown: strings.Repeat("会談が始まった。", 40)})
		must(err)
	}
	for b.Loop() {
		must(d.StopHook(owner, h.ID))
		_, err := store.Commit(context.Background(), st, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
			return struct{}{}, tx.RestartHook(ctx, h.ID, h.Seq)
		})
		must(err)
		ctx, stop := context.WithCancel(b.Context())
		runner := hook.New(d, fetch.NewPoster(true).Post, hook.Options{})
		done := make(chan struct{})
		go func() {
			defer close(done)
			runner.Run(ctx)
		}()
		for range 1000 {
			<-r.came
		}
		stop()
		<-done
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000, "µs/delivery")
}
