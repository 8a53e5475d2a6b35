//go:build browser

package browser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A site is the real program, serving a fresh data folder.
type site struct {
	dir     string
	address string // host:port, kept over a restart
	token   string
	cmd     *exec.Cmd
	said    <-chan string // lines of its output
	errors  *bytes.Buffer
}

// The people of every site.
const (
	ownerName = "olga"
	password  = "a long enough sentence"
)

var (
	sharedOnce sync.Once
	shared     *site

	ownedOnce sync.Once
	owned     *site // has an owner with a token, and is never served

	sitesMu sync.Mutex
	sites   []*site
)

// theSite gives the site that all tests share which do not stop it; each works with
// coverages of its own.
func theSite(t *testing.T) *site {
	t.Helper()
	sharedOnce.Do(func() { shared = lastingSite(t) })
	if shared == nil {
		t.Fatal("the shared site did not start")
	}
	return shared
}

// newSite starts a site with an owner. It ends with its test.
func newSite(t *testing.T) *site {
	t.Helper()
	s := lastingSite(t)
	t.Cleanup(s.end)
	return s
}

// lastingSite starts a site with an owner that ends with the last test.
func lastingSite(t *testing.T) *site {
	t.Helper()
	ownedOnce.Do(func() {
		s := emptySite(t)
		s.run(t, password, "user", "add", ownerName, "--role", "owner", "--password-stdin")
		s.token = s.newToken(t)
		owned = s
	})
	if owned == nil {
		t.Fatal("the site that others are copied from was not made")
	}
	s := emptySite(t)
	if err := os.CopyFS(s.dir, os.DirFS(owned.dir)); err != nil {
		t.Fatal(err)
	}
	s.token = owned.token
	s.start(t)
	return s
}

// bareSite is a data folder that nobody serves yet. What serves it ends with its test.
func bareSite(t *testing.T) *site {
	t.Helper()
	s := emptySite(t)
	t.Cleanup(s.end)
	return s
}

func emptySite(t *testing.T) *site {
	t.Helper()
	dir, err := os.MkdirTemp(folder, "site-")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{dir: dir, address: "127.0.0.1:0"}
	sitesMu.Lock()
	sites = append(sites, s)
	sitesMu.Unlock()
	return s
}

func endSites() {
	for _, s := range sites {
		s.kill()
	}
}

// start serves the folder and waits until the program says where.
func (s *site) start(t *testing.T) {
	t.Helper()
	s.serve(t, "serve", "--data", s.dir, "--listen", s.address, "--log-level", "warn")
	first := s.says(t, "http://")
	_, address, _ := strings.Cut(first, "http://")
	s.address = strings.TrimSpace(address)
}

// serve runs a command of the program that goes on until it is ended.
func (s *site) serve(t *testing.T, args ...string) {
	t.Helper()
	s.cmd = endsWithUs(exec.Command(program, args...))
	s.cmd.Env = append(os.Environ(), "TMPDIR="+folder) // the demo's data is cleaned away with the rest
	s.errors = &bytes.Buffer{}
	s.cmd.Stderr = s.errors
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 100)
	s.said = lines
	go func() {
		for scan := bufio.NewScanner(out); scan.Scan(); {
			lines <- scan.Text()
		}
		close(lines)
	}()
}

// says waits for a line of the program's that holds a word.
func (s *site) says(t *testing.T, word string) string {
	t.Helper()
	late := time.After(patience)
	for {
		select {
		case line, ok := <-s.said:
			if !ok {
				t.Fatalf("the program ended without saying %q: %s", word, s.errors)
			}
			if strings.Contains(line, word) {
				return line
			}
		case <-late:
			t.Fatalf("the program does not say %q: %s", word, s.errors)
		}
	}
}

// kill ends the server as a power cut would.
func (s *site) kill() {
	if s.cmd == nil {
		return
	}
	s.cmd.Process.Kill()
	s.cmd.Wait()
	s.cmd = nil
}

// end ends the site for good.
func (s *site) end() {
	s.kill()
	os.RemoveAll(s.dir)
}

// forget throws the stored data away, as if another site now had the address.
func (s *site) forget(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
}

func (s *site) url(path string) string { return "http://" + s.address + path }

// command gives a command of the program on this site's data.
func (s *site) command(args ...string) *exec.Cmd {
	cmd := exec.Command(program, append(args, "--data", s.dir)...)
	cmd.Env = append(os.Environ(), "READOUT_MESSAGES=en")
	return cmd
}

// run gives what a command of the program prints.
func (s *site) run(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	cmd := s.command(args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.Output()
	if err != nil {
		var why string
		if e, ok := err.(*exec.ExitError); ok {
			why = string(e.Stderr)
		}
		t.Fatalf("readout %s: %v\n%s", strings.Join(args, " "), err, why)
	}
	return string(out)
}

// fields is a JSON object.
type fields = map[string]any

// api calls the API and gives the answer's object; it must be of the 200s.
func (s *site) api(t *testing.T, method, path string, body any) fields {
	t.Helper()
	status, answer := s.ask(t, method, path, body)
	if status/100 != 2 {
		t.Fatalf("%s %s: %d %v", method, path, status, answer)
	}
	return answer
}

func (s *site) ask(t *testing.T, method, path string, body any) (int, fields) {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), method, s.url("/api/v1"+path), bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer := fields{}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil && err != io.EOF {
		t.Fatalf("%s %s: %d: %v", method, path, res.StatusCode, err)
	}
	return res.StatusCode, answer
}

// cover opens a live coverage in Tokyo and gives its slug, which is the name.
func (s *site) cover(t *testing.T, slug string, more ...fields) string {
	t.Helper()
	body := fields{"slug": slug, "title": "Talks of " + slug, "form": "live", "state": "live", "tz": "Asia/Tokyo", "language": "en"}
	for _, m := range more {
		for k, v := range m {
			body[k] = v
		}
	}
	s.api(t, "POST", "/coverages", body)
	return slug
}

// post posts an update and gives its number.
func (s *site) post(t *testing.T, slug, headline, body string, more ...fields) int {
	t.Helper()
	update := fields{"headline": headline, "body": body}
	for _, m := range more {
		for k, v := range m {
			update[k] = v
		}
	}
	return int(s.api(t, "POST", "/coverages/"+slug+"/updates", update)["n"].(float64))
}

func updatePath(slug string, n int) string { return fmt.Sprintf("/coverages/%s/updates/%d", slug, n) }

func (s *site) revision(t *testing.T, slug string, n int) int {
	t.Helper()
	return int(s.api(t, "GET", updatePath(slug, n), nil)["revision"].(float64))
}

// edit changes an update from its newest revision.
func (s *site) edit(t *testing.T, slug string, n int, change fields) {
	t.Helper()
	change["revision"] = s.revision(t, slug, n)
	s.api(t, "PATCH", updatePath(slug, n), change)
}

func (s *site) retract(t *testing.T, slug string, n int, reason string) {
	t.Helper()
	q := url.Values{"revision": {fmt.Sprint(s.revision(t, slug, n))}, "reason": {reason}}
	s.api(t, "DELETE", updatePath(slug, n)+"?"+q.Encode(), nil)
}

// count gives how many updates a coverage has.
func (s *site) count(t *testing.T, slug string) int {
	t.Helper()
	return int(s.api(t, "GET", "/coverages/"+slug, nil)["updates"].(float64))
}

// setState says how a coverage stands: live, paused, ended.
func (s *site) setState(t *testing.T, slug, state string) {
	t.Helper()
	c := s.api(t, "GET", "/coverages/"+slug, nil)
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": c["revision"], "state": state})
}

// mark marks words of an update's body as a statement and gives its id.
func (s *site) mark(t *testing.T, slug string, n int, words string, more ...fields) string {
	t.Helper()
	st := fields{"coverage": slug, "n": n, "exact": words, "speaker": []string{"minato"}, "kind": "propose", "issues": []string{"fishing"}}
	for _, m := range more {
		for k, v := range m {
			st[k] = v
		}
	}
	return s.api(t, "POST", "/statements", st)["id"].(string)
}

// names gives a main name in three languages.
func names(ja, en, ru string) []fields {
	return []fields{{"lang": "ja", "text": ja}, {"lang": "en", "text": en}, {"lang": "ru", "text": ru}}
}

// record furnishes two sides, a minister of each, two issues and a series with one round,
// and gives the round's address.
func (s *site) record(t *testing.T) string {
	t.Helper()
	put := func(path string, body fields) { s.api(t, "PUT", path, body) }
	put("/actors/aomine", fields{"kind": "state", "names": names("青嶺", "Aomine", "Аоминэ")})
	put("/actors/shirahama", fields{"kind": "state", "names": names("白浜", "Shirahama", "Сирахама")})
	put("/actors/minato", fields{"kind": "person", "party": "aomine", "names": names("ミナト", "Minato", "Минато")})
	put("/actors/orga", fields{"kind": "person", "party": "shirahama", "names": names("オルガ", "Orga", "Орга")})
	put("/tenures/minato-fm", fields{"person": "minato", "organization": "aomine", "from": "2019", "title": fields{"ja": "外相", "en": "Foreign Minister", "ru": "министр иностранных дел"}})
	put("/tenures/orga-dm", fields{"person": "orga", "organization": "shirahama", "from": "2018", "title": fields{"ja": "国防相", "en": "Defence Minister", "ru": "министр обороны"}})
	put("/issues/fishing", fields{"names": names("漁業", "Fishing", "Рыболовство")})
	put("/issues/lighthouse", fields{"names": names("灯台", "The lighthouse", "Маяк")})
	put("/events/as", fields{"kind": "series", "parties": []string{"aomine", "shirahama"}, "names": names("青嶺・白浜協議", "Aomine–Shirahama talks", "Переговоры Аоминэ и Сирахамы")})
	put("/events/as-3", fields{"kind": "round", "parent": "as", "ordinal": 3, "date": "2021-05-14", "tz": "Asia/Tokyo", "place": fields{"ja": "首都", "en": "the capital", "ru": "столица"}})
	return "/talks/as/as-3"
}

// session logs somebody in and gives the cookie's value.
func (s *site) session(t *testing.T) string {
	t.Helper()
	return s.sessionOf(t, ownerName, password)
}

func (s *site) sessionOf(t *testing.T, name, password string) string {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar}
	form := url.Values{"name": {name}, "password": {password}}
	res, err := client.PostForm(s.url("/login"), form)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	at, _ := url.Parse(s.url("/"))
	for _, c := range jar.Cookies(at) {
		if c.Name == "readout_session" {
			return c.Value
		}
	}
	t.Fatalf("no session for %s: %s", name, res.Status)
	return ""
}

// livePage is the made-up live page; with READOUT_CORPUS the real one of 2017.
func livePage(t *testing.T) (file string, flags []string) {
	t.Helper()
	if dir := os.Getenv("READOUT_CORPUS"); dir != "" {
		found, _ := filepath.Glob(filepath.Join(dir, "seeds", "004_*.txt"))
		if len(found) != 1 {
			t.Fatalf("READOUT_CORPUS=%s: found %d files seeds/004_*.txt, want 1", dir, len(found))
		}
		return found[0], []string{"--date", "2017-03-20", "--tz", "Asia/Tokyo"}
	}
	return filepath.Join("testdata", "live.txt"), []string{"--date", "2021-05-14", "--tz", "Asia/Tokyo"}
}

// importLive imports the live page, public, under a slug.
func (s *site) importLive(t *testing.T, slug string) {
	t.Helper()
	file, flags := livePage(t)
	s.run(t, "", append([]string{"import", file, "--form", "live", "--slug", slug, "--publish"}, flags...)...)
}

// newToken makes a token for the API.
func (s *site) newToken(t *testing.T) string {
	t.Helper()
	return strings.TrimSpace(s.run(t, "", "token", "add", "--user", ownerName))
}
