package markup

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

func TestMarkdownRefuses(t *testing.T) {
	tests := []struct {
		name, source, key string
		line              any
	}{
		{"too large", strings.Repeat("a", MaxSource+1), "markup.too_large", nil},
		{"not UTF-8", "a\nb\xff", "text.not_utf8", 2},
		{"deep quotes", "a\n\n" + strings.Repeat("> ", 33) + "b", "markup.too_deep", 3},
		{"deep lists", "a\n" + strings.Repeat("- ", 33) + "b", "markup.too_deep", 2},
		{"deep by indentation", indented(40), "markup.too_deep", 33},
		{"deep numbers", strings.Repeat("1. ", 33) + "b", "markup.too_deep", 1},
		{"deep emphasis", strings.Repeat("*a **b ", 20) + strings.Repeat("c** d*", 20), "markup.too_deep", 1},
		{"wide table", strings.Repeat("|a", 31) + "\n" + strings.Repeat("|-", 31), "markup.table_too_large", 1},
		{"long table", "x\n\n|a|b|\n|-|-|\n" + strings.Repeat("|\n", 1000), "markup.table_too_large", 3},
		{"table in a quote", "> |a|b|\n> |-|-|\n" + strings.Repeat("> |\n", 1000), "markup.table_too_large", 1},
		{"many tables", strings.Repeat(strings.Repeat("|a", 30)+"\n"+strings.Repeat("|-", 30)+"\n"+strings.Repeat("|\n", 60)+"\n", 10), "markup.table_too_large", 316},
		{"one address often", "[a]: http://" + strings.Repeat("x", 2000) + "\n\n" + strings.Repeat("[a]\n\n", 200), "markup.result_too_large", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Markdown(context.Background(), tt.source)
			var f *fault.Error
			if !errors.As(err, &f) {
				t.Fatalf("Markdown gives %v, want a fault", err)
			}
			if f.Key != tt.key || tt.line != nil && f.Args["line"] != tt.line {
				t.Errorf("Markdown gives %v, want %s at line %v", f, tt.key, tt.line)
			}
		})
	}
}

func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func TestMarkdownTakes(t *testing.T) {
	tests := map[string]string{
		"nothing":            "",
		"deep enough":        strings.Repeat("> ", 29) + "a",
		"a long rule":        strings.Repeat("* ", 100),
		"rule in a quote":    "> " + strings.Repeat("- ", 100),
		"code far right":     "```\n" + strings.Repeat(" ", 200) + "- a\n```",
		"many lists":         strings.Repeat("- a\n  - b\n\nc\n\n", 500),
		"many list levels":   strings.Repeat("- a\n  - b\n    - c\n", 500),
		"the largest table":  strings.Repeat("|a", 30) + "\n" + strings.Repeat("|-", 30) + "\n" + strings.Repeat("|\n", 65),
		"largest source":     strings.Repeat("a", MaxSource),
		"underlined heading": "a\n" + strings.Repeat("-", 500),
	}
	for name, source := range tests {
		t.Run(name, func(t *testing.T) {
			if d, err := Markdown(context.Background(), source); err != nil {
				t.Errorf("Markdown gives %v, want no error", err)
			} else if err := d.Valid(); err != nil {
				t.Errorf("the Document is not valid: %v", err)
			}
		})
	}
}

func TestWithinStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slots := make(chan struct{}, 2)
		slow := func() (text.Document, error) {
			time.Sleep(time.Minute)
			return text.Document{}, nil
		}
		began := time.Now()
		_, err := within(t.Context(), slots, slow)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Key != "markup.too_slow" || time.Since(began) != MaxTime {
			t.Errorf("slow work ends with %v after %v, want markup.too_slow after %v", err, time.Since(began), MaxTime)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := within(ctx, slots, slow); !fault.Is(err, fault.Unavailable) {
			t.Errorf("a caller that leaves gets %v, want Unavailable", err)
		}
		synctest.Wait()
		time.Sleep(2 * time.Minute) // the slow ones end and give their slots back
		synctest.Wait()
		if len(slots) != 0 {
			t.Errorf("%d slots are taken, want 0", len(slots))
		}
	})
}

func TestWithinWaitsForASlot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slots := make(chan struct{}, 2)
		quick := func() (text.Document, error) { return text.Paragraphs("a"), nil }
		for range cap(slots) {
			slots <- struct{}{}
		}
		if _, err := within(t.Context(), slots, quick); !fault.Is(err, fault.Unavailable) {
			t.Errorf("without a slot: %v, want Unavailable", err)
		}
		for range cap(slots) {
			<-slots
		}
		if _, err := within(t.Context(), slots, quick); err != nil {
			t.Errorf("with slots: %v, want no error", err)
		}
	})
}

// TestAPanicIsTheFaultOfOneText: the others are read as before.
func TestAPanicIsTheFaultOfOneText(t *testing.T) {
	slots := make(chan struct{}, 1)
	for range 2 {
		_, err := within(t.Context(), slots, func() (text.Document, error) { panic("no such block") })
		if !fault.Is(err, fault.Internal) || !strings.Contains(err.Error(), "no such block") {
			t.Errorf("got %v, want a fault of kind Internal that says what happened", err)
		}
	}
	if d, err := within(t.Context(), slots, func() (text.Document, error) { return text.Paragraphs("a"), nil }); err != nil || d.Empty() {
		t.Errorf("after them: got %v, want the text", err)
	}
}

func TestMarkdownMakesNoUnsafeHTML(t *testing.T) {
	for _, source := range documents {
		d, err := Markdown(context.Background(), source)
		if err != nil {
			t.Fatal(err)
		}
		out := text.HTML(d, nil)
		for _, bad := range []string{"<script", "<img", "<div", "href=\"javascript", "href=\"data", "href=\"//"} {
			if strings.Contains(strings.ToLower(out), bad) {
				t.Errorf("HTML of %q holds %s: %s", source, bad, out)
			}
		}
	}
}

// BenchmarkMarkdown reads an ordinary update.
func BenchmarkMarkdown(b *testing.B) {
	file, err := os.ReadFile("testdata/update.txt")
	if err != nil {
		b.Fatal(err)
	}
	source, _, _ := strings.Cut(string(file), "-- html --")
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Markdown(context.Background(), source); err != nil {
			b.Fatal(err)
		}
	}
}
