package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
