package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/fault"
)

func TestQuoteAt(t *testing.T) {
	long := strings.Repeat("あ", 40)
	tests := []struct {
		name       string
		plain      string
		start, end int
		want       Quote
	}{
		{"all", "合意した", 0, 4, Quote{Exact: "合意した", Start: 0, End: 4}},
		{"middle", "両外相は合意した。", 4, 8, Quote{Exact: "合意した", Prefix: "両外相は", Suffix: "。", Start: 4, End: 8}},
		{"beyond UTF-16", "👍🏽合意", 2, 4, Quote{Exact: "合意", Prefix: "👍🏽", Start: 2, End: 4}},
		{"context is cut", long + "x" + long, 40, 41, Quote{Exact: "x", Prefix: long[:96], Suffix: long[:96], Start: 40, End: 41}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := QuoteAt(tt.plain, tt.start, tt.end)
			if err != nil || got != tt.want {
				t.Errorf("QuoteAt = %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

func TestQuoteAtRefuses(t *testing.T) {
	for _, r := range [][2]int{{0, 0}, {2, 1}, {-1, 1}, {0, 4}, {4, 5}, {3, 3}} {
		if got, err := QuoteAt("日本語", r[0], r[1]); !fault.Is(err, fault.Invalid) {
			t.Errorf("QuoteAt(%d, %d) = %+v, %v, want an Invalid fault", r[0], r[1], got, err)
		}
	}
}

func TestLocate(t *testing.T) {
	const orphan = -1
	quote := func(exact, prefix, suffix string, start int) Quote {
		return Quote{Exact: exact, Prefix: prefix, Suffix: suffix, Start: start, End: start + utf8.RuneCountInString(exact)}
	}
	tests := []struct {
		name  string
		q     Quote
		plain string
		want  int
	}{
		{"in place", quote("合意", "は", "し", 3), "両相は合意した", 3},
		{"in place although the context changed", quote("合意", "x", "y", 3), "両相は合意した", 3},
		{"moved, unique", quote("合意", "x", "y", 0), "両相は合意した", 3},
		{"moved, context tells", quote("合意", "米は", "し", 0), "日は合意した。米は合意した。", 9},
		{"several contexts, nearest", quote("合意", "は", "し", 8), "日は合意した。米は合意した。", 9},
		{"several contexts, nearest before", quote("合意", "は", "し", 3), "日は合意した。米は合意した。", 2},
		{"equally near, the earlier", quote("b", "a", "c", 4), "xabcxabc", 2},
		{"context gone, two places", quote("合意", "x", "y", 0), "合意。合意。", 0},
		{"context gone, two places, moved", quote("合意", "x", "y", 1), "合意。合意。", orphan},
		{"no context, two places", quote("合意", "", "", 1), "合意。合意。", orphan},
		{"no context, one place", quote("合意", "", "", 1), "合意。", 0},
		{"gone", quote("合意", "は", "し", 3), "両相は物別れ", orphan},
		{"overlapping places", quote("aa", "", "b", 9), "xaaab", 2},
		{"overlapping is two places", quote("aa", "", "", 9), "aaa", orphan},
		{"empty quote", Quote{}, "abc", orphan},
		{"empty text", quote("a", "", "", 0), "", orphan},
		{"start beyond", quote("b", "a", "", 99), "ab", 1},
		{"negative start", quote("b", "a", "", -5), "ab", 1},
		{"code points", quote("合意", "👍🏽", "", 0), "👍🏽👍🏽合意", 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, end, ok := tt.q.Locate(tt.plain)
			if !ok {
				start = orphan
			}
			if start != tt.want {
				t.Fatalf("Locate = %d, %d, %v, want %d", start, end, ok, tt.want)
			}
			if ok && string([]rune(tt.plain)[start:end]) != tt.q.Exact {
				t.Errorf("Locate = %d, %d, which is not %q", start, end, tt.q.Exact)
			}
		})
	}
}

// FuzzQuote holds that a quote is found where it was taken, and that what is found in an
// edited text are the quoted words.
func FuzzQuote(f *testing.F) {
	f.Add("両外相は合意した。", "両外相は20日、合意した。", 4, 6)
	f.Add("aaaa", "aa", 1, 2)
	f.Add("\xff👍", "👍\xff", 0, 1)
	f.Fuzz(func(t *testing.T, plain, edited string, start, end int) {
		q, err := QuoteAt(plain, start, end)
		if err != nil {
			return
		}
		if s, e, ok := q.Locate(plain); !ok || s != start || e != end {
			t.Fatalf("Locate in its own text = %d, %d, %v, want %d, %d", s, e, ok, start, end)
		}
		s, e, ok := q.Locate(edited)
		if !ok || !utf8.ValidString(edited) || !utf8.ValidString(plain) {
			return
		}
		if got := string([]rune(edited)[s:e]); got != q.Exact {
			t.Fatalf("Locate finds %q, want %q", got, q.Exact)
		}
	})
}

func BenchmarkLocate(b *testing.B) {
	plain := strings.Repeat("両外相は合意した。", 2000)
	q := Quote{Exact: "合意した", Prefix: "両外相は", Suffix: "。", Start: 9001}
	for b.Loop() {
		q.Locate(plain)
	}
}
