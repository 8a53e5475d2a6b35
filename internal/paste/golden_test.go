package paste

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
)

var update = flag.Bool("update", false, "rewrite the golden files; a person reads the diff")

// TestGolden reads every page of testdata. The options stand in the head of the page:
// "date:", "zone:", "form:", then "---".
func TestGolden(t *testing.T) {
	for _, file := range pages(t) {
		name := strings.TrimSuffix(file, filepath.Ext(file))
		t.Run(filepath.Base(name), func(t *testing.T) {
			page := read(t, file)
			o := optionsOf(t, page)
			page = exportOf(page) // an export begins with its first word
			drafts, err := ReadAll(page, o)
			if err != nil {
				t.Fatal(err)
			}
			report := NewReport()
			for _, d := range drafts {
				accounted(t, page, d)
				report.Add(filepath.Base(file), d)
			}
			compareGolden(t, name+".golden.json", report)
		})
	}
}

func compareGolden(t *testing.T, file string, report *Report) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(report); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, want := strings.Split(b.String(), "\n"), strings.Split(string(read(t, file)), "\n")
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("%s differs from line %d on:\ngot  %s\nwant %s", file, i+1, at(got, i), at(want, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

func pages(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, kind := range []string{"txt", "html", "xml"} {
		found, err := filepath.Glob("testdata/*." + kind)
		if err != nil || len(found) == 0 {
			t.Fatalf("no pages of kind %s in testdata: %v", kind, err)
		}
		files = append(files, found...)
	}
	return files
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func optionsOf(t testing.TB, page []byte) Options {
	t.Helper()
	var o Options
	head, _, _ := strings.Cut(string(page), "\n---\n")
	for _, l := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(l, ": ")
		switch key {
		case "date":
			o.Date = value
		case "zone":
			o.Zone = zoneNamed(t, value)
		case "form":
			o.Form = coverage.Form(value)
		}
	}
	return o
}

// FuzzRead: nothing given makes Read panic, and nothing it reads vanishes.
func FuzzRead(f *testing.F) {
	hosts, err := filepath.Glob("testdata/hosts/*ml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(pages(f), hosts...) {
		f.Add(read(f, file), "2030-01-01", "")
	}
	for _, odd := range []string{"", "\n", "18:21\n18:20\n18:19", "---\n---", "a: b\n---", "• 9:00\n\x00", "09:00 a\n08:00 a\n07:00 a\n06:00 © b"} {
		f.Add([]byte(odd), "2030-01-01", "live")
	}
	tokyo := zoneNamed(f, "Europe/London")
	f.Fuzz(func(t *testing.T, page []byte, date, form string) {
		if len(page) > 1<<16 {
			return
		}
		drafts, err := ReadAll(page, Options{Form: coverage.Form(form), Date: date, Zone: tokyo})
		if err != nil {
			if keyOf(err) == "" {
				t.Fatalf("not a fault: %v", err)
			}
			return
		}
		for _, d := range drafts {
			accounted(t, page, d)
			for _, u := range d.Updates {
				if d.Form == coverage.Live && (u.Said.IsZero() || u.Said.Location() != time.UTC) {
					t.Fatalf("update of line %d was said at %v", u.Line, u.Said)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := read(b, "testdata/ja_newest_first.txt")
	o := optionsOf(b, page)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(page, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadLargest is a page near the limits: time must grow with the page, not with its square.
func BenchmarkReadLargest(b *testing.B) {
	var page strings.Builder
	page.WriteString("A very long night in Tarn\n\n")
	for n := range 19_000 {
		page.WriteString(time.Unix(int64(n)*300, 0).UTC().Format("15:04") + "\nA line is read out\nNobody objects to it, and the clerk turns the page and reads on without looking up.\nThe clerk at work\nPhoto: Tarn Press\n\n")
	}
	o := Options{Date: "2030-01-01", Zone: time.UTC}
	b.SetBytes(int64(page.Len()))
	for b.Loop() {
		if _, err := Read([]byte(page.String()), o); err != nil {
			b.Fatal(err)
		}
	}
}
