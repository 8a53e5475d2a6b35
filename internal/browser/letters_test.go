//go:build browser

package browser

import (
	"testing"

	"github.com/chromedp/cdproto/page"
)

// Somebody whose browser writes letters twice as large gets pages that stay within the window: where
// columns do not fit any more there is one (https://www.w3.org/TR/WCAG22/#resize-text).
func TestLettersTwiceAsLarge(t *testing.T) {
	t.Parallel()
	s := furnished(t)
	reader, editor := s.open(t, laptop), s.open(t, laptop).logIn()
	for _, p := range []*tab{reader, editor} {
		call(p, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: 32, Fixed: 26}})
	}
	for _, k := range pageKinds {
		p := reader
		if k.desk {
			p = editor
		}
		if k.act != nil || k.status != 0 {
			continue
		}
		p.see(k, "ru")
		if got := eval[string](p, `getComputedStyle(document.documentElement).fontSize`); got != "34px" {
			t.Fatalf("letters of %s: got %s, want 34px", k.name, got)
		}
		for _, screen := range []look{laptop, phone} {
			p.looking(screen)
			if wide := eval[string](p, tooWide); wide != "" {
				t.Errorf("%s, %d px: wider than the window: %s", k.name, screen.width, wide)
			}
		}
	}
}
