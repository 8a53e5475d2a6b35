//go:build browser

package browser

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// startDemo runs `readout demo`.
func startDemo(t *testing.T, speed string) *site {
	t.Helper()
	s := bareSite(t)
	s.serve(t, "demo", "--listen", "127.0.0.1:0", "--speed", speed)
	s.address = regexp.MustCompile(`127\.0\.0\.1:\d+`).FindString(s.says(t, "/c/jr-2017"))
	return s
}

// The demo is the first thing a stranger sees: a live page that fills by itself with the
// record growing beside it, and the readout of the round growing with it.
func TestTheDemo(t *testing.T) {
	t.Parallel()
	s := startDemo(t, "500") // minutes of it pass while pages are opened
	live := s.open(t, laptop).visit("/c/jr-2017")
	round := s.open(t, laptop).visit("/talks/jr22/jr22-2")
	before := live.count("#part-record [data-statement]")
	lines := round.count("#timeline > .statement")
	if !eval[bool](live, `(() => {
		const updates = document.querySelector('#timeline').getBoundingClientRect();
		const record = document.querySelector('aside.beside').getBoundingClientRect();
		return record.left >= updates.right || record.right <= updates.left;
	})()`) {
		t.Error("at 1280 px the record does not stand beside the updates")
	}
	live.until(fmt.Sprintf(`document.querySelectorAll('#part-record [data-statement]').length > %d`, before+3))
	round.until(fmt.Sprintf(`document.querySelectorAll('#timeline > .statement').length > %d`, lines+3))
	live.until(`document.querySelector('#part-state .state-ended')`)
	live.equalsFreshLoad()
	round.equalsFreshLoad()
	for i, path := range []string{"/", "/c/jr-2017", "/talks/jr22/jr22-2", "/talks/jr22"} {
		for _, lang := range languages {
			round.visit("/" + lang + strings.TrimSuffix(path, "/"))
			round.isIn("demo "+path, lang)
			round.judge("demo "+lang+path, judgingsOf(i, lang))
		}
	}
}

// TestDemoPicture takes the picture for the README, in the middle of the talks, if it is asked for:
//
//	go test -tags browser -count=1 -run TestDemoPicture ./internal/browser -demo docs/demo.png
func TestDemoPicture(t *testing.T) {
	if *demo == "" {
		return
	}
	s := startDemo(t, "600")
	p := s.open(t, look{width: 1440, height: 1080, zone: "Asia/Tokyo"}).visit("/c/jr-2017")
	p.until(`document.querySelectorAll('#timeline > article').length >= 13 && document.querySelectorAll('#part-record [data-statement]').length >= 8`)
	p.still()
	write(t, fromTop(*demo), p.picture(8./9, false))
}

// still lets the page come to rest: pictures are there, what shines because it is new fades.
func (p *tab) still() {
	p.t.Helper()
	p.do(`Promise.all([...document.images].map((i) => { i.loading = 'eager'; return i.decode().catch(() => {}); }))`)
	p.until(`!document.querySelector('.is-new')`)
	p.do(`document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))`)
}

// fromTop reads a file's name as seen from the top of the repository.
func fromTop(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(top, name)
}

// picture takes a PNG of the window, or of the whole page.
func (p *tab) picture(scale float64, whole bool) []byte {
	p.t.Helper()
	params := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng}
	size := `({X: innerWidth, Y: innerHeight})`
	if whole {
		size = `({X: innerWidth, Y: Math.min(document.documentElement.scrollHeight, 6000)})`
		params.CaptureBeyondViewport = &whole
	}
	area := eval[spot](p, size)
	from := eval[spot](p, `({X: scrollX, Y: scrollY})`)
	if whole {
		from = spot{}
	}
	params.Clip = &page.Viewport{X: from.X, Y: from.Y, Width: area.X, Height: area.Y, Scale: scale}
	return call(p, page.CaptureScreenshot, params).Data
}

// TestShots writes a picture of every kind of page, if it is asked for:
//
//	go test -tags browser -count=1 -run TestShots ./internal/browser -shots /tmp/shots
func TestShots(t *testing.T) {
	if *shots == "" {
		return
	}
	s := furnished(t)
	demo := startDemo(t, "1e6")
	watch := demo.open(t, laptop).visit("/c/jr-2017")
	watch.until(`document.querySelector('#part-state .state-ended')`)
	for _, lang := range languages {
		reader, editor, stranger := s.open(t, laptop), s.open(t, laptop).logIn(), demo.open(t, laptop)
		for _, l := range []look{laptop, phone} {
			for _, k := range pageKinds {
				p := reader
				if k.desk {
					p = editor
				}
				p.looking(l)
				p.see(k, lang)
				p.shoot(k.name, lang, l)
			}
			for _, path := range []string{"/", "/c/jr-2017", "/c/jr-2013", "/talks/jr22/jr22-2", "/talks/jr22"} {
				stranger.excuse("404")
				stranger.looking(l)
				stranger.visit("/" + lang + strings.TrimSuffix(path, "/"))
				stranger.shoot("demo "+path, lang, l)
				if lang == "en" {
					l.dark = true
					stranger.looking(l)
					stranger.shoot("demo dark "+path, lang, l)
					l.dark = false
				}
			}
		}
	}
}

func (p *tab) shoot(name, lang string, l look) {
	p.t.Helper()
	p.still()
	file := fmt.Sprintf("%s-%s-%d.png", strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(name), "-"), "-"), lang, l.width)
	write(p.t, filepath.Join(fromTop(*shots), file), p.picture(1, !p.has("dialog[open]")))
}
