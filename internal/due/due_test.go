package due_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/due"
)

// list is work with moments of its own, on a clock that can be set while the timers go on.
type list struct {
	mu    sync.Mutex
	set   time.Duration // how far the clock was moved
	began time.Time
	at    []time.Duration
	fails int
	done  []string
	asked int
}

func (l *list) now() time.Time { return time.Now().Add(l.set) }

func (l *list) clock() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now()
}

func (l *list) work(context.Context) (time.Time, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asked++
	for len(l.at) > 0 && !l.began.Add(l.at[0]).After(l.now()) {
		if l.fails > 0 {
			l.fails--
			return time.Time{}, false, errors.New("the disk is full")
		}
		l.done = append(l.done, fmt.Sprintf("%v at %v", l.at[0], time.Since(l.began)))
		l.at = l.at[1:]
	}
	if len(l.at) == 0 {
		return time.Time{}, false, nil
	}
	return l.began.Add(l.at[0]), true, nil
}

// change does something to the list while the watch runs.
func (l *list) change(do func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	do()
}

func TestAWatch(t *testing.T) {
	for name, row := range map[string]struct {
		list   *list
		during func(l *list, w *due.Watch)
		want   []string
	}{
		"does what is late at once, then each in its time, no later": {
			list: &list{at: []time.Duration{-time.Hour, 90 * time.Second, time.Hour}},
			want: []string{"-1h0m0s at 0s", "1m30s at 1m30s", "1h0m0s at 1h0m0s"},
		},
		"hears of what has come between when it is rung for": {
			list: &list{at: []time.Duration{time.Hour}},
			during: func(l *list, w *due.Watch) {
				time.Sleep(time.Minute)
				l.change(func() { l.at = append([]time.Duration{62 * time.Second}, l.at...) })
				w.Ring()
				w.Ring() // never waits
			},
			want: []string{"1m2s at 1m2s", "1h0m0s at 1h0m0s"},
		},
		"finds out by itself that the clock was set forward": {
			list: &list{at: []time.Duration{time.Hour}},
			during: func(l *list, _ *due.Watch) {
				time.Sleep(15 * time.Second)
				l.change(func() { l.set = 2 * time.Hour })
			},
			want: []string{"1h0m0s at 20s"},
		},
		"waits on when the clock was set back": {
			list: &list{at: []time.Duration{time.Minute}},
			during: func(l *list, _ *due.Watch) {
				time.Sleep(55 * time.Second)
				l.change(func() { l.set = -time.Minute })
			},
			want: []string{"1m0s at 2m0s"},
		},
		"tries again what could not be done, in order": {
			list: &list{at: []time.Duration{time.Minute, 61 * time.Second}, fails: 3},
			want: []string{"1m0s at 1m6s", "1m1s at 1m6s"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l := row.list
				l.began = time.Now()
				ctx, stop := context.WithCancel(t.Context())
				w := due.New(l.work, due.Options{Clock: l.clock})
				ended := make(chan struct{})
				go func() { w.Run(ctx); close(ended) }()
				if row.during != nil {
					row.during(l, w)
				}
				time.Sleep(3 * time.Hour)
				if got, want := fmt.Sprint(l.done), fmt.Sprint(row.want); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
				before := l.asked
				time.Sleep(time.Hour)
				if asked := l.asked - before; asked > 400 {
					t.Errorf("asked %d times in an hour with nothing to do, want once in ten seconds", asked)
				}
				stop()
				<-ended
			})
		})
	}
}
