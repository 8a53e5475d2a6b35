//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// Words that are wider than a phone, as Russian makes them and as addresses are, break wherever
// somebody can write them: no page scrolls sideways for one.
func TestLongWordsStayInTheWindow(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("высокомногорассмотрительствующими", 3)
	s := newSite(t)
	slug := s.cover(t, "long", fields{
		"title": long, "standfirst": long, "topic": "Озероведение" + long[:60], "tags": []string{strings.Repeat("о", 60)}, "language": "ru",
	})
	n := s.post(t, slug, long, long+" https://example.org/"+strings.Repeat("a", 200), fields{
		"cards": []fields{{"title": long, "href": "https://example.org/" + strings.Repeat("b", 200), "excerpt": long}},
	})
	s.edit(t, slug, n, fields{"body": "Два.", "note": long, "correction": "correction"})
	s.post(t, slug, long, long, fields{"kind": "key", "pinned": true})
	s.retract(t, slug, s.post(t, slug, "Не то", ""), long)
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": 1, "title": long + "я", "note": long})
	s.api(t, "POST", updatePath(slug, n)+"/memos", fields{"words": long})

	p := s.open(t, phone).logIn()
	for _, path := range []string{
		"/", "/c/long", "/c/long/u/1", "/c/long/u/1/history", "/c/long/history", "/corrections",
		"/desk", "/desk/c/long", "/desk/c/long/edit", "/desk/c/long/pins", "/desk/c/long/memos", "/desk/c/long/u/1", "/desk/c/long/u/1/retract",
	} {
		if wide := eval[string](p.visit(path), tooWide); wide != "" {
			t.Errorf("%s scrolls sideways: %s", path, wide)
		}
	}
	p.looking(look{width: 320, height: 640}) // as wide as a window is in which everything is four times as large
	for _, path := range []string{"/ru/c/long", "/ru/desk", "/ru/desk/c/long"} {
		if wide := eval[string](p.visit(path), tooWide); wide != "" {
			t.Errorf("%s at 320 px scrolls sideways: %s", path, wide)
		}
	}
}

// Where the system's own colours are forced upon a page, which of two buttons is pressed shows
// still: backgrounds of ours are gone then.
func TestWhatIsPressedShowsInForcedColours(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, phone).logIn()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	slug := s.cover(t, "forced", fields{"state": "live"})
	s.post(t, slug, "The doors open", "")
	for path, one := range map[string]string{"/c/" + slug: ".zone-switch button", "/desk/c/" + slug: ".state-buttons button"} {
		p.visit(path)
		p.until(fmt.Sprintf(`(() => {
			const back = (pressed) => getComputedStyle(document.querySelector('%[1]s' + pressed)).backgroundColor;
			return back('[aria-pressed=true]') !== back('[aria-pressed=false]');
		})()`, one))
	}
}
