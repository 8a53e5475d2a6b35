package meter

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// TestNumbers reads what Prometheus would.
func TestNumbers(t *testing.T) {
	m := New()
	m.Watch(Gauges{
		Readers:   func() map[string]int { return map[string]int{"coverage/a": 3} },
		Waiting:   func() int { return 2 },
		ShelfHits: func() (uint64, uint64) { return 7, 1 },
		State: func() (State, bool) {
			return State{Free: 5000, Unsigned: 2, Signed: time.Unix(1700000000, 0), Certificate: time.Unix(1800000000, 500_000_000), Waiting: 3, Held: 1}, true
		},
		Version: "v1.2.3",
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
		`readout_build_info{version="v1.2.3"} 1`,
		"readout_storing 0",
		"readout_disk_free_bytes 5000",
		"readout_log_unsigned_lines 2",
		"readout_log_head_timestamp_seconds 1.7e+09",
		"readout_certificate_expiry_timestamp_seconds 1.8000000005e+09",
		`readout_schedules{state="waiting"} 3`,
		`readout_schedules{state="due"} 0`,
		`readout_schedules{state="held"} 1`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the numbers lack %s", want)
		}
	}
	if strings.Contains(body, `readout_request_seconds_count{route="GET /c/{slug}/stream"}`) {
		t.Error("a live stream is timed as if it were slow")
	}
	if strings.Contains(body, "readout_last_backup_timestamp_seconds") {
		t.Error("a backup that nobody knows of has a moment")
	}
	amiss, err := promlint.New(strings.NewReader(body)).Lint()
	for _, a := range amiss {
		if strings.HasPrefix(a.Metric, "readout_") {
			t.Errorf("against the conventions of Prometheus: %s: %s", a.Metric, a.Text)
		}
	}
	if err != nil {
		t.Error(err)
	}
}

// TestWhatIsNotKnownHasNoNumber: while the database does not answer, no number says that all is well.
func TestWhatIsNotKnownHasNoNumber(t *testing.T) {
	m := New()
	m.Watch(Gauges{
		Readers: func() map[string]int { return nil }, Waiting: func() int { return 0 }, ShelfHits: func() (uint64, uint64) { return 0, 0 },
		State: func() (State, bool) { return State{Storing: true}, false },
	})
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if body := w.Body.String(); strings.Contains(body, "readout_storing") || strings.Contains(body, "readout_schedules") || !strings.Contains(body, "readout_build_info") {
		t.Errorf("got %s", body)
	}
}
