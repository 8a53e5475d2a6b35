// Package presence knows who is at the desk of a coverage and what they have open there. It
// is kept in memory alone: what is said of a tab lapses unless the tab says it again, so that
// a closed lid or a lost network is seen. It knows ids, names and numbers, and no words of
// anybody's text.
//
// Who owns what: the Board owns the rooms, one per coverage, under its mutex. Who watches a
// room is given a channel that closes when something changes in it, and holds nothing up.
package presence

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// The bounds of a Board.
const (
	Lapse    = 50 * time.Second // a tab that says nothing for so long is gone
	Unheard  = 10 * time.Minute // a page that cannot say anything is shown for so long after it was opened
	Idle     = 2 * time.Minute  // who has not touched a key for so long is idle
	MaxRooms = 2000
	MaxTabs  = 200 // of one room; guests have half of it at most, so that colleagues are always shown
	MaxOwn   = 20  // of one person in one room; the one not heard of for the longest goes
)

// Doing is what somebody does with what they have open.
type Doing string

// What can be done.
const (
	Reading Doing = "reading"
	Writing Doing = "writing" // something was typed that is not stored yet
	Opened  Doing = "opened"  // a page was sent to them, and said nothing since: it has no script, or not yet
)

// tells is how much one learns from what somebody does.
func (d Doing) tells() int { return slices.Index([]Doing{Opened, Reading, Writing}, d) }

// Tab is what a tab says of itself.
type Tab struct {
	ID     string // of the tab
	Page   string // what the page in it was called when it was Opened, "" if it is not known
	User   string
	Name   string // of the person, as colleagues see it
	Guest  bool   // who has no account and gave the name themselves
	N      int    // of the update it has open, 0 for the coverage
	Doing  Doing
	Silent time.Duration // since the last key
}

// Person is somebody who is here, with one thing they have open.
type Person struct {
	User  string
	Name  string
	Guest bool // the name is what they gave: it may be a colleague's
	N     int
	Doing Doing
	Since time.Time // when they opened it, or began to write
	Idle  bool
}

// tab is a Tab with what the Board knows of it.
type tab struct {
	Tab
	since time.Time
	heard time.Time
	typed time.Time
}

func (t *tab) lapse() time.Duration {
	if t.Doing == Opened {
		return Unheard
	}
	return Lapse
}

// departed is a tab that has left. Words of its that are late on the way do not bring it back.
type departed struct {
	user, id string
	at       time.Time
}

type room struct {
	tabs []*tab
	left []departed
	told []Person // as it was when those who watch were told last
	news chan struct{}
}

// Board knows who is where.
type Board struct {
	now func() time.Time

	mu     sync.Mutex
	rooms  map[string]*room
	closed bool
}

// New makes a Board. now nil is the real clock.
func New(now func() time.Time) *Board {
	if now == nil {
		now = time.Now
	}
	return &Board{now: now, rooms: make(map[string]*room)}
}

// Say takes what a tab says of itself.
func (b *Board) Say(in string, t Tab) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.open(in)
	if r == nil {
		return
	}
	now := b.now()
	r.closePages(func(p *tab) bool {
		return p.User == t.User && (p.ID == t.Page || t.Doing == Opened && p.N == t.N)
	})
	if r.hasLeft(t.User, t.ID) {
		return
	}
	known := r.find(t.User, t.ID)
	if known == nil {
		if r.full(t) {
			return
		}
		known = &tab{since: now}
		r.tabs = append(r.tabs, known)
	}
	if known.N != t.N || known.Doing != t.Doing {
		known.since = now
	}
	known.Tab, known.heard, known.typed = t, now, now.Add(-max(t.Silent, 0))
	b.tidy(in, r, now)
}

// Leave takes the word that a tab is closed. Should its page come back, it is another tab.
func (b *Board) Leave(in, user, id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.open(in)
	if r == nil {
		return
	}
	r.tabs = slices.DeleteFunc(r.tabs, func(t *tab) bool { return t.User == user && t.ID == id })
	if r.left = append(r.left, departed{user, id, b.now()}); len(r.left) > MaxTabs {
		r.left = r.left[1:]
	}
	b.tidy(in, r, b.now())
}

// Stored takes the word that what somebody did with something is stored: the page that was
// opened for it, and cannot say that it is closed, has served its turn.
func (b *Board) Stored(in, user string, n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r, ok := b.rooms[in]; ok {
		r.closePages(func(p *tab) bool { return p.User == user && p.N == n })
		b.tidy(in, r, b.now())
	}
}

// Lost takes the word that the connection of a tab ended some time ago. Nothing was heard of
// it since: it is gone, though it could not say so. It may come back.
func (b *Board) Lost(in, user, id string, since time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r, ok := b.rooms[in]
	if !ok {
		return
	}
	now := b.now()
	r.tabs = slices.DeleteFunc(r.tabs, func(t *tab) bool {
		return t.User == user && t.ID == id && now.Sub(t.heard) >= since
	})
	b.tidy(in, r, now)
}

// Here lists who is in a room: a line for each thing that somebody has open, by name.
func (b *Board) Here(in string) []Person {
	b.mu.Lock()
	defer b.mu.Unlock()
	r, ok := b.rooms[in]
	if !ok {
		return nil
	}
	b.tidy(in, r, b.now())
	return slices.Clone(r.told)
}

// Watch gives a channel that closes when something changes in a room, or when the Board
// closes. Who has slept for a while asks again: what has lapsed is found by asking.
func (b *Board) Watch(in string) <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r := b.open(in); r != nil {
		return r.news
	}
	gone := make(chan struct{})
	close(gone)
	return gone
}

// open gives a room, nil where none can be opened. When there are too many, those that nobody
// is in make place.
func (b *Board) open(in string) *room {
	if r, ok := b.rooms[in]; ok || b.closed {
		return r
	}
	if len(b.rooms) >= MaxRooms {
		b.sweep()
	}
	if len(b.rooms) >= MaxRooms {
		return nil
	}
	r := &room{news: make(chan struct{})}
	b.rooms[in] = r
	return r
}

func (b *Board) sweep() {
	now := b.now()
	for in, r := range b.rooms {
		if b.tidy(in, r, now); len(r.tabs) == 0 && len(r.left) == 0 && b.rooms[in] == r {
			close(r.news)
			delete(b.rooms, in)
		}
	}
}

// Close lets all who watch go.
func (b *Board) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for _, r := range b.rooms {
		close(r.news)
	}
	clear(b.rooms)
}

// Closed tells whether there is nothing more to watch.
func (b *Board) Closed() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.closed
}

func (r *room) find(user, id string) *tab {
	for _, t := range r.tabs {
		if t.User == user && t.ID == id {
			return t
		}
	}
	return nil
}

// closePages lets go pages that were opened and have said nothing.
func (r *room) closePages(which func(*tab) bool) {
	r.tabs = slices.DeleteFunc(r.tabs, func(t *tab) bool { return t.Doing == Opened && which(t) })
}

func (r *room) hasLeft(user, id string) bool {
	return slices.ContainsFunc(r.left, func(d departed) bool { return d.user == user && d.id == id })
}

// full tells whether there is no place for another tab; the oldest of its person's makes one.
func (r *room) full(of Tab) bool {
	var own []*tab
	guests := 0
	for _, t := range r.tabs {
		if t.User == of.User {
			own = append(own, t)
		}
		if t.Guest {
			guests++
		}
	}
	if len(own) >= MaxOwn {
		oldest := slices.MinFunc(own, func(a, b *tab) int { return a.heard.Compare(b.heard) })
		r.tabs = slices.DeleteFunc(r.tabs, func(t *tab) bool { return t == oldest })
		return false
	}
	return len(r.tabs) >= MaxTabs || of.Guest && guests >= MaxTabs/2
}

// tidy lets go what has lapsed and tells those who watch, if anything is other than it was.
func (b *Board) tidy(in string, r *room, now time.Time) {
	r.tabs = slices.DeleteFunc(r.tabs, func(t *tab) bool { return now.Sub(t.heard) >= t.lapse() })
	r.left = slices.DeleteFunc(r.left, func(d departed) bool { return now.Sub(d.at) >= Lapse })
	people := r.people(now)
	if slices.Equal(people, r.told) {
		return
	}
	r.told = people
	if b.closed {
		return
	}
	close(r.news)
	r.news = make(chan struct{})
	if len(r.tabs) == 0 && len(r.left) == 0 { // nobody is here: whoever watches still has learned it
		delete(b.rooms, in)
	}
}

// people makes of the tabs what colleagues see: of several tabs of one person with the same
// update the one that is written in, before one that is read, before a page that was only opened;
// and of those the one touched last.
func (r *room) people(now time.Time) []Person {
	best := make(map[Person]*tab)
	for _, t := range r.tabs {
		key := Person{User: t.User, N: t.N}
		if b := best[key]; b == nil || t.Doing.tells() > b.Doing.tells() || t.Doing == b.Doing && t.typed.After(b.typed) {
			best[key] = t
		}
	}
	var all []Person
	for _, t := range best {
		all = append(all, Person{User: t.User, Name: t.Name, Guest: t.Guest, N: t.N, Doing: t.Doing, Since: t.since, Idle: t.Doing != Opened && now.Sub(t.typed) >= Idle})
	}
	slices.SortFunc(all, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.User, b.User), cmp.Compare(a.N, b.N))
	})
	return all
}
