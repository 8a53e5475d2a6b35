package paste

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"readout/internal/paste/printed"
)

// The check sets, testdata/check, testdata/hosts and testdata/sites, are pages in the shapes of many hosts that were written, with
// what a careful reader finds in them (NAME.gold), before anybody looked at what the importer
// makes of them. What it made of them then says how good it is on pages it was not made for;
// since then they hold what it has learnt. Those of sites have all that stands around a text on the pages of a kind of host: menus,
// boxes, other stories, labels for screen readers.

// gold is what a careful reader finds on a page.
type gold struct {
	titles  []string // each of them is right
	facts   map[string][]string
	entries []goldEntry
}

type goldEntry struct {
	at       string // "2031-05-14 17:25", of an article's part the day alone
	headline string
	body     string // how it starts
	either   string // one paragraph: headline and body are both right
	credits  []string
}

// readGold reads lines of "word: value"; "entry" begins an entry.
func readGold(t *testing.T, file string) gold {
	t.Helper()
	g := gold{facts: make(map[string][]string)}
	for n, l := range strings.Split(strings.TrimSpace(string(read(t, file))), "\n") {
		word, value, ok := strings.Cut(l, ": ")
		last := &goldEntry{}
		if len(g.entries) > 0 {
			last = &g.entries[len(g.entries)-1]
		}
		switch {
		case !ok:
			t.Fatalf("%s:%d: %q is no line of a gold", file, n+1, l)
		case word == "title":
			g.titles = append(g.titles, value)
		case word == "entry":
			g.entries = append(g.entries, goldEntry{at: value})
		case word == "headline":
			last.headline = value
		case word == "body":
			last.body = value
		case word == "either":
			last.either = value
		case word == "credit":
			last.credits = append(last.credits, value)
		default:
			g.facts[word] = append(g.facts[word], value)
		}
	}
	return g
}

// tally counts what was found of what there is, by name.
type tally struct {
	found, there map[string]int
	missed       []string
}

func newTally() *tally { return &tally{found: make(map[string]int), there: make(map[string]int)} }

func (c *tally) add(what string, ok bool, missed string) {
	c.there[what]++
	if ok {
		c.found[what]++
		return
	}
	c.missed = append(c.missed, what+": "+missed)
}

func (c *tally) ratio(what string) float64 {
	if c.there[what] == 0 {
		return 1
	}
	return float64(c.found[what]) / float64(c.there[what])
}

func (c *tally) join(other *tally) {
	for what, n := range other.there {
		c.there[what] += n
		c.found[what] += other.found[what]
	}
}

func (c *tally) String() string {
	var b strings.Builder
	for _, what := range counted {
		fmt.Fprintf(&b, "%s %d/%d  ", what, c.found[what], c.there[what])
	}
	return b.String()
}

var counted = []string{"title", "entries", "no others", "time", "headline", "body", "credits", "no other credits", "related", "no other related", "section", "theme", "topic", "tag", "photo"}

// same folds what may differ in a right answer: signs, blanks, case.
func same(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// weigh holds a draft against the gold.
func weigh(g gold, d *Draft) *tally {
	c := newTally()
	c.add("title", holdsSame(g.titles, d.Title), d.Title)
	var cards, photos []string
	for _, p := range d.Lead {
		photos = append(photos, p.Name)
	}
	for _, u := range d.Updates {
		for _, card := range u.Cards {
			cards = append(cards, card.Title)
		}
		for _, p := range u.Pictures {
			photos = append(photos, p.Name)
		}
	}
	for _, card := range d.Related {
		cards = append(cards, card.Title)
	}
	for what, got := range map[string][]string{"section": {d.Section}, "theme": {d.Theme}, "topic": {d.Topic}, "tag": d.Tags, "related": cards, "photo": photos} {
		for _, want := range g.facts[what] {
			c.add(what, holdsSame(got, want), want)
		}
	}
	for _, title := range cards {
		c.add("no other related", holdsSame(g.facts["related"], title), title)
	}
	c.entries(g.entries, d.Updates)
	return c
}

func holdsSame(all []string, one string) bool {
	return slices.ContainsFunc(all, func(s string) bool { return same(s) == same(one) })
}

func (c *tally) entries(want []goldEntry, got []Update) {
	used := make([]bool, len(got))
	for _, g := range want {
		k := pairOf(g, got, used)
		c.add("entries", k >= 0, g.at+" "+g.headline+g.body+g.either)
		if k < 0 {
			continue
		}
		used[k] = true
		u := got[k]
		body := u.Body.Plain()
		c.add("time", strings.TrimSpace(u.Date+" "+u.Time) == g.at || u.Date == g.at, g.at+" is not "+u.Date+" "+u.Time)
		if g.either == "" {
			c.add("headline", same(g.headline) == same(u.Headline), fmt.Sprintf("%s %q is not %q", g.at, g.headline, u.Headline))
		}
		if g.body != "" {
			c.add("body", strings.HasPrefix(same(body), same(g.body)), fmt.Sprintf("%s %q is not %q", g.at, g.body, printed.Head(body, 60)))
		} else if g.either == "" {
			c.add("body", body == "", fmt.Sprintf("%s should be empty, is %q", g.at, printed.Head(body, 60)))
		}
		c.credits(g, u)
	}
	for k, u := range got {
		c.add("no others", used[k], u.Date+" "+u.Time+" "+u.Headline+printed.Head(u.Body.Plain(), 60))
	}
}

func (c *tally) credits(g goldEntry, u Update) {
	var credits []string
	for _, p := range u.Pictures {
		if p.Credit != "" {
			credits = append(credits, p.Credit)
		}
	}
	for _, want := range g.credits {
		c.add("credits", holdsSame(credits, want), g.at+" "+want)
	}
	for _, credit := range credits {
		c.add("no other credits", holdsSame(g.credits, credit), g.at+" "+credit)
	}
}

// pairOf finds the update that is an entry: by its words, and where it has none by its time.
func pairOf(g goldEntry, got []Update, used []bool) int {
	best := -1
	for k, u := range got {
		if used[k] {
			continue
		}
		all := same(u.Headline + u.Body.Plain())
		words := same(g.headline) + same(g.body) + same(g.either)
		timed := strings.TrimSpace(u.Date+" "+u.Time) == g.at || u.Date == g.at
		says := strings.Contains(all, same(g.headline)) && strings.Contains(all, same(g.body)) && strings.Contains(all, same(g.either))
		if words == "" && timed || words != "" && says && timed {
			return k
		}
		if words != "" && says && best < 0 {
			best = k
		}
	}
	return best
}

// TestCheckSets scores the pages of both check sets.
func TestCheckSets(t *testing.T) {
	for set, floors := range floors {
		t.Run(set, func(t *testing.T) {
			all := weighSet(t, filepath.Join("testdata", set))
			t.Log(all)
			for what, least := range floors {
				if got := all.ratio(what); got < least {
					t.Errorf("%s: %.3f of them are right, it was %.3f", what, got, least)
				}
			}
		})
	}
}

// weighSet scores every page of a folder that has a gold beside it.
func weighSet(t *testing.T, folder string) *tally {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.gold"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no check set in %s: %v", folder, err)
	}
	all := newTally()
	for _, file := range files {
		name := strings.TrimSuffix(file, ".gold")
		t.Run(filepath.Base(name), func(t *testing.T) {
			g := readGold(t, file)
			page := checkPage(t, name)
			all.weighPage(t, g, page, g.options(t, page))
		})
	}
	return all
}

// weighPage reads a page, scores it and says what was missed.
func (all *tally) weighPage(t *testing.T, g gold, page []byte, o Options) {
	t.Helper()
	d, err := Read(page, o)
	if err != nil {
		t.Log(err)
		d = &Draft{}
	} else {
		accounted(t, page, d)
	}
	c := weigh(g, d)
	all.join(c)
	for _, m := range c.missed {
		t.Log(m)
	}
}

// options are those of the page's head, or of the gold where the page's format has no room for one.
func (g *gold) options(t *testing.T, page []byte) Options {
	o := optionsOf(t, page)
	for _, date := range g.facts["date"] {
		o.Date = date
	}
	for _, zone := range g.facts["zone"] {
		o.Zone = zoneNamed(t, zone)
	}
	return o
}

// floors are what the importer has reached on each set. They are raised, never lowered.
var floors = map[string]map[string]float64{
	"check": {"title": 1, "entries": 1, "no others": 1, "time": 1, "headline": 1, "body": 1, "credits": 1, "no other credits": 1, "related": 1, "no other related": 1, "section": 1, "theme": 1, "tag": 1, "photo": 1},
	"sites": {"title": 1, "entries": 1, "no others": 1, "time": 1, "headline": 1, "body": 1, "credits": 1, "no other credits": 1, "related": 1, "no other related": .96},
	"hosts": {"title": 1, "entries": 1, "no others": 1, "time": 1, "headline": 1, "body": 1, "credits": 1, "no other credits": 1, "related": 1, "no other related": 1, "section": 1, "tag": 1, "photo": 1},
}

func checkPage(t *testing.T, name string) []byte {
	t.Helper()
	for _, kind := range []string{".txt", ".html", ".mhtml"} {
		if found, _ := filepath.Glob(name + kind); len(found) == 1 {
			return read(t, found[0])
		}
	}
	t.Fatalf("no page beside %s.gold", name)
	return nil
}
