package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

const articlePage = "<html><head><title>Ferries again</title></head><body><article><h1>Ferries again</h1><p>The quay of Tarn</p>" +
	"<p>The ministers <b>agreed</b> on Wednesday that the ferries sail again.</p><p>They will sail four times a day, as was said.</p></article></body></html>"

// TestAPageIsReadMendedAndImported by a program: what was understood comes back as pieces, and those,
// changed, are the mends.
func TestAPageIsReadMendedAndImported(t *testing.T) {
	s := withTalks(t)
	in := desk.PageToRead{Page: articlePage, Date: "2031-05-14", TZ: "UTC"}
	read, err := s.ReadPage(editor, in)
	s.must(err)
	check(t, "form", read.Content.Form, coverage.Article)
	for _, p := range read.Pieces {
		m := desk.ImportMend{Piece: p.Piece, To: p.To, Words: p.Words}
		switch words := "They sail **daily**."; {
		case p.Words != nil && *p.Words == "The quay of Tarn":
			m.To = "caption"
		case p.Words != nil && strings.HasPrefix(*p.Words, "They will"):
			m.Words = &words
		}
		in.Mends = append(in.Mends, m)
	}
	read, err = s.ReadPage(editor, in)
	s.must(err)
	var places []string
	for _, p := range read.Pieces {
		places = append(places, p.To+" "+*p.Words)
	}
	check(t, "pieces", strings.Join(places, "\n"), "title ## Ferries again\ncaption The quay of Tarn\nbody The ministers **agreed** on Wednesday that the ferries sail again.\nbody They sail **daily**.")

	section := "Harbours"
	told := desk.PageTold{Title: "Ferries, daily", State: coverage.Running, Section: &section, Tags: &[]string{"ferries"}}
	receipt, err := s.ImportPage(editor, desk.PageToImport{PageToRead: in, Slug: "ferries", Told: told, Publish: true})
	s.must(err)
	v, err := s.Coverage(reader, receipt.Slug, "")
	s.must(err)
	c := v.Coverage.Content
	check(t, "told", c.Title["en"]+" "+string(c.State)+" "+c.Section+" "+strings.Join(c.Tags, " "), "Ferries, daily live Harbours ferries")
	m := v.Updates[0].Update.Message
	check(t, "body", m.Body.Plain(), "The ministers agreed on Wednesday that the ferries sail again.\nThey sail daily.")
	check(t, "caption", m.Pictures[0].Caption, "The quay of Tarn")
}

// TestAnEntryOfAnExportIsMended: of several entries one is named, and its updates are given their moment.
func TestAnEntryOfAnExportIsMended(t *testing.T) {
	s := withTalks(t)
	const export = "TITLE: One\nDATE: 05/14/2021 08:00:00\n-----\nBODY:\nOne sentence of the first entry.\n-----\n--------\n" +
		"TITLE: Two\nDATE: 05/15/2021 09:00:00\n-----\nBODY:\nTarn, Friday The ministers met again on Friday.\n-----\n--------\n"
	in := desk.PageToRead{Page: export, TZ: "Asia/Tokyo", Lang: "en"}
	var told *fault.Error
	if _, err := s.ReadPage(editor, in); !errors.As(err, &told) || told.Key != "import.which_entry" || told.Field != "entry" {
		t.Errorf("no entry: got %v", err)
	}
	in.Entry = 2
	read, err := s.ReadPage(editor, in)
	s.must(err)
	for _, p := range read.Pieces {
		if p.Words != nil && strings.HasPrefix(*p.Words, "Tarn, Friday") {
			in.Mends = []desk.ImportMend{{Piece: p.Piece, To: "begin"}, {Piece: p.Piece + ".13", To: "update", At: "18:30"}, {Piece: p.Piece, To: "out"}}
		}
	}
	read, err = s.ReadPage(editor, in)
	s.must(err)
	last := read.Updates[len(read.Updates)-1]
	check(t, "update", last.Said.Format(time.RFC3339)+" "+last.Body.Plain(), "2021-05-15T09:30:00Z The ministers met again on Friday.")
	for _, p := range read.Pieces {
		if strings.HasSuffix(p.Piece, ".13") {
			check(t, "moment", p.At, "18:30")
		}
	}
}

// TestAPageThatIsNotToBeRead says what is missing in the words of who asked.
func TestAPageThatIsNotToBeRead(t *testing.T) {
	s := withTalks(t)
	for _, row := range []struct {
		name       string
		in         desk.PageToRead
		key, field string
	}{
		{"no zone", desk.PageToRead{Page: articlePage, TZ: "Tarn"}, "coverage.zone_unknown", "tz"},
		{"no day", desk.PageToRead{Page: articlePage, TZ: "UTC"}, "paste.date_needed_no_stamp", "date"},
		{"no moment to count back from", desk.PageToRead{Page: "Talks: live\n\n5 minutes ago\nThe end\nAll leave.\n\n40 minutes ago\nA break\nCoffee.\n\n2 hours ago\nThe start\nDoors close.\n", TZ: "UTC"}, "paste.saved_needed", "saved_at"},
		{"several entries", desk.PageToRead{Page: "TITLE: a\nDATE: 05/14/2031 20:15:00\n-----\nBODY:\nx.\n-----\n--------\nTITLE: b\nDATE: 05/01/2031 09:00:00\n-----\nBODY:\ny.\n-----\n--------\n", TZ: "UTC"}, "import.which_entry", "entry"},
		{"no such piece", desk.PageToRead{Page: articlePage, Date: "2031-05-14", TZ: "UTC", Mends: []desk.ImportMend{{Piece: "999", To: "out"}}}, "paste.no_such_piece", "mends[0].piece"},
		{"no such place", desk.PageToRead{Page: articlePage, Date: "2031-05-14", TZ: "UTC", Mends: []desk.ImportMend{{Piece: "0", To: "aside"}}}, "paste.no_such_place", "mends[0].to"},
	} {
		if row.name == "no such place" {
			read, err := s.ReadPage(editor, desk.PageToRead{Page: articlePage, Date: "2031-05-14", TZ: "UTC"})
			s.must(err)
			row.in.Mends[0].Piece = read.Pieces[0].Piece
		}
		_, err := s.ReadPage(editor, row.in)
		wantFault(t, row.name, err, fault.Invalid, row.key, row.field)
		_, err = s.ImportPage(editor, desk.PageToImport{PageToRead: row.in, Slug: "x"})
		wantFault(t, row.name+", imported", err, fault.Invalid, row.key, row.field)
	}
}
