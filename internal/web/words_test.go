package web

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"readout/internal/coverage"
	"readout/internal/i18n"
	"readout/internal/record"
)

var (
	saidInTemplate = regexp.MustCompile(`\bT "([^"]+)"`)
	saidInGo       = regexp.MustCompile(`\bT\((?:[a-zA-Z.()]+, )?"([a-z_]+\.[^"]+)"`)
	ownKey         = regexp.MustCompile(`"(web\.[a-z_.]+)"`)
	key            = regexp.MustCompile(`<kbd>.*?</kbd>`) // what stands on a key is no word
	action         = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	tag            = regexp.MustCompile(`(?s)<[^>]*>`)
	readAttribute  = regexp.MustCompile(`(?:aria-label|title|alt|placeholder|value|content)="([^"]*)"`)
)

// TestWordsAreInTheCatalogue finds every key that a template or a line of Go says.
func TestWordsAreInTheCatalogue(t *testing.T) {
	check := func(where, key string) {
		if !strings.HasSuffix(key, ".") && !i18n.Has(key) {
			t.Errorf("%s says %q, which not all languages have", where, key)
		}
	}
	for _, name := range templateNames() {
		raw, _ := templateFiles.ReadFile(name)
		for _, m := range saidInTemplate.FindAllSubmatch(raw, -1) {
			check(name, string(m[1]))
		}
	}
	sources, _ := filepath.Glob("*.go")
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range append(saidInGo.FindAllSubmatch(raw, -1), ownKey.FindAllSubmatch(raw, -1)...) {
			check(name, string(m[1]))
		}
	}
}

// TestWordsMadeOfKinds tries the keys that are put together from a kind or a state.
func TestWordsMadeOfKinds(t *testing.T) {
	var keys []string
	for _, s := range coverage.States {
		keys = append(keys, "state."+string(s), "web.when."+string(s))
	}
	for _, m := range coverage.Marks {
		keys = append(keys, "web.mark."+string(m))
	}
	for _, k := range coverage.Kinds {
		keys = append(keys, "update."+string(k))
	}
	for _, f := range coverage.Forms {
		keys = append(keys, "form."+string(f))
	}
	for _, k := range record.StatementKinds {
		keys = append(keys, "kind."+string(k))
	}
	for _, key := range keys {
		if !i18n.Has(key) {
			t.Errorf("%q is not in all languages", key)
		}
	}
}

// TestTemplatesHoldNoWords: what a person reads comes from the catalogue or from the data.
func TestTemplatesHoldNoWords(t *testing.T) {
	for _, name := range templateNames() {
		raw, _ := templateFiles.ReadFile(name)
		plain := key.ReplaceAllString(action.ReplaceAllString(string(raw), ""), "")
		for _, m := range readAttribute.FindAllStringSubmatch(plain, -1) {
			if strings.Contains(m[0], "content=") && (strings.Contains(m[1], "width=") || strings.HasPrefix(m[1], "#") || m[1] == "noindex" || m[1] == "light dark") {
				continue
			}
			if hasLetter(m[1]) && !strings.HasPrefix(m[0], "value=") {
				t.Errorf("%s: %s holds words of its own", name, m[0])
			}
		}
		if words := strings.TrimSpace(tag.ReplaceAllString(plain, " ")); hasLetter(words) {
			t.Errorf("%s holds words of its own: %q", name, strings.Join(strings.Fields(words), " "))
		}
	}
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func TestNamesPreferThePagesLanguage(t *testing.T) {
	all := []record.Name{
		{Lang: "ja", Text: "略", Use: record.ShortName},
		{Lang: "ja", Text: "港湾協議"},
		{Lang: "de", Text: "Hafengespräche"},
		{Lang: "ru", Text: "Порт", Use: record.ShortName},
	}
	tests := []struct{ name, lang, want string }{
		{"main before short", "ja", "港湾協議"},
		{"short is better than foreign", "ru", "Порт"},
		{"the site's own stands in, and says so", "en", `<span lang="ja">港湾協議</span>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string((Words{Lang: test.lang, Own: "ja"}).Name(all)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
