package bell

import (
	"strconv"
	"testing"
)

func heard(e *Ear) bool {
	select {
	case <-e.News():
		return true
	default:
		return false
	}
}

// TestBell wakes whoever listens for a topic, once for several rings, and nobody else.
func TestBell(t *testing.T) {
	b := New()
	one, other := b.Listen("a", "b"), b.Listen("c")
	defer other.Close()
	b.Ring("a", "b")
	b.Ring("b")
	if !heard(one) || heard(one) {
		t.Error("rung three times: want to be woken once")
	}
	if heard(other) {
		t.Error("who listens for something else was woken")
	}
	one.Close()
	b.Ring("a")
	if heard(one) {
		t.Error("a closed ear was woken")
	}
	if len(b.ears) != 1 {
		t.Errorf("the bell keeps %d topics that are listened for, want 1", len(b.ears))
	}
}

// TestBellCloses lets all who listen go.
func TestBellCloses(t *testing.T) {
	b := New()
	e := b.Listen("a")
	defer e.Close()
	if e.Ended() {
		t.Error("it has ended before it was closed")
	}
	if b.Close(); !heard(e) || !e.Ended() {
		t.Error("who listens is not told that there is no more")
	}
}

// TestBellState is the same as long as there is no news of one's own topics.
func TestBellState(t *testing.T) {
	b := New()
	if first, second := New(), New(); first.State("a") == second.State("a") {
		t.Error("two bells, as before and after a restart, stand alike")
	}
	e := b.Listen("a", "b")
	defer e.Close()
	before := e.State()
	b.Ring("c")
	if got := e.State(); got != before {
		t.Errorf("after news of something else: got %s, want %s", got, before)
	}
	b.Ring("b")
	if got := b.State("a", "b"); got == before || got != e.State() {
		t.Errorf("after news: got %s, was %s", got, before)
	}
}

// TestBellIsBounded forgets, and says that there may have been news.
func TestBellIsBounded(t *testing.T) {
	b := New()
	b.Ring("mine")
	before := b.State("mine")
	for i := range MaxTopics + 1 {
		b.Ring(strconv.Itoa(i))
	}
	if got := len(b.rung); got > MaxTopics {
		t.Errorf("it knows of %d topics", got)
	}
	if b.State("mine") == before {
		t.Error("it has forgotten, and says that all is as it was")
	}
}
