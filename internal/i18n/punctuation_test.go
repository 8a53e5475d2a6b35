package i18n

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forTerminals are files whose words are printed among flags and answered to programs, where
// signs of half a width are what stands around them.
var forTerminals = []string{"api.json", "cli.json", "cli_help.json", "cli_start.json", "desk_import.json", "keep.json", "paste.json"}

// TestSignsAreThoseOfTheLanguage: beside Japanese letters stand signs of full width, and a Russian
// dash is a long one, on one page as on the next.
func TestSignsAreThoseOfTheLanguage(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		"ja": regexp.MustCompile(`[\p{Hiragana}\p{Katakana}\p{Han}」）] ?(?:[(!?]|:[^:])|[):!?][\p{Hiragana}\p{Katakana}\p{Han}「]`),
		"ru": regexp.MustCompile(` – `),
	}
	for lang, of := range wrong {
		err := fs.WalkDir(files, "catalogue/"+lang, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || slices.Contains(forTerminals, path.Base(name)) {
				return err
			}
			raw, err := fs.ReadFile(files, name)
			for line := range strings.Lines(string(raw)) {
				_, words, _ := strings.Cut(line, `": `)
				if bad := of.FindString(words); bad != "" {
					t.Errorf("%s: %q in %s", name, bad, strings.TrimSpace(line))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
