package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/i18n"
)

// TestADryRunSaysWhatTheTitleIs: a page's text is not passed off as its title.
func TestADryRunSaysWhatTheTitleIs(t *testing.T) {
	const text = "The ministers of Tarn and Veld met in the old customs house of Brenna and agreed to run the ferries again.\n"
	missing, guessed := i18n.T("en", "import.title_missing"), i18n.T("en", "import.title_guessed")
	for _, row := range []struct{ name, page, title, says string }{
		{"above the text", "Ferries between Tarn and Veld to run again\n\n" + text, "Ferries between Tarn and Veld to run again", ""},
		{"nowhere", text, "", missing},
		{"below the text", text + "14 May 2031, 18:35\nFerries between Tarn and Veld to run again\n", "Ferries between Tarn and Veld to run again", guessed},
	} {
		t.Run(row.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "page.txt")
			if err := os.WriteFile(file, []byte(row.page), 0o600); err != nil {
				t.Fatal(err)
			}
			out := must(t, "import", file, "--date", "2031-05-14", "--tz", "Europe/London", "--dry-run")
			if first, _, _ := strings.Cut(out, "\n"); !strings.HasSuffix(first, ": "+row.title) {
				t.Errorf("the first line is %q, want it to end with %q", first, row.title)
			}
			for _, note := range []string{missing, guessed} {
				if said := strings.Contains(out, note); said != (note == row.says) {
					t.Errorf("says %q: %t\n%s", note, said, out)
				}
			}
		})
	}
}

// TestWhereAPageIsFiledMustFit: the flag is named with what is wrong, in a dry run too.
func TestWhereAPageIsFiledMustFit(t *testing.T) {
	for flag, typed := range map[string]string{"--section": "Harbours\nand tolls", "--topic": strings.Repeat("t", 2000), "--tags": "ferries, " + strings.Repeat("t", 2000)} {
		_, errs, code := do(t, "import", "testdata/day.txt", "--date", "2025-05-20", "--tz", "Asia/Tokyo", "--dry-run", flag, typed)
		if code == 0 || !strings.Contains(errs, flag+": ") {
			t.Errorf("%s: exit code %d: %s", flag, code, errs)
		}
	}
}

// TestACommandMendsAnExport: the pieces of each entry are named by its number too.
func TestACommandMendsAnExport(t *testing.T) {
	dir := t.TempDir()
	file, mends := filepath.Join(dir, "export.txt"), filepath.Join(dir, "mends.json")
	write := func(name, words string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	entry := func(title, words string) string {
		return "TITLE: " + title + "\nDATE: 05/14/2021 08:00:00\n-----\nBODY:\n" + words + "\n-----\n--------\n"
	}
	write(file, entry("One", "The first sentence of one.")+entry("Two", "Tarn, Friday: the ministers met."))
	flags := []string{"import", file, "--tz", "Asia/Tokyo", "--dry-run"}
	name := ""
	for _, l := range strings.Split(must(t, append(flags, "--pieces")...), "\n") {
		if strings.HasSuffix(l, "\tTarn, Friday: the ministers met.") {
			name, _, _ = strings.Cut(l, "\t")
		}
	}
	if !strings.HasPrefix(name, "2/") {
		t.Fatalf("the piece is named %q", name)
	}
	write(mends, `[{"piece": "`+name+`", "to": "out"}, {"piece": "`+name+`.14", "to": "body"}]`)
	out := must(t, append(flags, "--json", "--mends", mends)...)
	for _, want := range []string{`"body": "The first sentence of one."`, `"body": "the ministers met."`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	write(mends, `[{"piece": "12", "to": "out"}]`)
	if _, errs, code := do(t, append(flags, "--mends", mends)...); code == 0 || !strings.Contains(errs, "3/12") {
		t.Errorf("without an entry: exit code %d: %s", code, errs)
	}
}

// TestACommandMendsAPage: the pieces that are printed are given back with what a person changed of them.
func TestACommandMendsAPage(t *testing.T) {
	dir := t.TempDir()
	file, mends := filepath.Join(dir, "page.html"), filepath.Join(dir, "mends.json")
	write := func(name, words string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(file, "<html><head><title>Ferries again</title></head><body><article><h1>Ferries again</h1><p>The quay of Tarn</p>"+
		"<p>The ministers <b>agreed</b> on Wednesday that the ferries sail again.</p><p>They will sail four times a day, as was said.</p></article></body></html>")
	flags := []string{"import", file, "--date", "2031-05-14", "--tz", "Europe/London", "--dry-run"}
	if out := must(t, append(flags, "--pieces")...); !strings.Contains(out, "\tbody\t1\tThe quay of Tarn\n") {
		t.Errorf("got %s", out)
	}

	var pieces []desk.ImportPiece
	if err := json.Unmarshal([]byte(must(t, append(flags, "--pieces", "--json")...)), &pieces); err != nil {
		t.Fatal(err)
	}
	for i, p := range pieces {
		switch words := "They sail **daily**."; {
		case *p.Words == "The quay of Tarn":
			pieces[i].To = "title"
		case strings.HasPrefix(*p.Words, "They will"):
			pieces[i].Words = &words
		}
	}
	changed, err := json.Marshal(pieces)
	if err != nil {
		t.Fatal(err)
	}
	write(mends, string(changed))
	out := must(t, append(flags, "--json", "--mends", mends)...)
	for _, want := range []string{`"title": "The quay of Tarn"`, `"body": "The ministers agreed on Wednesday that the ferries sail again.\n\nThey sail daily."`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}

	for wrong, want := range map[string]string{
		`{"piece": "1"}`:                                           "Line 1 ",
		"[\n{\"pice\": \"1\"}]":                                    "cannot be read as a list of mends",
		"[\n{\"piece\": 1,}]":                                      "Line 2 ",
		"[]\n\n[{\"piece\": \"1\"}]":                               "ends before line 3",
		`[{"piece": "999", "to": "out"}]`:                          "999",
		`[{"piece": "` + pieces[0].Piece + `", "to": "sideways"}]`: "sideways",
	} {
		write(mends, wrong)
		if _, errs, code := do(t, append(flags, "--mends", mends)...); code == 0 || !strings.Contains(errs, want) {
			t.Errorf("%s: exit code %d: %s", wrong, code, errs)
		}
	}
	if _, errs, code := do(t, "import", file, "--date", "2031-05-14", "--tz", "Europe/London", "--pieces"); code == 0 || !strings.Contains(errs, "--dry-run") {
		t.Errorf("--pieces alone: exit code %d: %s", code, errs)
	}
}
