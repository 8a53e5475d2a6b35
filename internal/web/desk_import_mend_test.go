package web

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste"
	"readout/internal/people"
)

const articleToMend = `<html><head><title>The ferries sail again</title></head><body>
<article><h1>The ferries sail again</h1>
<p>The ministers at the quay of Tarn on Wednesday</p>
<p>The two ministers <strong>agreed</strong> on Wednesday that the ferries sail again from June.</p>
<p>They will sail four times a day, and in winter twice, as the harbour office said.</p>
<p>Ada Mole reported from the harbour hall.</p>
</article></body></html>`

// mending is somebody without scripts: what a page shows is sent back as it stands, with one button.
type mending struct {
	t    *testing.T
	d    *deskNewsroom
	form url.Values
	page string
}

func startMending(t *testing.T, page string) *mending {
	m := &mending{t: t, d: &deskNewsroom{}, form: asking(page)}
	m.send()
	return m
}

var (
	inputs  = regexp.MustCompile(`<input type="(?:hidden|text|datetime-local|date)"[^>]* name="([^"]*)" value="([^"]*)"`)
	areas   = regexp.MustCompile(`<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)</textarea>`)
	selects = regexp.MustCompile(`(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>`)
	option  = regexp.MustCompile(`<option value="([^"]*)"[^>]* selected`)
	hidden  = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)
)

// send sends the form with some fields changed.
func (m *mending) send(more ...string) *mending {
	m.t.Helper()
	typed := maps.Clone(m.form)
	for i := 0; i+1 < len(more); i += 2 {
		typed.Set(more[i], more[i+1])
	}
	a := ask(deskServer(m.d), people.Editor, "/en"+importPath, typed)
	if a.status == http.StatusSeeOther {
		return m
	}
	m.page = string(a.body)
	m.form = url.Values{"tz": {"Asia/Tokyo"}}
	for _, found := range []*regexp.Regexp{inputs, hidden, areas} {
		for _, one := range found.FindAllStringSubmatch(m.page, -1) {
			m.form.Set(one[1], html.UnescapeString(one[2]))
		}
	}
	for _, one := range selects.FindAllStringSubmatch(m.page, -1) {
		if is := option.FindStringSubmatch(one[2]); is != nil {
			m.form.Set(one[1], html.UnescapeString(is[1]))
		}
	}
	return m
}

// press presses the button that does something with the piece that begins with some words; one of the
// rarer ones is asked for first.
func (m *mending) press(do, words string) *mending {
	m.t.Helper()
	id := m.piece(words)
	value := do + " " + id
	if !strings.Contains(m.page, `name="mend" value="`+value+`"`) {
		m.send("mend", "more "+id)
	}
	if !strings.Contains(m.page, `name="mend" value="`+value+`"`) {
		m.t.Fatalf("no button %q on the page", value)
	}
	return m.send("mend", value)
}

// piece gives the name of a piece by its words, or by the clock of the update that it begins.
func (m *mending) piece(words string) string {
	m.t.Helper()
	drafts, err := paste.ReadAll([]byte(m.form.Get("page")), paste.Options{Date: "2031-05-14", Zone: tokyo(m.t)})
	if err != nil {
		m.t.Fatal(err)
	}
	for _, p := range drafts[0].Pieces() {
		if p.Begins() && drafts[0].Updates[p.Update].Time == words || !p.Begins() && strings.HasPrefix(p.Plain(), words) {
			return p.ID
		}
	}
	m.t.Fatalf("no piece begins with %q", words)
	return ""
}

// stored stores the page and writes what was stored.
func (m *mending) stored() string {
	m.t.Helper()
	m.send("do", "store", "slug", "harbour-3")
	if m.d.imported == nil {
		m.t.Fatalf("not stored: %s", m.page)
	}
	d := m.d.imported[0]
	all := []string{d.Title, d.Standfirst, d.Byline}
	for _, u := range d.Updates {
		said := u.Time + " " + u.Headline + ": " + strings.ReplaceAll(u.Body.Plain(), "\n", " | ")
		for _, pic := range u.Pictures {
			said += " [" + pic.Caption + "/" + pic.Credit + "]"
		}
		all = append(all, said)
	}
	return strings.Join(all, "\n")
}

// TestABodyIsMendedBeforeItIsStored: each button is one motion, without scripts, and what it did is
// what is stored.
func TestABodyIsMendedBeforeItIsStored(t *testing.T) {
	const (
		caption = "The ministers at the quay of Tarn on Wednesday"
		first   = "The two ministers agreed on Wednesday that the ferries sail again from June."
		second  = "They will sail four times a day, and in winter twice, as the harbour office said."
		byline  = "Ada Mole reported from the harbour hall."
	)
	for _, row := range []struct {
		name string
		mend func(*mending)
		want string
	}{
		{"begins and ends", func(m *mending) { m.press("begin", "The two").press("end", "They will") }, "The ferries sail again\n\n\n : " + first + " | " + second},
		{"out, and back where it stood", func(m *mending) {
			m.press("out", "The ministers").press("out", "They will").press("body", "The ministers")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | " + byline},
		{"a picture's caption, the page's byline", func(m *mending) {
			m.press("caption", "The ministers").press("byline", "Ada Mole")
		}, "The ferries sail again\n\n" + byline + "\n : " + first + " | " + second + " [" + caption + "/]"},
		{"another title, the old one into the text", func(m *mending) {
			m.press("title", "The ministers").press("body", "The ferries")
		}, caption + "\n\n\n : The ferries sail again | " + first + " | " + second + " | " + byline},
		{"a title that was typed stays when pieces are moved later", func(m *mending) {
			m.press("title", "The ministers").send("title", "Ferries: yes").press("out", "Ada Mole")
		}, "Ferries: yes\n\n\n : " + first + " | " + second},
		{"into the standfirst and out of it", func(m *mending) {
			m.press("standfirst", "They will").press("standfirst", "Ada Mole").press("out", "They will")
		}, "The ferries sail again\n" + byline + "\n\n : " + caption + " | " + first},
		{"each is taken back, the last first", func(m *mending) {
			m.press("begin", "They will").press("title", "Ada Mole").press("update", "They will")
			m.send("mend", "undo").send("mend", "undo").send("mend", "undo").send("mend", "undo")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | " + second + " | " + byline},
		{"words typed over, and words all taken out", func(m *mending) {
			m.send("p."+m.piece("They will")+".words", "They sail **daily**.\n\nIn winter too.", "p."+m.piece("Ada Mole")+".words", " ", "do", "read")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | They sail daily. | In winter too."},
		{"a paragraph that was typed over goes where it is put as it was typed", func(m *mending) {
			m.send("p."+m.piece("Ada Mole")+".words", "By Ada Mole", "do", "read").press("byline", "Ada Mole")
		}, "The ferries sail again\n\nBy Ada Mole\n : " + caption + " | " + first + " | " + second},
		{"an article of two parts", func(m *mending) {
			m.press("update", "They will")
			m.send("n."+m.piece("They will")+".headline", "In winter", "do", "read")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + "\n In winter: " + second + " | " + byline},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := startMending(t, articleToMend)
			row.mend(m)
			if got := m.stored(); got != row.want {
				t.Errorf("stored\n%s\nwant\n%s", got, row.want)
			}
		})
	}
}

// TestUpdatesAreMendedBeforeTheyAreStored: two that are one, one that is two, and lines that stand
// on the wrong side of a clock.
func TestUpdatesAreMendedBeforeTheyAreStored(t *testing.T) {
	const page = "Harbour talks: live\n\n18:21\nFerries to resume\nThe ministers agreed that the ferries sail again.\nThen they left the hall by the back door.\n\n09:31\nTalks begin\nThe hall was full from the morning on.\n"
	const head = "Harbour talks: live\n\n\n"
	for _, row := range []struct {
		name string
		mend func(*mending)
		want string // "@" stands before paragraphs of the standfirst
	}{
		{
			"joined with the one above", func(m *mending) { m.press("above", "09:31") },
			"18:21 Ferries to resume: The ministers agreed that the ferries sail again. | Then they left the hall by the back door. | Talks begin | The hall was full from the morning on.",
		},
		{"joined, with the headline that was typed, and parted again", func(m *mending) {
			m.send("u.1.headline", "They begin", "do", "read").press("above", "09:31").press("update", "09:31")
		}, "18:21 Ferries to resume: The ministers agreed that the ferries sail again. | Then they left the hall by the back door.\n09:31 They begin: The hall was full from the morning on."},
		{"split, with its own time", func(m *mending) {
			m.press("update", "Then they")
			m.send("n."+m.piece("Then they")+".at", "2031-05-14T18:40", "n."+m.piece("Then they")+".headline", "They leave", "do", "read")
		}, "18:21 Ferries to resume: The ministers agreed that the ferries sail again.\n18:40 They leave: Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on."},
		{
			"split, and joined again", func(m *mending) { m.press("update", "Then they").press("body", "Then they") },
			"18:21 Ferries to resume: The ministers agreed that the ferries sail again. | Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on.",
		},
		{
			"a last line that is the next one's first", func(m *mending) { m.press("below", "Then they") },
			"18:21 Ferries to resume: The ministers agreed that the ferries sail again.\n09:31 Talks begin: Then they left the hall by the back door. | The hall was full from the morning on.",
		},
		{
			"a first line that is the last of the one above", func(m *mending) { m.press("above", "The hall") },
			"18:21 Ferries to resume: The ministers agreed that the ferries sail again. | Then they left the hall by the back door. | The hall was full from the morning on.\n09:31 Talks begin: ",
		},
		{
			"another headline", func(m *mending) { m.press("headline", "The ministers") },
			"18:21 The ministers agreed that the ferries sail again.: Ferries to resume | Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on.",
		},
		{
			"the first is none: what it says stands above them all", func(m *mending) { m.press("text", "18:21") },
			"@18:21 / Ferries to resume / The ministers agreed that the ferries sail again. / Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on.",
		},
		{"the first is none, without its time, and is one again", func(m *mending) {
			m.send("u.0.headline", "Ferries, soon", "do", "read").press("above", "18:21").press("update", "18:21")
		}, "18:21 Ferries, soon: The ministers agreed that the ferries sail again. | Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on."},
		{"neither is one, and the text begins one after all", func(m *mending) {
			m.press("above", "18:21").press("above", "09:31").press("update", "The hall")
		}, "@Ferries to resume / The ministers agreed that the ferries sail again. / Then they left the hall by the back door. / Talks begin\n09:31 : The hall was full from the morning on."},
		{
			"taken back", func(m *mending) {
				if m.press("text", "18:21"); !strings.Contains(m.page, "Put into the standfirst: “2031-05-14 18:21”") {
					t.Error("it does not say where the first update went")
				}
				m.send("mend", "undo")
			},
			"18:21 Ferries to resume: The ministers agreed that the ferries sail again. | Then they left the hall by the back door.\n09:31 Talks begin: The hall was full from the morning on.",
		},
		{"one left out whole", func(m *mending) { m.send("u.0.drop", "1", "do", "read") }, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := startMending(t, page)
			row.mend(m)
			if row.want == "" {
				if !strings.Contains(m.page, `name="u.0.drop" value="1" checked`) {
					t.Error("the box is not ticked any more")
				}
				return
			}
			want := head + row.want
			if standfirst, updates, _ := strings.Cut(row.want, "\n"); strings.HasPrefix(standfirst, "@") {
				want = "Harbour talks: live\n" + strings.ReplaceAll(standfirst[1:], " / ", "\n\n") + "\n\n" + updates
			}
			if got := m.stored(); got != want {
				t.Errorf("stored\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestMendsOutliveAnotherReading: another day, and what was mended stands; another page, and it is
// read as if nobody had seen it.
func TestMendsOutliveAnotherReading(t *testing.T) {
	m := startMending(t, articleToMend).press("begin", "The two")
	m.send("p."+m.piece("They will")+".words", "They sail.", "title", "Typed", "date", "2031-05-15", "do", "store")
	if m.d.imported != nil || !strings.Contains(m.page, "read anew") {
		t.Fatal("it was stored unseen")
	}
	want := "Typed\n\n\n : The two ministers agreed on Wednesday that the ferries sail again from June. | They sail. | Ada Mole reported from the harbour hall."
	if got := m.stored(); got != want {
		t.Errorf("stored\n%s\nwant\n%s", got, want)
	}
	m = startMending(t, articleToMend).press("begin", "The two")
	m.send("page", strings.Replace(articleToMend, "<article>", "<article><p>One more line stands above all the others here.</p>", 1), "do", "read")
	if strings.Contains(m.page, `value="undo"`) || m.form.Get("settled") != "" {
		t.Error("mends of one page were taken for another's")
	}
}

// TestARefusedMendKeepsWhatWasTyped: the fault stands beside the words, which stay.
func TestARefusedMendKeepsWhatWasTyped(t *testing.T) {
	m := startMending(t, articleToMend).press("begin", "The two")
	name := "p." + m.piece("They will") + ".words"
	m.send(name, strings.Repeat("> ", 200)+"deep", "do", "store", "slug", "x")
	id := "import-" + strings.ReplaceAll(name, ".", "-")
	if m.d.imported != nil || !strings.Contains(m.page, `id="`+id+`-fault"`) || !strings.Contains(m.form.Get(name), "deep") {
		t.Errorf("the fault is not said beside %s, or its words are gone", id)
	}
	if got := m.send(name, "They sail.").stored(); !strings.HasSuffix(got, ": The two ministers agreed on Wednesday that the ferries sail again from June. | They sail. | Ada Mole reported from the harbour hall.") {
		t.Errorf("stored %s", got)
	}
}

// TestMendsFromElsewhereAreLookedAt: what no form of ours holds changes nothing.
func TestMendsFromElsewhereAreLookedAt(t *testing.T) {
	m := startMending(t, articleToMend)
	for _, mend := range []string{"out 999", "elsewhere 1", "undo", "begin", "begin 0e", strings.Repeat("x", 1000)} {
		m.send("mend", mend, "settled", "999=out 1=elsewhere =", "undo", `[{"did":"x","was":{"seen":"y","p.999":"out"}}]`)
	}
	if got := m.stored(); !strings.Contains(got, "The ministers at the quay") {
		t.Errorf("stored %s", got)
	}
	if len(m.d.imported[0].Updates) != 1 || m.d.imported[0].Form != coverage.Article {
		t.Errorf("got %+v", m.d.imported[0])
	}
}

func tokyo(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
