//go:build browser

package browser

import (
	"github.com/chromedp/cdproto/page"
)

// Letters as a browser writes them unless it is told otherwise, and twice as large; a page writes its own by these.
var (
	usualLetters = &page.FontSizes{Standard: 16, Fixed: 13}
	largeLetters = &page.FontSizes{Standard: 32, Fixed: 26}
)

// fitsWithLargeLetters has the browser write letters twice as large, as somebody does whose eyes are weak: the page stays
// within the window, and where columns do not fit any more there is one (https://www.w3.org/TR/WCAG22/#resize-text).
func (p *tab) fitsWithLargeLetters(name string) {
	p.t.Helper()
	for _, of := range []struct {
		letters *page.FontSizes
		size    string
	}{{largeLetters, "34px"}, {usualLetters, "17px"}} {
		call(p, page.SetFontSizes, page.SetFontSizesParams{FontSizes: of.letters})
		if got := eval[string](p, `getComputedStyle(document.documentElement).fontSize`); got != of.size {
			p.t.Fatalf("letters of %s: got %s, want %s", name, got, of.size)
		}
		for _, screen := range []look{phone, laptop} {
			p.looking(screen)
			if wide := eval[string](p, tooWide); wide != "" {
				p.t.Errorf("%s, letters of %s, %d px: wider than the window: %s", name, of.size, screen.width, wide)
			}
		}
	}
}
