package pattern

import (
	"slices"
	"sync"
	"testing"
)

// TestAskedAtOnce: many that ask first at once are all told the same.
func TestAskedAtOnce(t *testing.T) {
	e := New(`(\d+):(\d+)`)
	if e.compiled.Load() != nil {
		t.Error("it is compiled before it is asked")
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := e.FindStringSubmatch("at 14:05"); !slices.Equal(got, []string{"14:05", "14", "05"}) {
				t.Errorf("found %q", got)
			}
		})
	}
	wait.Wait()
	if first := e.Regexp(); first != e.Regexp() {
		t.Errorf("%s is compiled each time", e)
	}
}

func TestAll(t *testing.T) {
	all := All(`^a`, `b$`)
	for i, text := range []string{"ab", "b"} {
		if got := all[i].MatchString(text); !got {
			t.Errorf("%s in %q: %v", all[i], text, got)
		}
	}
}

// BenchmarkMatch is what an expression costs that has been compiled.
func BenchmarkMatch(b *testing.B) {
	e := New(`^\d`)
	b.Run("kept", func(b *testing.B) {
		for b.Loop() {
			e.MatchString("x")
		}
	})
	re := e.Regexp()
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			re.MatchString("x")
		}
	})
}
