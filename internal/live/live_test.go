package live

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/journal"
)

const stream = journal.Stream("coverage/c")

// say commits an update and tells the hub.
func say(f *fakeSite, h *Hub, id string) *journal.Change {
	c := f.commit(journal.Posted, id, "words of "+id, stream)
	h.Apply([]*journal.Change{c})
	return c
}

func positionOf(c *journal.Change) journal.Position {
	p, _ := c.In(stream)
	return p
}

// TestResume comes back after every position there is, with the hub's ring cold and warm.
func TestResume(t *testing.T) {
	const total = 10
	for _, ring := range []int{4, 512} {
		for after := range total + 1 {
			t.Run(fmt.Sprintf("ring of %d, after %d", ring, after), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					f := newFakeSite()
					h := New(f, f, Options{Ring: ring})
					last := journal.Start
					for i := range total - 2 {
						if c := say(f, h, fmt.Sprint(i)); i+1 == after {
							last = positionOf(c)
						}
					}
					warm := read(h, stream, "", "")
					synctest.Wait()
					for i := total - 2; i < total; i++ {
						if c := say(f, h, fmt.Sprint(i)); i+1 == after {
							last = positionOf(c)
						}
					}
					r := read(h, stream, last.String(), "")
					synctest.Wait()
					say(f, h, "more")
					synctest.Wait()
					var want []string
					for seq := after + 1; seq <= total+1; seq++ {
						want = append(want, fmt.Sprint("update ", seq))
					}
					check(t, "got", r.names(), strings.Join(want, ", "))
					check(t, "who stayed got", warm.names(), "reset 8, update 9, update 10, update 11")
					h.Close()
					<-r.returned
					<-warm.returned
				})
			})
		}
	}
}

func TestWhereAReaderGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		first, second := say(f, h, "1"), say(f, h, "2")
		p1, p2 := positionOf(first), positionOf(second)
		onSite := f.commit(journal.Posted, "x", "x", "coverage/other")
		foreign, _ := onSite.In(journal.Site)
		for _, row := range []struct{ name, last, query, want string }{
			{"nothing", "", "", "reset 2"},
			{"the start", journal.Start.String(), "", "update 1, update 2"},
			{"by header", p1.String(), "", "update 2"},
			{"by address", "", "?after=" + p1.String(), "update 2"},
			{"the header goes before the address", p2.String(), "?after=" + p1.String(), ""},
			{"the head", p2.String(), "", ""},
			{"not a position", "yesterday", "", "reset 2"},
			{"a number alone", "1", "", "reset 2"},
			{"another hash", "ffffffff-1", "", "reset 2"},
			{"ahead of the head", p2.Hash + "-3", "", "reset 2"},
			{"a position of another stream", foreign.String(), "", "reset 2"},
			{"a number below zero", p1.Hash + "--1", "", "reset 2"},
			{"a number beyond all", p1.Hash + "-99999999999999999999", "", "reset 2"},
			{"a long one", strings.Repeat("a", 5000) + "-1", "", "reset 2"},
		} {
			r := read(h, stream, row.last, row.query)
			synctest.Wait()
			check(t, row.name, r.names(), row.want)
			check(t, row.name+": status", r.status, http.StatusOK)
			r.leave()
			<-r.returned
		}
	})
}

func TestHeadersAndForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		r := read(h, stream, journal.Start.String(), "")
		synctest.Wait()
		for name, want := range map[string]string{
			"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no",
		} {
			check(t, name, r.header.Get(name), want)
		}
		text := r.text()
		var retry int
		if _, err := fmt.Sscanf(text, "retry: %d\n\n", &retry); err != nil || retry < 1000 || retry >= 5000 {
			t.Errorf("first: got %.30q, want a retry from 1000 to 4999 ms", text)
		}
		p := positionOf(f.changes[stream][0])
		want := "id: " + p.String() + "\nevent: update\ndata: {\"id\":\"1\",\"words\":\"words of 1\",\"lang\":\"en\"}\n\n"
		_, rest, _ := strings.Cut(text, "\n\n")
		check(t, "an event", rest, want)
		r.leave()
		<-r.returned
	})
}

func TestTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		r := read(h, stream, journal.Start.String(), "")
		synctest.Wait()
		f.set(func() { f.ended[stream] = true })
		last := f.commit(journal.Covered, "c", "", stream)
		h.Apply([]*journal.Change{last})
		<-r.returned
		check(t, "who read to the end", r.names(), "update 1, coverage 2, end")
		check(t, "the end's id: the last Change's position stays", r.events()[2].id, "")
		p1, p2 := positionOf(f.changes[stream][0]), positionOf(last)
		for _, row := range []struct {
			name, last string
			status     int
			want       string
		}{
			{"who missed nothing is told not to come back", p2.String(), http.StatusNoContent, ""},
			{"who missed something gets it", p1.String(), http.StatusOK, "coverage 2, end"},
			{"who comes new gets the whole", "", http.StatusOK, "reset 2, end"},
		} {
			r := read(h, stream, row.last, "")
			<-r.returned
			check(t, row.name, r.names(), row.want)
			check(t, row.name+": status", r.status, row.status)
			check(t, row.name+": kept by caches", r.header.Get("Cache-Control"), "no-store")
		}
		late := say(f, h, "a correction")
		r = read(h, stream, p2.String(), "")
		<-r.returned
		check(t, "a correction after the end", r.names(), "update 3, end")
		f.set(func() { f.ended[stream] = false })
		h.Apply([]*journal.Change{f.commit(journal.Covered, "c", "", stream)})
		r = read(h, stream, positionOf(late).String(), "")
		synctest.Wait()
		check(t, "begun anew", r.names(), "coverage 4")
		h.Close()
		<-r.returned
	})
}

func TestHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		r := read(h, stream, positionOf(f.changes[stream][0]).String(), "")
		beats := func() int { return strings.Count(r.text(), ":\n\n") }
		for minute := 1; minute <= 3; minute++ {
			time.Sleep(time.Minute)
			synctest.Wait()
			if got := beats(); got < minute*60/25 {
				t.Errorf("after %d quiet minutes: got %d heartbeats, want one within each 25 s", minute, got)
			}
		}
		check(t, "heartbeats are no events", len(r.events()), 0)
		before := beats()
		for i := range 10 { // news is as good as a heartbeat
			time.Sleep(10 * time.Second)
			say(f, h, fmt.Sprint("n", i))
		}
		synctest.Wait()
		check(t, "heartbeats among news", beats(), before)
		h.Close()
		<-r.returned
	})
}

func TestASlowReaderIsLetGoAndHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{Write: 10 * time.Second})
		say(f, h, "1")
		slow := read(h, stream, "", "", func(r *fakeReader) { r.stuck = true })
		quick := read(h, stream, "", "")
		synctest.Wait()
		began := time.Now()
		for i := range 100 {
			say(f, h, fmt.Sprint("n", i))
		}
		synctest.Wait()
		check(t, "time that passed until all had it but one", time.Since(began), 0)
		check(t, "events of the quick one", len(quick.events()), 101)
		<-slow.returned
		check(t, "time until the slow one was let go", time.Since(began), 10*time.Second)
		check(t, "readers left", h.Readers(), 1)
		h.Close()
		<-quick.returned
	})
}

// TestCloseEndsEveryGoroutine: synctest fails when one is left.
func TestCloseEndsEveryGoroutine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		var all []*fakeReader
		for i := range 50 {
			all = append(all, read(h, journal.Stream(fmt.Sprint("coverage/", i%7)), "", ""), read(h, stream, "", ""))
		}
		synctest.Wait()
		check(t, "readers", h.Readers(), 100)
		for _, r := range all[:10] {
			r.leave()
			<-r.returned
		}
		check(t, "readers after some left", h.Readers(), 90)
		h.Close()
		h.Close() // again is no fault
		for _, r := range all {
			<-r.returned
		}
		check(t, "readers after closing", h.Readers(), 0)
		late := read(h, stream, "", "")
		<-late.returned
		check(t, "who comes after closing", late.names(), "reset 1")
	})
}

func TestTooManyReaders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{Readers: 2})
		first, second := read(h, stream, "", ""), read(h, stream, "", "")
		synctest.Wait()
		third := read(h, stream, "", "")
		<-third.returned
		check(t, "status of one too many", third.status, http.StatusServiceUnavailable)
		if third.header.Get("Retry-After") == "" {
			t.Error("one too many: got no Retry-After, want one")
		}
		first.leave()
		<-first.returned
		fourth := read(h, stream, "", "")
		synctest.Wait()
		check(t, "status once there is a place", fourth.status, http.StatusOK)
		h.Close()
		<-second.returned
		<-fourth.returned
	})
}

// TestOverflow has a reader stand still while more comes than the ring holds: what it has
// missed comes from the Source.
func TestOverflow(t *testing.T) {
	for _, ring := range []int{1, 2, 3, 4, 16} {
		t.Run(fmt.Sprint("ring of ", ring), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFakeSite()
				h := New(f, f, Options{Ring: ring})
				say(f, h, "0")
				gate := make(chan struct{}, 1000)
				r := read(h, stream, journal.Start.String(), "", func(r *fakeReader) { r.gate = gate })
				gate <- struct{}{} // the retry
				synctest.Wait()
				for i := range 40 {
					say(f, h, fmt.Sprint(i+1))
					if got := len(h.rings[stream].lines); got > ring {
						t.Fatalf("after %d: the ring holds %d, want at most %d", i+1, got, ring)
					}
				}
				for range 500 {
					gate <- struct{}{}
				}
				synctest.Wait()
				var want []string
				for seq := 1; seq <= 41; seq++ {
					want = append(want, fmt.Sprint("update ", seq))
				}
				check(t, "got", r.names(), strings.Join(want, ", "))
				h.Close()
				<-r.returned
			})
		})
	}
}

// TestAGapInWhatIsApplied: the hub was not told of a commit; the Source knows it.
func TestAGapInWhatIsApplied(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		r := read(h, stream, journal.Start.String(), "")
		synctest.Wait()
		f.commit(journal.Posted, "2", "untold", stream)
		say(f, h, "3")
		synctest.Wait()
		check(t, "got", r.names(), "update 1, update 2, update 3")
		h.Close()
		<-r.returned
	})
}

// TestAppliedAfterItWasRead: a reader finds a commit in the Source before the hub is told.
func TestAppliedAfterItWasRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		c := f.commit(journal.Posted, "1", "words", stream)
		r := read(h, stream, journal.Start.String(), "")
		synctest.Wait()
		check(t, "before it was applied", r.names(), "update 1")
		h.Apply([]*journal.Change{c})
		synctest.Wait()
		check(t, "after", r.names(), "update 1")
		say(f, h, "2")
		synctest.Wait()
		check(t, "then", r.names(), "update 1, update 2")
		h.Close()
		<-r.returned
	})
}

// TestWithdrawnWordsGoToNobodyWhoComesLater, whether the ring or the Source answers.
func TestWithdrawnWordsGoToNobodyWhoComesLater(t *testing.T) {
	for _, ring := range []int{1, 512} {
		t.Run(fmt.Sprint("ring of ", ring), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := newFakeSite()
				h := New(f, f, Options{Ring: ring})
				early := read(h, stream, journal.Start.String(), "")
				synctest.Wait()
				say(f, h, "1")
				synctest.Wait()
				h.Apply([]*journal.Change{f.commit(journal.Retracted, "1", "", stream)})
				late := read(h, stream, journal.Start.String(), "")
				synctest.Wait()
				if !strings.Contains(early.text(), "words of 1") {
					t.Error("who was there: got no words, want them as they were then")
				}
				check(t, "events of who comes later", late.names(), "update 1, retract 2")
				if strings.Contains(late.text(), "words of 1") {
					t.Errorf("who comes later: got the withdrawn words: %s", late.text())
				}
				h.Close()
				<-early.returned
				<-late.returned
			})
		})
	}
}

func TestAFragmentIsMadeOnceForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		var all []*fakeReader
		for range 100 {
			all = append(all, read(h, stream, journal.Start.String(), ""))
		}
		synctest.Wait()
		for i := range 5 {
			say(f, h, fmt.Sprint(i))
		}
		synctest.Wait()
		check(t, "fragments of five Changes for a hundred", f.rendered, 5)
		say(f, h, "one alone")
		synctest.Wait()
		for _, r := range all {
			check(t, "events", len(r.events()), 6)
			check(t, "the bytes are the same for all, not a copy", r.last, all[0].last)
		}
		h.Close()
		for _, r := range all {
			<-r.returned
		}
	})
}

// TestACrowdThatComesBackAsksTheSourceLittle: a network failed, all come back at once to a
// stream that nobody read meanwhile.
func TestACrowdThatComesBackAsksTheSourceLittle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		var last journal.Position
		for i := range 20 {
			if c := say(f, h, fmt.Sprint(i)); i == 9 {
				last = positionOf(c)
			}
		}
		for _, round := range []string{"cold", "once more"} {
			before := f.asked
			var all []*fakeReader
			for range 200 {
				all = append(all, read(h, stream, last.String(), ""))
			}
			synctest.Wait()
			for _, r := range all {
				check(t, round+": events", len(r.events()), len(f.changes[stream])-10)
				r.leave()
				<-r.returned
			}
			if got := f.asked - before; got > 2 {
				t.Errorf("%s: the Source was asked %d times for 200 readers, want at most 2", round, got)
			}
			say(f, h, "between "+round)
		}
	})
}

// TestUnreadRingsAreNotKeptForever: many streams are read once.
func TestUnreadRingsAreNotKeptForever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{Idle: 3})
		stays := read(h, stream, "", "")
		synctest.Wait()
		for i := range 50 {
			r := read(h, journal.Stream(fmt.Sprint("coverage/", i%10)), "", "")
			synctest.Wait()
			r.leave()
			<-r.returned
		}
		check(t, "rings kept", len(h.rings), 4)
		if h.rings[stream] == nil {
			t.Error("the ring that is being read has gone")
		}
		say(f, h, "1")
		synctest.Wait()
		check(t, "who stays", stays.names(), "reset 0, update 1")
		h.Close()
		<-stays.returned
	})
}

func TestAFailingSource(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFakeSite()
		h := New(f, f, Options{})
		say(f, h, "1")
		reading := read(h, stream, "", "")
		synctest.Wait()
		f.set(func() { f.broken = errors.New("broken") })
		say(f, h, "2")
		<-reading.returned // let go: nothing half is sent
		check(t, "who was reading", reading.names(), "reset 1")
		cold := read(h, "coverage/cold", "", "")
		<-cold.returned
		check(t, "who comes: status", cold.status, http.StatusInternalServerError)
		f.set(func() { f.broken = nil })
		back := read(h, stream, reading.events()[0].id, "")
		synctest.Wait()
		check(t, "who comes back once it is mended", back.names(), "update 2")
		h.Close()
		<-back.returned
	})
}

// TestLanguages: each gets the words of its own interface.
func TestLanguages(t *testing.T) {
	f := newFakeSite()
	c := f.commit(journal.Posted, "1", "words", stream)
	l := newLine(positionOf(c), c)
	for range 2 {
		for _, lang := range []string{"ja", "en", "ru"} {
			b, err := l.message(t.Context(), f, lang, stream)
			if err != nil || !strings.Contains(string(b), `"lang":"`+lang+`"`) {
				t.Errorf("%s: got %s, %v", lang, b, err)
			}
		}
	}
	check(t, "rendered", f.rendered, 3)
}
