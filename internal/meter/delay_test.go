package meter

import (
	"testing"
	"time"
)

func TestDelaysAreToldByHalfAndBySlowest(t *testing.T) {
	if len(fine)+1 != len(delays{}.within) {
		t.Fatalf("got room for %d bounds, want one more than the %d there are", len(delays{}.within), len(fine))
	}
	for _, row := range []struct {
		name          string
		sent          map[time.Duration]int
		half, slowest time.Duration
		beyond        bool
	}{
		{"nothing", nil, 10 * time.Second, 10 * time.Second, false},
		{"one", map[time.Duration]int{3 * time.Millisecond: 1}, 5 * time.Millisecond, 5 * time.Millisecond, false},
		{"a slow one in a hundred", map[time.Duration]int{time.Millisecond: 99, 2 * time.Second: 1}, time.Millisecond, time.Millisecond, false},
		{"two slow ones", map[time.Duration]int{time.Millisecond: 98, 2 * time.Second: 2}, time.Millisecond, 2500 * time.Millisecond, false},
		{"slower than anybody waits", map[time.Duration]int{time.Minute: 1}, 10 * time.Second, 10 * time.Second, true},
	} {
		m, want := New(), uint64(0)
		for delay, times := range row.sent {
			for range times {
				m.Sent(delay)
				want++
			}
		}
		count, half, slowest, beyond := m.Delay()
		if count != want || half != row.half || slowest != row.slowest || beyond != row.beyond {
			t.Errorf("%s: got %d, half in %v, slowest in %v, beyond %v; want %d, %v, %v, %v", row.name, count, half, slowest, beyond, want, row.half, row.slowest, row.beyond)
		}
	}
}
