//go:build browser

package browser

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// afternoon is a page that was written while talks went on, update by update, with what a person found
// in it.
type afternoon struct {
	name, lang, event string
	updates           []struct{ headline, body string }
	marks             []toMark // by the updates' numbers, from 1
	names             map[string]string
}

var marked = regexp.MustCompile(`(?s)\{(\d+):(.*?)\}`)

// readAfternoon reads a text: a head (lang, event), the updates, each below a line "== headline",
// with what somebody says in {n:...}; then a line for each: "n kind speakers issues via", where "-" is
// none.
func readAfternoon(t *testing.T, file string) afternoon {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(raw), "\n---\n")
	if len(parts) != 3 {
		t.Fatalf("%s has %d parts, want 3", file, len(parts))
	}
	a := afternoon{name: strings.TrimSuffix(filepath.Base(file), ".txt")}
	for _, line := range strings.Split(parts[0], "\n") {
		switch key, value, _ := strings.Cut(line, ": "); key {
		case "lang":
			a.lang = value
		case "event":
			a.event = value
		}
	}
	words := make(map[string]toMark)
	for i, u := range strings.Split("\n"+parts[1], "\n==")[1:] {
		headline, body, _ := strings.Cut(u, "\n")
		for field, text := range map[string]string{"headline": headline, "body": body} {
			for _, m := range marked.FindAllStringSubmatch(text, -1) {
				words[m[1]] = toMark{n: i + 1, field: field, words: m[2]}
			}
		}
		plain := func(s string) string { return strings.TrimSpace(marked.ReplaceAllString(s, "$2")) }
		a.updates = append(a.updates, struct{ headline, body string }{plain(headline), plain(body)})
	}
	for _, line := range strings.Split(strings.TrimSpace(parts[2]), "\n") {
		f := append(strings.Fields(line), "-", "-")
		m, ok := words[f[0]]
		if !ok {
			t.Fatalf("%s: no words are marked %s", file, f[0])
		}
		m.kind, m.speakers = f[1], strings.Split(f[2], ",")
		if f[3] != "-" {
			m.issues = strings.Split(f[3], ",")
		}
		if f[4] != "-" {
			m.via = f[4]
		}
		a.marks = append(a.marks, m)
	}
	return a
}

// names are by what somebody looks for those who are in a record's file of the tests: a list of {put,
// body} as the API takes them.
func (s *site) knows(t *testing.T, file string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var puts []struct {
		Put  string
		Body fields
	}
	decode(t, raw, &puts)
	known := make(map[string]string)
	for _, p := range puts {
		s.api(t, "PUT", p.Put, p.Body)
		called, _ := p.Body["names"].([]any)
		for _, one := range called {
			if name, _ := one.(map[string]any); name["lang"] == "en" && !strings.HasPrefix(p.Put, "/events/") {
				known[filepath.Base(p.Put)] = fmt.Sprint(name["text"])
			}
		}
	}
	return known
}

// typed has an afternoon typed into the composer of a new page and its drafts reviewed, then the same
// marked by hand on another page: what is on record, and what it took.
func (a afternoon) typed(t *testing.T, s *site) {
	t.Helper()
	slug := s.cover(t, a.name, fields{"event": a.event, "language": a.lang, "title": a.name})
	h := &hand{tab: s.open(t, withMouse).logIn().visit("/desk/c/" + slug), kinds: map[string]string{}, names: a.names}
	h.excuse("status of 4") // a sentence that stands in two updates is held once it is accepted in the first
	for i, u := range a.updates {
		h.fill("#compose-headline", u.headline)
		h.fill("#compose-body", u.body)
		h.until(`document.querySelector('[data-drafts-typed]:not([hidden]) [data-drafts-of]').children.length > 0 && document.querySelector('[data-drafts-say]').textContent === ''`)
		h.press("Ctrl+Enter")
		h.until(fmt.Sprintf(`document.querySelector('#compose-body').value === '' && document.querySelector('#drafts-trays').dataset.read === '%d'`, i+1))
	}
	offers := h.offersIn()
	right, found, about := 0, 0, 0
	for _, o := range offers {
		v := o.verdict(a.marks)
		if v.does != "reject" && sameIDs(o.Issues, strings.Join(v.mark.issues, ",")) {
			about++
		}
		switch v.does {
		case "accept", "other reading":
			right, found = right+1, found+1
		case "reject":
		default:
			found++
		}
	}
	took := h.reviews(a.marks)
	made := s.statementsOf(t, slug)
	for _, m := range a.marks { // what no tray could show is marked in the timeline
		if !slices.ContainsFunc(made, func(s goldStatement) bool { return s.made().of(m) }) {
			before := h.labour
			h.do(`document.activeElement.blur()`) // as the pointer does that goes to the words
			l := h.marksIt(m)
			h.labour = labour{before.keys + l.keys, before.moves + l.moves}
			took["by hand"] = append(took["by hand"], l.all())
			made = s.statementsOf(t, slug)
		}
	}
	drafted := h.labour
	a.compare(t, made)

	byHand := s.cover(t, a.name+"-by-hand", fields{"event": a.event, "language": a.lang, "title": a.name})
	for _, u := range a.updates {
		s.post(t, byHand, u.headline, u.body)
	}
	h.visit("/desk/c/" + byHand)
	hand := labour{}
	h.onIssues = 0
	for _, m := range a.marks {
		l := h.marksIt(m)
		hand.keys, hand.moves = hand.keys+l.keys, hand.moves+l.moves
	}
	for _, what := range slices.Sorted(maps.Keys(took)) {
		t.Logf("%-20s %2d times: %v", what, len(took[what]), took[what])
	}
	each, by := float64(drafted.all())/float64(len(made)), float64(hand.all())/float64(len(a.marks))
	t.Logf("%s: %d drafts offered, %d of them of words that a person marked (%.2f), %d right as they are, %d about the same issues; %d statements on record; %.2f keys and moves for each, %.2f by hand: %.2f (%.2f without what was ticked by hand for issues)",
		a.name, len(offers), found, float64(found)/float64(max(1, len(offers))), right, about, len(made), each, by, each/by, each/(by-float64(h.onIssues)/float64(len(a.marks))))
	if 3*each > by {
		t.Errorf("%s: %.2f keys and moves for each item by drafts, %.2f by hand: want a third or less", a.name, each, by)
	}
}

// statementsOf gives the statements that rest on a page.
func (s *site) statementsOf(t *testing.T, slug string) []goldStatement {
	t.Helper()
	var all struct{ Statements []goldStatement }
	decode(t, []byte(s.run(t, "", "record", "export")), &all)
	return slices.DeleteFunc(all.Statements, func(s goldStatement) bool { return s.Citations[0].Coverage != slug })
}

// compare wants on record what a person found, by whom and of what kind, and nothing else. What it is
// about, and who told of it, is counted alone.
func (a afternoon) compare(t *testing.T, made []goldStatement) {
	t.Helper()
	issues, via, n := 0, 0, 0
	for _, m := range a.marks {
		speaker := strings.Join(m.speakers, ",")
		i := slices.IndexFunc(made, func(s goldStatement) bool { return s.made().of(m) && sameIDs(strings.Join(s.Speaker, ","), speaker) })
		if i < 0 {
			var instead []string
			for _, s := range made {
				if s.made().of(m) {
					instead = append(instead, fmt.Sprint(s.Kind, " ", s.Speaker))
				}
			}
			t.Errorf("%s: not on record: %s %s: %s; of these words is %q", a.name, m.kind, m.speakers, m.words, instead)
			continue
		}
		n++
		if sameIDs(strings.Join(made[i].Issues, ","), strings.Join(m.issues, ",")) {
			issues++
		} else {
			t.Logf("about %v, a person said %v: %s", made[i].Issues, m.issues, m.words)
		}
		if made[i].Via == m.via {
			via++
		}
	}
	for _, s := range made {
		fits := func(m toMark) bool {
			return s.made().of(m) && s.Kind == m.kind && sameIDs(strings.Join(s.Speaker, ","), strings.Join(m.speakers, ","))
		}
		if !slices.ContainsFunc(a.marks, fits) {
			t.Errorf("%s: on record is %s by %s, which nobody found: %s", a.name, s.Kind, s.Speaker, s.made().Words)
		}
	}
	t.Logf("%s: of %d statements that a person found %d are on record, %d about the same issues, %d told by the same", a.name, len(a.marks), n, issues, via)
}

// TestAfternoonsOfOurOwn: a Japanese, a Russian and an English afternoon between two and three parties. Each is
// typed, its drafts reviewed, and compared with what a person found in it. With READOUT_AFTERNOON those of that folder.
func TestAfternoonsOfOurOwn(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("testdata", "afternoon")
	if other := os.Getenv("READOUT_AFTERNOON"); other != "" {
		dir = other
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if len(files) == 0 {
		t.Fatalf("no afternoons in %s", dir)
	}
	s := newSite(t)
	names := s.knows(t, filepath.Join(dir, "record.json"))
	for _, file := range files {
		a := readAfternoon(t, file)
		a.names = names
		a.typed(t, s)
	}
}

// goldAfternoon is the afternoon of 2017 with what a person found in it.
func goldAfternoon(t *testing.T, dir string) (*site, afternoon) {
	t.Helper()
	marks := goldMarks(t, dir)["jr-2017"]
	s := realPages(t, dir)
	file, names := withoutStatements(t, dir)
	s.run(t, "", "record", "import", file)
	a := afternoon{name: "typed", lang: "ja", event: "jr22-2", names: names}
	last, err := strconv.Atoi(fmt.Sprint(s.api(t, "GET", "/coverages/jr-2017", nil)["updates"]))
	if err != nil {
		t.Fatal(err)
	}
	now := make(map[int]int) // numbers of updates with words
	for n := 1; n <= last; n++ {
		u := s.api(t, "GET", updatePath("jr-2017", n), nil)
		headline, _ := u["headline"].(string)
		body, _ := u["body"].(string)
		cards, _ := u["cards"].([]any)
		for _, one := range cards { // as the page prints them
			card, _ := one.(map[string]any)
			body += fmt.Sprintf("\n\n%v\n\n%v", card["title"], cmp.Or(card["excerpt"], any("")))
		}
		if strings.TrimSpace(headline+body) == "" {
			continue
		}
		a.updates = append(a.updates, struct{ headline, body string }{headline, body})
		now[n] = len(a.updates)
	}
	for _, m := range marks {
		if m.n = now[m.n]; strings.HasPrefix(m.field, "card/") {
			m.field = "body"
		}
		a.marks = append(a.marks, m)
	}
	return s, a
}
