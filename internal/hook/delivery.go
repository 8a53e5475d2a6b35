package hook

import (
	"math/rand/v2"
	"time"
)

// Message is one thing to tell.
type Message struct {
	ID    string // the same however often it is sent
	Seq   int64  // of the line of the journal that it is about, 0 of a test
	Event Event
	Body  []byte
}

// Delivery is one attempt to tell it.
type Delivery struct {
	ID      int64
	Seq     int64
	Message string
	Event   Event
	At      time.Time
	Took    time.Duration
	Attempt int
	Status  int    // of the answer, 0 if there was none
	Trouble string // why it did not come through: "timeout", "private", "redirect", ...
	Asked   bool   // somebody asked for it
}

// Came tells whether it came through.
func (d *Delivery) Came() bool { return d.Trouble == "" && d.Status >= 200 && d.Status < 300 }

// GiveUp is for how long one message is tried before its hook is stopped.
const GiveUp = 3 * 24 * time.Hour

// pauses are how long it rests after the first failure, the second, and so on; then as after
// the last.
var pauses = []time.Duration{
	5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour,
}

// mostAfter is the longest pause that a receiver can ask for.
const mostAfter = time.Hour

// pause gives the rest after a number of failures, up to a fifth more or less, so that those
// that failed together do not come again together; never less than the receiver asked for.
func pause(tries int, after time.Duration) time.Duration {
	p := pauses[min(tries, len(pauses))-1]
	p += time.Duration((rand.Float64() - 0.5) * 0.4 * float64(p))
	return max(p, min(after, mostAfter))
}

// Failure is how a hook stands after a message did not come through.
type Failure struct {
	Tries int
	Since time.Time
	Next  time.Time
	Off   Reason // why it is stopped now, "" while it is tried again
}

// fail says how a hook stands after an attempt that did not come through.
func fail(h *Hook, d *Delivery, after time.Duration) *Failure {
	f := &Failure{Tries: h.Tries + 1, Since: h.Since}
	if f.Since.IsZero() {
		f.Since = d.At
	}
	f.Next = d.At.Add(pause(f.Tries, after))
	switch {
	case d.Status == 410:
		f.Off = Gone
	case d.At.Sub(f.Since) >= GiveUp:
		f.Off = Failing
	}
	return f
}
