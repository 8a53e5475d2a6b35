package drafting

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// BenchmarkRead tells what a text costs, per character: 123,000 characters are to take about a
// second once the dictionary is loaded, and ten times as many ten times as long.
func BenchmarkRead(b *testing.B) {
	Load("ja")
	for _, row := range []struct {
		name, lang string
		times      int
	}{
		{"japanese, 4,000", "ja", 1},
		{"japanese, 123,000", "ja", 31},
		{"russian, 100,000", "ru", 30},
		{"english, 100,000", "en", 30},
	} {
		words := strings.Repeat(ownWords(b, row.lang)+"\n\n", row.times)
		b.Run(row.name, func(b *testing.B) {
			n := utf8.RuneCountInString(words)
			for b.Loop() {
				Read(Page{Lang: row.lang, Parts: []Part{{Text: words}}}, Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n)*1000, "µs/1000chars")
			b.ReportMetric(float64(n), "chars")
		})
	}
}

func ownWords(b *testing.B, lang string) string {
	b.Helper()
	var all strings.Builder
	for _, own := range ownTexts(b) {
		if own.lang == lang {
			all.WriteString(own.words + "\n\n")
		}
	}
	return all.String()
}
