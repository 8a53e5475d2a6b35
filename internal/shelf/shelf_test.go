package shelf

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"readout/internal/journal"
)

const stream = journal.Stream("coverage/c")

// change is a Change that stands in streams.
func change(streams ...journal.Stream) []*journal.Change {
	c := &journal.Change{}
	for _, s := range streams {
		c.Lines = append(c.Lines, journal.Line{Stream: s, Seq: 1})
	}
	return []*journal.Change{c}
}

// counting builds pages "<words> <number of building>".
type counting struct{ built atomic.Int64 }

func (c *counting) page(words string, tags ...journal.Stream) func(context.Context) ([]byte, []journal.Stream, error) {
	return func(context.Context) ([]byte, []journal.Stream, error) {
		return fmt.Appendf(nil, "%s %d", words, c.built.Add(1)), tags, nil
	}
}

func get(t *testing.T, s *Shelf, key string, build func(context.Context) ([]byte, []journal.Stream, error)) string {
	t.Helper()
	p, err := s.Get(t.Context(), key, build)
	if err != nil {
		t.Fatal(err)
	}
	return string(p.Body)
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAPageStaysUntilAChangeOfItsStreams(t *testing.T) {
	s, c := New(1<<20), &counting{}
	page := c.page("page", stream, "event/r")
	check(t, "at first", get(t, s, "/", page), "page 1")
	check(t, "again", get(t, s, "/", page), "page 1")
	check(t, "another address", get(t, s, "/ja/", page), "page 2")
	for _, row := range []struct {
		name    string
		streams []journal.Stream
		want    string
	}{
		{"after a Change elsewhere", []journal.Stream{journal.Site, "coverage/other"}, "page 1"},
		{"after one in its stream", []journal.Stream{journal.Site, stream}, "page 3"},
		{"after one in its other stream", []journal.Stream{"event/r"}, "page 4"},
		{"after one in both", []journal.Stream{stream, "event/r"}, "page 5"},
		{"after no Change", nil, "page 5"},
	} {
		s.Apply(change(row.streams...))
		check(t, row.name, get(t, s, "/", page), row.want)
	}
	check(t, "the other address was dropped as well", get(t, s, "/ja/", page), "page 6")
}

func TestAPageIsBuiltOnceForManyAskers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, c := New(1<<20), &counting{}
		goOn := make(chan struct{})
		got := make(chan string)
		for range 100 {
			go func() {
				got <- get(t, s, "/", func(ctx context.Context) ([]byte, []journal.Stream, error) {
					<-goOn
					return c.page("page", stream)(ctx)
				})
			}()
		}
		synctest.Wait()
		close(goOn)
		for range 100 {
			check(t, "got", <-got, "page 1")
		}
	})
}

// TestAPageBegunBeforeAChangeIsNotKept: its asker gets it; who asks after the Change does
// not wait for it and gets a new one.
func TestAPageBegunBeforeAChangeIsNotKept(t *testing.T) {
	for _, row := range []struct {
		name    string
		streams []journal.Stream
		then    string
	}{
		{"a Change of its stream", []journal.Stream{stream}, "new 1"},
		{"a Change elsewhere", []journal.Stream{"coverage/other"}, "old"},
	} {
		t.Run(row.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, c := New(1<<20), &counting{}
				goOn, early := make(chan struct{}), make(chan string)
				go func() {
					early <- get(t, s, "/", func(context.Context) ([]byte, []journal.Stream, error) {
						<-goOn
						return []byte("old"), []journal.Stream{stream}, nil
					})
				}()
				synctest.Wait()
				s.Apply(change(row.streams...))
				if row.then != "old" {
					check(t, "who asks after the Change, while the old is still being built", get(t, s, "/", c.page("new", stream)), row.then)
				}
				close(goOn)
				check(t, "who asked before", <-early, "old")
				check(t, "who asks then", get(t, s, "/", c.page("new", stream)), row.then)
			})
		})
	}
}

func TestAFaultIsNotKept(t *testing.T) {
	s, c, broken := New(1<<20), &counting{}, errors.New("broken")
	_, err := s.Get(t.Context(), "/", func(context.Context) ([]byte, []journal.Stream, error) { return nil, nil, broken })
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want the fault of building", err)
	}
	check(t, "then", get(t, s, "/", c.page("page")), "page 1")
}

// TestAnAskerWhoGoesSpoilsItForNobody: the first asker's context ends while it is built.
func TestAnAskerWhoGoesSpoilsItForNobody(t *testing.T) {
	s := New(1 << 20)
	ctx, cancel := context.WithCancel(t.Context())
	p, err := s.Get(ctx, "/", func(ctx context.Context) ([]byte, []journal.Stream, error) {
		cancel()
		return []byte("page"), nil, ctx.Err()
	})
	if err != nil || string(p.Body) != "page" {
		t.Errorf("got %v, want the page: others may wait for it", err)
	}
}

func TestBytesAreBounded(t *testing.T) {
	const most = 20_000
	s, c := New(most), &counting{}
	words := func(i int) string { return fmt.Sprintf("%x", strings.Repeat(string(rune('a'+i%26)), 500)) }
	for i := range 200 {
		get(t, s, fmt.Sprint("/", i), c.page(words(i), stream))
		get(t, s, "/front", c.page("front", journal.Site))
		if s.size > most {
			t.Fatalf("after %d pages: got %d bytes kept, want at most %d", i+1, s.size, most)
		}
	}
	check(t, "what is asked for all the time stays", get(t, s, "/front", c.page("front")), "front 2")
	before := c.built.Load()
	get(t, s, "/199", c.page("again"))
	check(t, "the newest stays", c.built.Load(), before)
	get(t, s, "/0", c.page("again", stream))
	check(t, "the oldest has gone", c.built.Load(), before+1)
	get(t, s, "/large", func(context.Context) ([]byte, []journal.Stream, error) {
		return make([]byte, most), []journal.Stream{stream}, nil
	})
	if s.size > most {
		t.Errorf("after a page larger than the shelf: got %d bytes kept, want at most %d", s.size, most)
	}
	s.Apply(change(stream, journal.Site))
	check(t, "bytes kept when all was dropped", s.size, 0)
	check(t, "pages, tags left", len(s.pages)+len(s.tagged)+s.recent.Len(), 0)
}

func TestCompressedForms(t *testing.T) {
	s := New(1 << 20)
	for _, row := range []struct {
		name, body string
		gzip       bool
	}{
		{"a page", strings.Repeat("<p>words of a page</p>", 100), true}, {"three bytes", "abc", false}, {"nothing", "", false},
	} {
		p, err := s.Get(t.Context(), row.name, func(context.Context) ([]byte, []journal.Stream, error) { return []byte(row.body), nil, nil })
		if err != nil {
			t.Fatal(err)
		}
		check(t, row.name+": compressed", p.Gzip != nil, row.gzip)
		if p.Gzip == nil {
			continue
		}
		z, err := gzip.NewReader(bytes.NewReader(p.Gzip))
		if err != nil {
			t.Fatal(err)
		}
		back, err := io.ReadAll(z)
		if err != nil || string(back) != row.body {
			t.Errorf("%s: uncompressed: got %d bytes, %v, want the body", row.name, len(back), err)
		}
	}
	tag := func(key, body string) string {
		p, err := s.Get(t.Context(), key, func(context.Context) ([]byte, []journal.Stream, error) { return []byte(body), nil, nil })
		if err != nil {
			t.Fatal(err)
		}
		return p.ETag
	}
	one := tag("1", "one")
	if len(one) != 26 || one[0] != '"' || one[25] != '"' {
		t.Errorf("ETag: got %s, want 24 hex digits in quotes", one)
	}
	check(t, "ETag of the same bytes", tag("2", "one"), one)
	check(t, "ETag of other bytes is the same", tag("3", "two") == one, false)
}
