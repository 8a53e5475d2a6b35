package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"html"
	"io"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/exchange"
	"readout/internal/i18n"
	"readout/internal/store"
	"readout/internal/web"
)

// readEverything asks for all that a reader can ask for, and looks into each answer.
func (s *leakSite) readEverything() {
	s.t.Helper()
	values := s.values()
	s.crawl(s.addresses(values))
	for _, path := range filled(s.t, "/c/{slug}/stream", values) {
		s.stream(path)
	}
	for _, path := range filled(s.t, "/talks/{series}/{round}/stream", values) {
		s.stream(path)
	}
	s.look(s.listened())
	s.look(s.told())
	s.lookIntoExports()
}

// values are what the parts of addresses may be, secret or not, as the database knows them.
func (s *leakSite) values() map[string][]string {
	s.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(s.dir, store.FileName)+"?mode=ro")
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	column := func(query string) (all []string) {
		rows, err := db.Query(query)
		if err != nil {
			s.t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var one string
			if err := rows.Scan(&one); err != nil {
				s.t.Fatal(err)
			}
			all = append(all, one)
		}
		return all
	}
	files, err := os.ReadDir(filepath.Join(s.dir, "media"))
	if err != nil {
		s.t.Fatal(err)
	}
	v := map[string][]string{
		"slug":   column(`SELECT slug FROM coverage`),
		"n":      column(`SELECT DISTINCT n FROM coverage_update`),
		"series": column(`SELECT id FROM record_item WHERE kind = 'event'`),
		"code":   column(`SELECT number FROM coverage UNION SELECT '1-' || n FROM coverage_update WHERE n < 10`),
		"id":     column(`SELECT id FROM record_item UNION SELECT id FROM coverage UNION SELECT id FROM coverage_update UNION SELECT id FROM account`),
		"item":   column(`SELECT DISTINCT item FROM revision`),
		"kind":   column(`SELECT DISTINCT kind FROM record_item`),
		"secret": {"x"}, // whoever guesses an invitation's is told nothing
	}
	v["round"] = v["series"]
	v["issue"] = column(`SELECT id FROM record_item WHERE kind = 'issue' UNION SELECT 'nothing'`)
	for _, f := range files {
		v["name"] = append(v["name"], f.Name())
	}
	for _, p := range s.planted {
		v["name"] = append(append(v["name"], p.files...), "x")
	}
	return v
}

var part = regexp.MustCompile(`\{(\w+)\}`)

// filled gives an address with every value for each of its parts.
func filled(t testing.TB, pattern string, values map[string][]string) []string {
	t.Helper()
	m := part.FindStringSubmatch(pattern)
	if m == nil {
		return []string{pattern}
	}
	if len(values[m[1]]) == 0 {
		t.Fatalf("%s: say in values what %s may be", pattern, m[0])
	}
	var all []string
	for _, v := range values[m[1]] {
		all = append(all, filled(t, strings.Replace(pattern, m[0], v, 1), values)...)
	}
	return all
}

// queries are further addresses of a page.
var queries = map[string][]string{
	"/c/{slug}":         {"?order=oldest", "?order=editorial", "?older=9999999999999999-1", "?filter=on", "?speaker=sato", "?side=sato", "?issue=work", "?kind=agree"},
	"/log/leaves":       {"?from=1&limit=1000"},
	"/log/contents":     {"?from=1&limit=200"},
	"/log/consistency":  {"?from=1"},
	"/api/v1/coverages": {"?drafts=true"},
}

// theRound is the one that all is said in.
const theRound = "/talks/tarn-veld/second"

// inForms are further addresses of the round: the forms in which it is taken along, and what each
// page of the site could have told of it.
func inForms(values map[string][]string) (all []string) {
	for _, form := range []string{".html", ".txt", ".txt?form=list", ".md", ".jsonld", ".csv"} {
		all = append(all, theRound+form)
	}
	for _, table := range exchange.Tables {
		all = append(all, theRound+".csv?table="+string(table))
	}
	for _, slug := range values["slug"] {
		all = append(all, theRound+"/compare?source="+slug, theRound+"/compare?with="+slug)
	}
	return all
}

// addresses are those of all routes of pages and API that need no right, and what is asked of
// those that need one.
func (s *leakSite) addresses(values map[string][]string) (all []string) {
	for _, r := range web.Routes() {
		method, pattern, _ := strings.Cut(r.Pattern, " ")
		pattern = strings.TrimSuffix(pattern, "{$}")
		if method != http.MethodGet || strings.HasSuffix(pattern, "/stream") || strings.HasPrefix(pattern, "/static/") {
			continue // streams are read apart, and static files are the program's
		}
		for _, path := range filled(s.t, pattern, values) {
			for _, query := range append(queries[pattern], "") {
				all = append(all, path+query)
				if strings.HasPrefix(path, "/log/") || strings.HasPrefix(path, "/media/") {
					continue // the same in each language
				}
				for _, lang := range i18n.Langs {
					all = append(all, "/"+lang+path+query)
				}
			}
		}
	}
	return append(append(all, inForms(values)...), s.operations(values)...)
}

// operations are the addresses of what the API tells.
func (s *leakSite) operations(values map[string][]string) (all []string) {
	var described struct{ Paths map[string]map[string]any }
	if err := json.Unmarshal([]byte(getBody(s.t, s.client.url+"/api/v1/openapi.json")), &described); err != nil {
		s.t.Fatal(err)
	}
	for path, methods := range described.Paths {
		if methods["get"] != nil {
			path = "/api/v1" + strings.TrimPrefix(path, "/api/v1")
			all = append(all, filled(s.t, path, values)...)
		}
	}
	return append(all, "/healthz", "/nowhere", "/robots.txt", "/sitemap.xml", "/feed")
}

// crawl asks for addresses, and for what the answers lead to.
func (s *leakSite) crawl(addresses []string) {
	s.t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	seen := make(map[string]bool)
	for len(addresses) > 0 {
		address := addresses[0]
		addresses = addresses[1:]
		if seen[whereTo(address)] || strings.HasSuffix(address, "/stream") || strings.Contains(address, "/static/") {
			continue
		}
		seen[whereTo(address)] = true
		resp, err := client.Get(s.client.url + address)
		if err != nil {
			s.t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			s.t.Fatalf("%s: %v", address, err)
		}
		if resp.StatusCode >= 500 {
			s.t.Errorf("%s: got %d: %s", address, resp.StatusCode, body)
		}
		var head bytes.Buffer
		resp.Header.Write(&head)
		s.look(answered{address: address, status: resp.StatusCode, text: append(head.Bytes(), body...)})
		for to := range links(body) {
			if !seen[whereTo(to)] {
				addresses = append(addresses, to)
			}
		}
	}
}

var toLogIn = regexp.MustCompile(`^/(?:[a-z]{2}/)?login\?next=(?:%2F|/)(?:(?:` + strings.Join(i18n.Langs, "|") + `)(?:%2F|/))?(.+)`)

// whereTo is the same for addresses of which one is asked for. Whoever is nobody is sent to log in from each page of the desk,
// in its language, where it is offered in the others: nine answers for each page, of which the first is looked into.
func whereTo(address string) string {
	if m := toLogIn.FindStringSubmatch(address); m != nil {
		return "/login?next=/" + m[1]
	}
	return address
}

// links gives what stands in attributes of a page and begins as addresses of the site do.
func links(page []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			_, rest, _ := bytes.Cut(page, []byte(`="/`))
			written, rest, ok := bytes.Cut(rest, []byte(`"`))
			if !ok {
				return
			}
			to, _, _ := strings.Cut(html.UnescapeString("/"+string(written)), "#")
			if !yield(to) {
				return
			}
			page = rest
		}
	}
}

// stream reads a stream anew, which tells its position, and then from the beginning to there.
func (s *leakSite) stream(path string) {
	s.t.Helper()
	var anew, all answered
	anew.address, all.address = path+", anew", path+", from the beginning"
	head := ""
	s.listenTo(path, "ffffffff-1", &anew, func(e event) bool {
		head = e.id
		return false
	})
	s.look(anew)
	if anew.status != http.StatusOK {
		return
	}
	s.listenTo(path, "00000000-0", &all, func(e event) bool { return e.id != head })
	if path == "/c/day/stream" {
		s.head = head
	}
	s.look(all)
}

func (s *leakSite) listenTo(path, after string, a *answered, more func(event) bool) {
	s.t.Helper()
	req, err := http.NewRequest(http.MethodGet, s.client.url+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Last-Event-ID", after)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	if a.status = resp.StatusCode; a.status != http.StatusOK {
		a.text, _ = io.ReadAll(resp.Body)
		return
	}
	eachEvent(resp.Body, func(e event) bool {
		a.text = append(a.text, e.text...)
		return more(e)
	})
}

// listened gives what came to the reader who was there all the time.
func (s *leakSite) listened() answered {
	a := answered{address: "open all the time", status: http.StatusOK, open: true}
	for e := range s.listen {
		if a.text = append(a.text, e.text...); e.id == s.head {
			break
		}
	}
	return a
}
