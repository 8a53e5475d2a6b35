//go:build browser

package browser

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// sheetLines are the lines that the sheet has to hold, from the page itself.
const sheetLines = `[...document.querySelectorAll('.sheet-site, .sheet-title, .sheet-facts dd, .sheet h2, .sheet h3, .sheet li, .sheet-foot p')].map((e) => e.textContent).join('\u0001')`

// A readout prints on a sheet or two, with nothing of it cut off, in each language; the
// document that is kept without the site does, too. With READOUT_CORPUS it is the second round
// of the real pages.
func TestReadoutPrints(t *testing.T) {
	t.Parallel()
	s, round := (*site)(nil), "/talks/as/as-3"
	if dir := os.Getenv("READOUT_CORPUS"); dir != "" {
		s, round = realRounds(t, dir), "/talks/jr22/jr22-2"
	} else {
		s = furnished(t)
	}
	for _, lang := range []string{"en", "ja", "ru"} {
		for _, ext := range []string{"", ".html"} {
			p := s.open(t, laptop)
			p.visit(in(lang, round+ext))
			lines := eval[string](p, sheetLines)
			raw := p.prints()
			p.close()
			if dir := os.Getenv("READOUT_PRINTS"); dir != "" {
				write(t, filepath.Join(dir, "sheet-"+lang+ext+".pdf"), raw)
			}
			if pages := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(raw, -1)); pages < 1 || pages > 2 {
				t.Errorf("%s %s%s: printed on %d pages, want one or two", lang, round, ext, pages)
			}
			if missing := notPrinted(t, raw, strings.Split(lines, "\u0001")); len(missing) > 0 {
				t.Errorf("%s %s%s: %d lines are not whole in print, first %q", lang, round, ext, len(missing), missing[0])
			}
		}
	}
}

// prints gives the page as Chromium prints it.
func (p *tab) prints() []byte {
	p.t.Helper()
	return call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)}).Data
}

// notPrinted gives the lines whose words are not on paper in one piece.
func notPrinted(t *testing.T, pdf []byte, lines []string) (missing []string) {
	t.Helper()
	cmd := exec.Command("pdftotext", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(fmt.Errorf("pdftotext, of poppler-utils: %w", err))
	}
	letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
	on := letters(string(out))
	for _, line := range lines {
		if !strings.Contains(on, letters(line)) {
			missing = append(missing, line)
		}
	}
	return missing
}

// realRounds is a site with both real pages and the record that a person made of them.
func realRounds(t *testing.T, dir string) *site {
	t.Helper()
	s := realPages(t, dir)
	s.run(t, "", "record", "import", filepath.Join(dir, "record", "gold-seeds.json"))
	return s
}

// realPages is a site with the two real pages and no record of them.
func realPages(t *testing.T, dir string) *site {
	t.Helper()
	s := newSite(t)
	for slug, of := range map[string][]string{
		"jr-2013": {"000_*.txt", "2013-11-02", "article"}, "jr-2017": {"004_*.txt", "2017-03-20", "live"},
	} {
		found, _ := filepath.Glob(filepath.Join(dir, "seeds", of[0]))
		if len(found) != 1 {
			t.Fatalf("%s: found %d files %s", dir, len(found), of[0])
		}
		s.run(t, "", "import", found[0], "--form", of[2], "--slug", slug, "--publish", "--date", of[1], "--tz", "Asia/Tokyo")
	}
	return s
}
