package meter

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestNumbers reads what Prometheus would.
func TestNumbers(t *testing.T) {
	m := New()
	m.Watch(Gauges{
		Readers:   func() map[string]int { return map[string]int{"coverage/a": 3} },
		Waiting:   func() int { return 2 },
		ShelfHits: func() (uint64, uint64) { return 7, 1 },
	})
	m.Applied(4)
	m.Committed(5, 3*time.Millisecond, nil)
	m.Committed(1, time.Second, errors.New("full"))
	m.Sent(20 * time.Millisecond)
	m.Answered("GET /c/{slug}", 200, time.Millisecond, false)
	m.Answered("GET /c/{slug}/stream", 200, time.Hour, true)
	m.Answered("", 404, time.Millisecond, false)
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	body := w.Body.String()
	for _, want := range []string{
		`readout_readers{stream="coverage/a"} 3`,
		"readout_commit_queue 2",
		"readout_shelf_hits_total 7",
		"readout_shelf_misses_total 1",
		"readout_changes_total 4",
		"readout_commit_actions_total 6",
		`readout_commit_seconds_bucket{result="stored",le="0.005"} 1`,
		`readout_commit_seconds_count{result="failed"} 1`,
		`readout_publish_to_screen_seconds_bucket{le="0.01"} 0`,
		`readout_publish_to_screen_seconds_bucket{le="0.025"} 1`,
		`readout_requests_total{route="GET /c/{slug}",status="200"} 1`,
		`readout_requests_total{route="GET /c/{slug}/stream",status="200"} 1`,
		`readout_requests_total{route="none",status="404"} 1`,
		"process_resident_memory_bytes",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the numbers lack %s", want)
		}
	}
	if strings.Contains(body, `readout_request_seconds_count{route="GET /c/{slug}/stream"}`) {
		t.Error("a live stream is timed as if it were slow")
	}
}
