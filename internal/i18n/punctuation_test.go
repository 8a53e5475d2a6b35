package i18n

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forTerminals is how files begin whose words are printed among flags or answered to programs
// (what is said of an import is that too), where signs of half a width are what stands around them.
var forTerminals = []string{"api", "cli", "desk_import", "keep", "paste"}

// TestSignsAreThoseOfTheLanguage: beside Japanese letters stand signs of full width, and a Russian
// dash is a long one, on one page as on the next.
func TestSignsAreThoseOfTheLanguage(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		"ja": regexp.MustCompile(`[\p{Hiragana}\p{Katakana}\p{Han}」）}] ?(?:[(!?]|:[^:])|[):!?][\p{Hiragana}\p{Katakana}\p{Han}「]|^"(?:\(|:[^:])`),
		"ru": regexp.MustCompile(` – `),
	}
	for lang, of := range wrong {
		err := fs.WalkDir(files, "catalogue/"+lang, func(name string, d fs.DirEntry, err error) error {
			printed := func(begins string) bool { return strings.HasPrefix(path.Base(name), begins) }
			if err != nil || d.IsDir() || slices.ContainsFunc(forTerminals, printed) {
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
