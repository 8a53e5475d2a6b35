package web

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

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

// BenchmarkMend is what the server does at one mend of a page, from the form that comes to the page that goes.
func BenchmarkMend(b *testing.B) {
	for _, row := range []struct{ name, page string }{{"article", articleToMend}, {"live, 2000 updates", largeLive(2000)}, {"article, 1 MB", largeArticle(1 << 20)}} {
		b.Run(row.name, func(b *testing.B) {
			s := deskServer(&deskNewsroom{})
			typed := url.Values{"page": {row.page}, "date": {"2031-05-14"}, "tz": {"Asia/Tokyo"}, "do": {"read"}}
			shown := string(ask(s, people.Editor, "/en"+importPath, typed).body)
			for _, one := range hidden.FindAllStringSubmatch(shown, -1) {
				typed.Set(one[1], one[2])
			}
			_, rest, _ := strings.Cut(shown, `name="mend" value="begin `)
			id, _, _ := strings.Cut(rest, `"`)
			typed.Set("mend", "title "+id)
			typed.Del("do")
			b.ReportMetric(float64(len(shown)), "bytes")
			for b.Loop() {
				ask(s, people.Editor, "/en"+importPath, typed)
			}
			b.ReportMetric(float64(len(shown)), "bytes")
		})
	}
}
