package web

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/people"
)

// TestAPageNamesItsModulesAtOnce: those that its modules import, too, however deep; a browser
// that found them one behind the other would wait for the network at each.
func TestAPageNamesItsModulesAtOnce(t *testing.T) {
	named := regexp.MustCompile(`(?:src|href)="/static/[0-9a-f]+/([a-z_]+\.js)"`)
	for path, role := range map[string]people.Role{"/c/harbour-live": "", "/talks/harbour/harbour-3": "", deskPath: people.Editor} {
		var all []string
		for _, m := range named.FindAllStringSubmatch(string(ask(deskServer(&deskNewsroom{}), role, path, nil).body), -1) {
			all = append(all, m[1])
		}
		if len(all) < 5 {
			t.Errorf("%s: found %q, want its modules", path, all)
		}
		for i, name := range all {
			if slices.Contains(all[:i], name) {
				t.Errorf("%s names %s twice", path, name)
			}
			for line := range strings.Lines(string(loadFiles().named[name].body)) {
				_, from, ok := strings.Cut(strings.TrimSpace(line), " from ")
				if wanted := strings.Trim(from, `"';./`); ok && strings.HasPrefix(line, "import ") && !slices.Contains(all, wanted) {
					t.Errorf("%s: %s imports %s, which the page does not name", path, name, wanted)
				}
			}
		}
	}
}
