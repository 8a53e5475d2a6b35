package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/people"
)

// TestPiecesAreCut: at a word, at a character, in words that were typed over; and put together again.
func TestPiecesAreCut(t *testing.T) {
	const (
		caption = "The ministers at the quay of Tarn on Wednesday"
		first   = "The two ministers agreed on Wednesday that the ferries sail again from June."
		second  = "They will sail four times a day, and in winter twice, as the harbour office said."
		last    = "Ada Mole reported from the harbour hall."
	)
	cut := func(m *mending, words, before string) *mending {
		id := m.piece(words)
		m.send("mend", "cut "+id)
		for _, one := range strings.Split(m.page, `value="cut `+id+` `)[1:] {
			at, rest, _ := strings.Cut(one, `"`)
			if strings.Contains(rest[:min(len(rest), 80)], ">"+before) {
				return m.send("mend", "cut "+id+" "+at)
			}
		}
		m.t.Fatalf("no place before %q: %s", before, m.page)
		return m
	}
	part := func(m *mending, words, n string) string { return m.piece(words) + "." + n }
	for _, row := range []struct {
		name string
		mend func(*mending)
		want string
	}{
		{"and nothing moves", func(m *mending) { cut(m, "The ministers", "on") }, "The ferries sail again\n\n\n : The ministers at the quay of Tarn | on Wednesday | " + first + " | " + second + " | " + last},
		{"the title is a part of a line", func(m *mending) {
			cut(m, "They will", "and").send("mend", "title "+part(m, "They will", "33"))
		}, "and in winter twice, as the harbour office said.\n\n\n : " + caption + " | " + first + " | They will sail four times a day, | " + last},
		{"a title of two lines, one taken from it again", func(m *mending) {
			m.press("title-too", "The ministers").press("title-too", "Ada Mole").press("out", "The ministers")
		}, "The ferries sail again Ada Mole reported from the harbour hall.\n\n\n : " + first + " | " + second},
		{"caption and credit", func(m *mending) {
			m.press("caption", "The ministers")
			cut(m, "The ministers", "on").send("mend", "credit "+part(m, "The ministers", "34"))
		}, "The ferries sail again\n\n\n : " + first + " | " + second + " | " + last + " [The ministers at the quay of Tarn/on Wednesday]"},
		{"taken back", func(m *mending) {
			cut(m, "The ministers", "on").send("mend", "out "+part(m, "The ministers", "34"))
			m.send("mend", "undo").send("mend", "undo")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | " + second + " | " + last},
		{"typed over, cut, typed over, taken back", func(m *mending) {
			name := "p." + m.piece("Ada Mole") + ".words"
			cut(m.send(name, "Ada Mole **was** there. Jonas Pell was not.", "do", "read"), "Ada Mole", "Jonas")
			m.send(name, "Ada was there.", "mend", "undo")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | " + second + " | Ada was there. Jonas Pell was not."},
		{"typed over, and cut", func(m *mending) {
			name := "p." + m.piece("Ada Mole") + ".words"
			cut(m.send(name, "Ada Mole **was** there. Jonas Pell was not.", "do", "read"), "Ada Mole", "Jonas")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " | " + second + " | Ada Mole was there. | Jonas Pell was not."},
		{"links, a paragraph that goes on", func(m *mending) {
			m.press("join", "They will").press("links", "Ada Mole")
		}, "The ferries sail again\n\n\n : " + caption + " | " + first + " " + second},
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

// TestAPageIsTurned into an article and back with one button each, without a day having to be given, and
// its mends are there again; what cannot be turned stays what it was, with its mends.
func TestAPageIsTurned(t *testing.T) {
	m := startMending(t, pageToImport).press("text", "15:40")
	m.send("do", "as article")
	if m.form.Get("date") != "2031-05-14" || !strings.Contains(m.page, `value="as live"`) {
		t.Fatalf("it is no article: %s", m.page)
	}
	m.send("do", "as live")
	if got := m.stored(); !strings.Contains(got, "15:40 | 協議が再開した") && !strings.Contains(got, "15:40") {
		t.Errorf("stored %s", got)
	}
	m = startMending(t, articleToMend).press("begin", "The two")
	m.send("do", "as live")
	if !strings.Contains(m.page, "No timeline") {
		t.Error("nobody says that it cannot be read as a live page")
	}
	if got := m.stored(); strings.Contains(got, "at the quay") {
		t.Errorf("the mends are gone: %s", got)
	}
}

// TestMendsOutliveAReadingThatFails: a day that is none, then one that is one.
func TestMendsOutliveAReadingThatFails(t *testing.T) {
	m := startMending(t, articleToMend).press("begin", "The two")
	m.send("p."+m.piece("They will")+".words", "They sail.", "title", "Typed", "date", "2031-05-99", "do", "read")
	m.send("date", "2031-05-15", "do", "read")
	want := "Typed\n\n\n : The two ministers agreed on Wednesday that the ferries sail again from June. | They sail. | Ada Mole reported from the harbour hall."
	if got := m.stored(); got != want {
		t.Errorf("stored\n%s\nwant\n%s", got, want)
	}
}

// TestEntriesAreMended: each entry of an export is opened, mended and left, and all are stored together.
func TestEntriesAreMended(t *testing.T) {
	m := startMending(t, exportToImport)
	m.send("do", "entry 2")
	if m.form.Get("entry") != "2" || m.form.Get("title") != "灯台の話" {
		t.Fatalf("the second entry is not open: %v", m.form)
	}
	var name string
	for field := range m.form {
		if strings.HasSuffix(field, ".words") && m.form.Get(field) == "灯台に登った。" {
			name = field
		}
	}
	m.send(name, "灯台に登り、降りた。", "title", "灯台", "section", "旅", "do", "entry 1")
	if m.form.Get("title") != "港の話" || m.form.Get("d.1.title") != "灯台" {
		t.Fatalf("the first entry is not open: %v", m.form)
	}
	m.send("standfirst", "港から。", "do", "entry 0")
	if m.form.Get("entry") != "" || m.form.Get("d.0.kept") == "" {
		t.Fatalf("the list is not there: %v", m.form)
	}
	m.send("do", "entry 2")
	if m.form.Get(name) != "灯台に登り、降りた。" || m.form.Get("section") != "旅" {
		t.Fatalf("what was mended is gone: %v", m.form)
	}
	m.stored()
	one, two := m.d.imported[0], m.d.imported[1]
	if one.Title != "港の話" || one.Standfirst != "港から。" || two.Title != "灯台" || two.Section != "旅" || two.Updates[0].Body.Plain() != "灯台に登り、降りた。" {
		t.Errorf("stored %+v and %+v", one, two)
	}
}

// TestEntriesFromElsewhereAreLookedAt: what no form of ours holds opens and changes nothing.
func TestEntriesFromElsewhereAreLookedAt(t *testing.T) {
	for _, more := range [][]string{{"do", "entry 99"}, {"do", "entry -1"}, {"entry", "7"}, {"d.0.kept", "%zz"}, {"d.0.kept", "seen=x&once=y&p.99=out&cuts=9.9+1.-1&settled=="}, {"mend", "cut 1 99999999999999999999"}, {"mend", "cut 99 1"}} {
		a := ask(deskServer(&deskNewsroom{}), people.Editor, "/en"+importPath, asking(exportToImport, append(more, "page_seen", "x")...))
		if a.status != http.StatusOK {
			t.Errorf("%v: got %d", more, a.status)
		}
	}
	d := &deskNewsroom{}
	typed := asking(exportToImport, "seen", seenOf(t, exportToImport), "do", "store", "d.0.title", "A", "d.1.title", "B", "d.0.kept", url.Values{"p.99": {"out"}, "cuts": {"0.1 x.y"}, "title": {"C"}}.Encode())
	ask(deskServer(d), people.Editor, "/en"+importPath, typed)
	if len(d.imported) != 2 || d.imported[0].Title != "A" {
		t.Errorf("got %+v", d.imported)
	}
}
