// Package bell wakes those who wait for news of something. It says that there is news and
// of what, and no word of the news itself: who is woken asks, and is told what they may know.
//
// Who owns what: the Bell owns its topics under its mutex. Whoever rings never waits.
package bell

import (
	"crypto/rand"
	"strconv"
	"sync"
)

// MaxTopics is of how many topics a Bell knows how often they were rung; when there are more
// it forgets all of them, and whoever comes then is told that there may be news.
const MaxTopics = 10_000

// Bell is rung about topics.
type Bell struct {
	mu    sync.Mutex
	epoch string // another one after each forgetting
	rung  map[string]int
	ears  map[string]map[*Ear]struct{}
	still bool
}

// New makes a Bell.
func New() *Bell {
	return &Bell{epoch: rand.Text()[:8], rung: make(map[string]int), ears: make(map[string]map[*Ear]struct{})}
}

// Ear hears a Bell, of its topics.
type Ear struct {
	bell   *Bell
	topics []string
	news   chan struct{}
}

// Listen opens an ear for topics; Close it when done.
func (b *Bell) Listen(topics ...string) *Ear {
	e := &Ear{bell: b, topics: topics, news: make(chan struct{}, 1)}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range topics {
		if b.ears[topic] == nil {
			b.ears[topic] = make(map[*Ear]struct{})
		}
		b.ears[topic][e] = struct{}{}
	}
	return e
}

// Ring says that there is news of topics. However often it is rung before somebody looks,
// they are woken once.
func (b *Bell) Ring(topics ...string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, topic := range topics {
		if b.rung[topic]++; len(b.rung) > MaxTopics {
			clear(b.rung)
			b.epoch = rand.Text()[:8]
		}
		for e := range b.ears[topic] {
			e.wake()
		}
	}
}

// Close wakes all for the last time: there will be no more news.
func (b *Bell) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.still = true
	for _, ears := range b.ears {
		for e := range ears {
			e.wake()
		}
	}
}

// State names how things stand with topics: as long as it is the same there was no news.
func (b *Bell) State(topics ...string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	times := 0
	for _, topic := range topics {
		times += b.rung[topic]
	}
	return b.epoch + "-" + strconv.Itoa(times)
}

func (e *Ear) wake() {
	select {
	case e.news <- struct{}{}:
	default: // it knows already
	}
}

// Ended tells whether there will be no more news.
func (e *Ear) Ended() bool {
	e.bell.mu.Lock()
	defer e.bell.mu.Unlock()
	return e.bell.still
}

// News gives something whenever there was news since it was last read.
func (e *Ear) News() <-chan struct{} { return e.news }

// Topics gives what it listens for.
func (e *Ear) Topics() []string { return e.topics }

// State names how things stand with what it listens for.
func (e *Ear) State() string { return e.bell.State(e.topics...) }

// Close makes it deaf.
func (e *Ear) Close() {
	e.bell.mu.Lock()
	defer e.bell.mu.Unlock()
	for _, topic := range e.topics {
		delete(e.bell.ears[topic], e)
		if len(e.bell.ears[topic]) == 0 {
			delete(e.bell.ears, topic)
		}
	}
}
