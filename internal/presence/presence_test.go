package presence

import (
	"fmt"
	"testing"
	"time"
)

type clock struct{ now time.Time }

func (c *clock) forward(d time.Duration) { c.now = c.now.Add(d) }

var noon = time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC)

func newBoard() (*Board, *clock) {
	c := &clock{noon}
	return New(func() time.Time { return c.now }), c
}

func tabOf(user, id string, n int, doing Doing) Tab {
	return Tab{ID: id, User: user, Name: "Name of " + user, N: n, Doing: doing}
}

func lines(people []Person) string {
	s := ""
	for _, p := range people {
		s += fmt.Sprintf("%s %d %s %s %v; ", p.User, p.N, p.Doing, p.Since.Sub(noon), p.Idle)
	}
	return s
}

func want(t *testing.T, what string, b *Board, want string) {
	t.Helper()
	if got := lines(b.Here("talks")); got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func told(news <-chan struct{}) bool {
	select {
	case <-news:
		return true
	default:
		return false
	}
}

// A word that was on its way when the tab was closed does not bring it back.
func TestLateWordsOfATabThatLeft(t *testing.T) {
	b, c := newBoard()
	b.Leave("talks", "ann", "1")
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	want(t, "left before its first word came", b, "")
	b.Say("talks", tabOf("ann", "2", 0, Writing))
	b.Leave("talks", "ann", "2")
	b.Say("talks", tabOf("ann", "2", 0, Writing))
	b.Say("talks", tabOf("bob", "2", 0, Reading))
	want(t, "of another person with the same number", b, "bob 0 reading 0s false; ")
	for range 3 * MaxTabs {
		b.Leave("talks", "ann", "3")
	}
	if got := len(b.rooms["talks"].left); got > MaxTabs {
		t.Errorf("remembered: got %d that left, want %d at most", got, MaxTabs)
	}
	c.forward(Lapse)
	want(t, "after a while", b, "")
	if got := len(b.rooms); got != 0 {
		t.Errorf("remembered after a while: got %d rooms, want none", got)
	}
}

// The connection of a tab ended. If it says something soon after, it is there; else it is gone.
func TestALostConnection(t *testing.T) {
	b, c := newBoard()
	b.Lost("talks", "ann", "1", 3*time.Second)
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	b.Say("talks", tabOf("bob", "1", 0, Reading))
	c.forward(time.Second)
	b.Say("talks", tabOf("bob", "1", 0, Reading))
	c.forward(2 * time.Second)
	news := b.Watch("talks")
	b.Lost("talks", "ann", "1", 3*time.Second)
	b.Lost("talks", "bob", "1", 3*time.Second)
	want(t, "one of two was heard since", b, "bob 0 reading 0s false; ")
	if !told(news) {
		t.Error("who watches was not told")
	}
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	want(t, "it comes back", b, "ann 0 reading 3s false; bob 0 reading 0s false; ")
}

func TestWhoIsHereAndSinceWhen(t *testing.T) {
	b, c := newBoard()
	want(t, "nobody", b, "")
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	b.Say("other", tabOf("cid", "1", 0, Reading))
	c.forward(10 * time.Second)
	b.Say("talks", tabOf("bob", "1", 5, Reading))
	want(t, "two, each in their place", b, "ann 0 reading 0s false; bob 5 reading 10s false; ")
	c.forward(10 * time.Second)
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	b.Say("talks", tabOf("bob", "1", 5, Writing))
	want(t, "bob writes since now, ann is here since she came", b, "ann 0 reading 0s false; bob 5 writing 20s false; ")
	b.Leave("talks", "bob", "1")
	want(t, "bob has closed the tab", b, "ann 0 reading 0s false; ")
}

func TestWhoSaysNothingIsGone(t *testing.T) {
	b, c := newBoard()
	b.Say("talks", tabOf("ann", "1", 5, Writing))
	c.forward(Lapse - time.Second)
	want(t, "shortly before", b, "ann 5 writing 0s false; ")
	news := b.Watch("talks")
	c.forward(time.Second)
	want(t, "lapsed", b, "")
	if !told(news) {
		t.Error("who watches is not told")
	}
}

func TestWhoTouchesNoKeyIsIdle(t *testing.T) {
	b, _ := newBoard()
	tab := tabOf("ann", "1", 5, Writing)
	tab.Silent = Idle
	b.Say("talks", tab)
	want(t, "idle", b, "ann 5 writing 0s true; ")
	tab.Silent = 0
	b.Say("talks", tab)
	want(t, "back", b, "ann 5 writing 0s false; ")
}

func TestSeveralTabsOfOnePerson(t *testing.T) {
	b, c := newBoard()
	b.Say("talks", tabOf("ann", "1", 5, Writing))
	c.forward(time.Second)
	b.Say("talks", tabOf("ann", "2", 5, Reading))
	b.Say("talks", tabOf("ann", "3", 0, Reading))
	want(t, "a line for each thing, the one that is written in", b, "ann 0 reading 1s false; ann 5 writing 0s false; ")
	b.Leave("talks", "ann", "1")
	want(t, "the other tab is still there", b, "ann 0 reading 1s false; ann 5 reading 1s false; ")
}

func TestOnlyWhatIsNewIsTold(t *testing.T) {
	b, c := newBoard()
	news := b.Watch("talks")
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	if !told(news) {
		t.Fatal("an arrival is not told")
	}
	news = b.Watch("talks")
	c.forward(10 * time.Second)
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	b.Say("other", tabOf("bob", "1", 0, Reading))
	if told(news) {
		t.Error("told of nothing new")
	}
}

func TestItIsBounded(t *testing.T) {
	b, c := newBoard()
	for i := range MaxOwn + 5 {
		c.forward(time.Millisecond)
		b.Say("talks", tabOf("ann", fmt.Sprint(i), i, Reading))
	}
	if got := len(b.Here("talks")); got != MaxOwn {
		t.Errorf("of one person: got %d, want %d", got, MaxOwn)
	}
	for i := range 2 * MaxTabs {
		b.Say("talks", tabOf(fmt.Sprint("u", i), "1", 0, Reading))
	}
	if got := len(b.Here("talks")); got != MaxTabs {
		t.Errorf("in one room: got %d, want %d", got, MaxTabs)
	}
	for i := range MaxRooms + 50 { // each of the last looks through all
		b.Say(fmt.Sprint("room", i), tabOf("ann", "1", 0, Reading))
	}
	if got := len(b.rooms); got != MaxRooms {
		t.Errorf("rooms: got %d, want %d", got, MaxRooms)
	}
	if !told(b.Watch("one more")) {
		t.Error("a room too many is watched")
	}
	c.forward(Lapse)
	if told(b.Watch("one more")) || len(b.rooms) != 1 {
		t.Errorf("when all have gone: got %d rooms, want the one that is watched", len(b.rooms))
	}
}

// However many come by a link, there is a place for those who work there.
func TestGuestsLeaveAPlace(t *testing.T) {
	b, _ := newBoard()
	for i := range 2 * MaxTabs {
		tab := tabOf(fmt.Sprint("guest", i), "1", 0, Reading)
		tab.Guest = true
		b.Say("talks", tab)
	}
	b.Say("talks", tabOf("ann", "1", 0, Reading))
	here := b.Here("talks")
	if got := len(here); got != MaxTabs/2+1 || here[0].User != "ann" {
		t.Errorf("got %d, the first %q; want %d guests and ann", got, here[0].User, MaxTabs/2)
	}
}

func TestWhenItClosesAllAreLetGo(t *testing.T) {
	b, _ := newBoard()
	news := b.Watch("talks")
	b.Close()
	if !told(news) || !told(b.Watch("talks")) || !b.Closed() {
		t.Error("somebody still watches")
	}
}

// A desk of twenty who all write: what one word of one of them costs.
func BenchmarkSay(b *testing.B) {
	board, c := newBoard()
	for i := range 20 {
		board.Say("talks", tabOf(fmt.Sprint("u", i), "1", i, Writing))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.forward(time.Millisecond)
		board.Say("talks", tabOf(fmt.Sprint("u", i%20), "1", i%20, Doing([]string{"reading", "writing"}[i/20%2])))
	}
}
