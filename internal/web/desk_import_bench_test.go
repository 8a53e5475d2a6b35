package web

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/paste"
	"readout/internal/people"
)

// largeLive is a live page of some updates.
func largeLive(updates int) string {
	var b strings.Builder
	b.WriteString("Harbour talks: live\n\n")
	for i := range updates {
		at := 23*60 + 59 - i%1440
		fmt.Fprintf(&b, "%02d:%02d\nThe %d. word from the hall\nThe ministers spoke of the ferries and the tolls for the %d. time, and nobody left the hall.\n\n", at/60, at%60, i, i)
	}
	return b.String()
}

// largeArticle is an article of some bytes.
func largeArticle(bytes int) string {
	const words = "<p>The ministers spoke of the ferries, the pilots and the tolls of the northern arm, and nobody left the hall before the evening.</p>\n"
	return "<html><head><title>The ferries sail again</title></head><body><article><h1>The ferries sail again</h1>\n" + strings.Repeat(words, bytes/len(words)) + "</article></body></html>"
}

// BenchmarkMend is what the server does at one mend of a page, from the form that comes to the page that goes,
// beside what it takes to read the page alone.
func BenchmarkMend(b *testing.B) {
	for _, row := range []struct{ name, page string }{{"article", articleToMend}, {"live, 2000 updates", largeLive(2000)}, {"article, 1 MB", largeArticle(1 << 20)}} {
		b.Run(row.name, func(b *testing.B) {
			s := deskServer(&deskNewsroom{})
			typed := mendOfLarge(s, row.page)
			b.Run("read", func(b *testing.B) {
				zone, _ := time.LoadLocation("Asia/Tokyo")
				for b.Loop() {
					if _, err := paste.ReadAll([]byte(row.page), paste.Options{Date: "2031-05-14", Zone: zone}); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run("mend", func(b *testing.B) {
				shown := ask(s, people.Editor, "/en"+importPath, typed).body
				for b.Loop() {
					ask(s, people.Editor, "/en"+importPath, typed)
				}
				b.ReportMetric(float64(len(shown)), "bytes")
				b.ReportMetric(float64(len(compress(shown, gzip.BestSpeed))), "bytes-sent")
			})
		})
	}
}

// mendOfLarge is a mend of a page that was read, as its form sends it.
func mendOfLarge(s http.Handler, page string) url.Values {
	typed := url.Values{"page": {page}, "date": {"2031-05-14"}, "tz": {"Asia/Tokyo"}, "do": {"read"}}
	shown := string(ask(s, people.Editor, "/en"+importPath, typed).body)
	for _, one := range hidden.FindAllStringSubmatch(shown, -1) {
		typed.Set(one[1], one[2])
	}
	_, rest, _ := strings.Cut(shown, `name="mend" value="begin `)
	id, _, _ := strings.Cut(rest, `"`)
	typed.Set("mend", "title "+id)
	typed.Del("do")
	return typed
}

// TestALargePageIsShownShortly: where else a piece can be put is asked for, and the page of a mend is packed on
// its way.
func TestALargePageIsShownShortly(t *testing.T) {
	t.Parallel()
	s := deskServer(&deskNewsroom{})
	page := largeLive(2000)
	typed := mendOfLarge(s, page)
	r := httptest.NewRequest(http.MethodPost, "/en"+importPath, strings.NewReader(typed.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept-Encoding", "gzip")
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Editor)})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	sent := w.Body.Len()
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := io.ReadAll(z)
	if err != nil || !strings.HasSuffix(strings.TrimSpace(string(shown)), "</html>") {
		t.Errorf("it does not end: %v", err)
	}
	if most := len(page) + 300*3000; len(shown) > most {
		t.Errorf("the page has %d bytes, want at most %d", len(shown), most)
	}
	if w.Header().Get("Content-Encoding") != "gzip" || sent > len(shown)/5 {
		t.Errorf("%d bytes are sent of %d, encoded %q", sent, len(shown), w.Header().Get("Content-Encoding"))
	}
}
