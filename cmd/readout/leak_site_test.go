package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"readout/internal/people"
)

// public is a word that readers may find.
const public = "quaxpublicle"

// leakSite is a site with secrets in it.
type leakSite struct {
	t        *testing.T
	dir      string
	client   *client // of an editor
	reporter string  // a token
	planting *planted
	planted  []*planted
	backup   []byte
	late     *toldLate

	sought seeker
	files  map[string]*planted // names of files that readers must not get
	tells  map[string]bool     // answers by address: whether the public word is in it
	looked int                 // answers

	listen chan event // what a reader gets whose stream is open all the time
	head   string     // of the day's stream
}

// answered is what a reader got.
type answered struct {
	address string
	status  int
	text    []byte
	open    bool // while the secrets came in

	operators bool // what operators may have besides readers is in it
}

func newLeakSite(t *testing.T) *leakSite {
	t.Helper()
	s := &leakSite{t: t, dir: folder(t), files: make(map[string]*planted), tells: make(map[string]bool)}
	addWithPassword(t, s.dir, "ann", people.Editor)
	must(t, "user", "add", "rik", "--role", "reporter", "--data", s.dir)
	s.client = &client{}
	_, s.client.url = serve(t, s.dir, "--webhooks-loopback")
	s.client.token, s.reporter = s.tokenOf("ann"), s.tokenOf("rik")
	s.want(200, "PUT", "/actors/sato", `{"kind":"person","names":[{"lang":"en","text":"Sato Rin"}]}`)
	s.want(200, "PUT", "/events/tarn-veld", `{"kind":"series","names":[{"lang":"en","text":"Tarn-Veld talks"}]}`)
	s.want(200, "PUT", "/events/second", `{"kind":"round","parent":"tarn-veld","ordinal":2,"date":"2025-05-20","names":[{"lang":"en","text":"Second round"}]}`)
	s.want(200, "PUT", "/issues/work", `{"names":[{"lang":"en","text":"Joint work"}]}`)
	s.want(201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live","event":"second"}`)
	s.post(`{"headline":"The first","body":"It begins."}`)
	s.listenAlways()
	s.follow()
	return s
}

// publish makes the last thing that is public: whoever finds it has all that came before.
func (s *leakSite) publish() {
	s.t.Helper()
	s.planting = &planted{}
	n := s.post(`{"headline":"%[1]s","body":"They said %[1]s at the end.","pictures":[{"file":"%[2]s","caption":"%[1]s","decorative":true}]}`, public, s.picture(public))
	s.want(200, "PATCH", fmt.Sprintf("/coverages/day/updates/%d", n), `{"revision":1,"body":"They said %[1]s in the end.","note":"%[1]s was in the end."}`, public)
	s.mark(n, public, public)
}

// hide says that something is secret.
func (s *leakSite) hide(word string) { s.planting.words = append(s.planting.words, word) }

// hideFile says that readers must not get a file.
func (s *leakSite) hideFile(name string) { s.planting.files = append(s.planting.files, name) }

func (s *leakSite) want(status int, method, path, body string, args ...any) *answer {
	s.t.Helper()
	if body != "" {
		body = fmt.Sprintf(body, args...)
	}
	return s.client.want(s.t, status, method, path, body)
}

func (s *leakSite) post(body string, args ...any) (n int) {
	s.t.Helper()
	return s.want(201, "POST", "/coverages/day/updates", body, args...).N
}

// mark ties a statement to a word of an update; what it says is a secret of its own.
func (s *leakSite) mark(n int, exact, gist string) {
	s.t.Helper()
	s.want(201, "POST", "/statements", `{"coverage":"day","n":%d,"exact":"%s","speaker":["sato"],"issues":["work"],"kind":"agree","gist":{"en":"%s"}}`, n, exact, gist)
}

// outcome puts an outcome on record that rests on a word of an update.
func (s *leakSite) outcome(id string, n int, exact, title string) {
	s.t.Helper()
	s.want(200, "PUT", "/outcomes/"+id, `{"kind":"action","event":"second","title":{"en":"%s"},"bound":["sato"],"issues":["work"],"status":"agreed","as_of":"2025-05-20","words":{"coverage":"day","n":%d,"exact":"%s"}}`, title, n, exact)
}

// foretold puts a forecast on record that rests on a word of an update.
func (s *leakSite) foretold(id string, n int, exact string) {
	s.t.Helper()
	s.want(200, "PUT", "/forecasts/"+id, `{"basis":"leak","event":"second","expects":{"en":"What was expected"},"words":{"coverage":"day","n":%d,"exact":"%s"}}`, n, exact)
}

// shownInArticle has an article show words of an update, as the record tells them now and as it
// told them at this moment. Whoever reads it finds them, before they are taken back.
func (s *leakSite) shownInArticle(slug, word string) (n int) {
	s.t.Helper()
	n = s.post(`{"headline":"Heard outside","body":"An observer said %s."}`, word)
	s.want(201, "POST", "/statements", `{"coverage":"day","n":%d,"exact":"%[2]s","speaker":["sato"],"kind":"assert","about":"second","gist":{"en":"%[2]s"}}`, n, word)
	s.want(201, "POST", "/coverages", `{"slug":"%s","title":"A view","form":"article","language":"en"}`, slug)
	now := time.Now().UTC()
	s.want(201, "POST", "/coverages/"+slug+"/updates", `{"body":"A view.\n\n::readout{round=second section=experts live}\n::readout{round=second section=experts frozen=%s}"}`, now.Format(time.RFC3339))
	if shown := getBody(s.t, s.client.url+"/c/"+slug); strings.Count(shown, word) < 2 {
		s.t.Errorf("/c/%s shows the word %d times, want it where the record tells it now and where it is frozen", slug, strings.Count(shown, word))
	}
	time.Sleep(time.Until(now.Truncate(time.Second).Add(time.Second))) // what is taken back within its second never stood there
	return n
}

// source takes in a document that the record cites: readers see the cited words and no others.
func (s *leakSite) source(slug, body, exact, gist string) {
	s.t.Helper()
	s.want(201, "POST", "/coverages", `{"slug":"%s","title":"What they told","form":"source","language":"en","event":"second","draft":true}`, slug)
	s.want(201, "POST", "/coverages/"+slug+"/updates", `{"body":"%s"}`, body)
	s.want(201, "POST", "/statements", `{"coverage":"%s","n":1,"exact":"%s","speaker":["sato"],"kind":"assert","event":"second","gist":{"en":"%s"}}`, slug, exact, gist)
}

func (s *leakSite) picture(drawn string) (file string) {
	s.t.Helper()
	return s.client.want(s.t, 201, "POST", "/media", speckles(drawn), "Content-Type", "image/png").File
}

func (s *leakSite) erase(n int) {
	s.t.Helper()
	s.eraseIn("day", n)
}

func (s *leakSite) eraseIn(slug string, n int) {
	s.t.Helper()
	must(s.t, "erase", "--slug", slug, "--n", fmt.Sprint(n), "--reason", "A court has ordered it.", "--data", s.dir)
}

func (s *leakSite) tokenOf(name string) string {
	s.t.Helper()
	return strings.TrimSpace(must(s.t, "token", "add", "--user", name, "--data", s.dir))
}

// listenAlways reads the day's stream from now on.
func (s *leakSite) listenAlways() {
	s.t.Helper()
	resp, err := http.Get(s.client.url + "/c/day/stream")
	if err != nil {
		s.t.Fatal(err)
	}
	s.listen = make(chan event, 10_000)
	go func() {
		defer resp.Body.Close()
		defer close(s.listen)
		eachEvent(resp.Body, func(e event) bool {
			s.listen <- e
			return true
		})
	}()
}

// event is one of a stream, as it came.
type event struct {
	id   string
	text []byte
}

// eachEvent reads a stream as long as somebody wants more of it.
func eachEvent(from io.Reader, more func(event) bool) {
	var e event
	for lines := bufio.NewReader(from); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		e.text = append(e.text, line...)
		if id, ok := bytes.CutPrefix(line, []byte("id: ")); ok {
			e.id = string(bytes.TrimSpace(id))
		}
		if len(line) == 1 && e.id != "" { // an empty line ends it
			if !more(e) {
				return
			}
			e = event{}
		}
	}
}
