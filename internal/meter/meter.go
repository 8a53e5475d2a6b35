// Package meter counts and times what operators watch, in the words of Prometheus. The rooms
// that are measured do not know it: they tell whoever asked to be told, and cmd ties the two.
package meter

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Gauges are what is asked at the moment somebody looks.
type Gauges struct {
	Readers   func() map[string]int // by stream
	Waiting   func() int            // actions that wait for their commit
	ShelfHits func() (hits, misses uint64)
	State     func() (State, bool) // false: it cannot be told
	Version   string
}

// Meter holds the numbers of one server.
type Meter struct {
	registry *prometheus.Registry
	changes  prometheus.Counter
	commits  *prometheus.HistogramVec
	actions  prometheus.Counter
	delay    prometheus.Histogram
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	delays   delays
}

// fine are bounds for what is done in this machine; the delay reaches as far as a write may
// take before a reader is let go.
var fine = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// New makes a meter.
func New() *Meter {
	m := &Meter{
		registry: prometheus.NewRegistry(),
		changes:  prometheus.NewCounter(prometheus.CounterOpts{Name: "readout_changes_total", Help: "Lines that were added to the journal."}),
		commits: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "readout_commit_seconds", Help: "How long commits took, by how they ended.", Buckets: fine,
		}, []string{"result"}),
		actions: prometheus.NewCounter(prometheus.CounterOpts{Name: "readout_commit_actions_total", Help: "Actions that were handed to a commit."}),
		delay: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "readout_publish_to_screen_seconds", Help: "From the commit of a Change to its last byte handed to a reader's connection.", Buckets: fine,
		}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "readout_requests_total", Help: "Requests that were answered, by route and status.",
		}, []string{"route", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "readout_request_seconds", Help: "How long requests took, live streams left out, by route.", Buckets: fine,
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.changes, m.commits, m.actions, m.delay, m.requests, m.took,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Watch adds what is asked at the moment somebody looks.
func (m *Meter) Watch(g Gauges) {
	counter := func(name, help string, f func() float64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, f)
	}
	m.registry.MustRegister(
		readers{g.Readers},
		state{g.Version, g.State},
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "readout_commit_queue", Help: "Actions that wait for their commit."},
			func() float64 { return float64(g.Waiting()) }),
		counter("readout_shelf_hits_total", "Pages that stood on the shelf when they were asked for.",
			func() float64 { hits, _ := g.ShelfHits(); return float64(hits) }),
		counter("readout_shelf_misses_total", "Pages that had to be built.",
			func() float64 { _, misses := g.ShelfHits(); return float64(misses) }),
	)
}

// Applied counts the Changes of a commit.
func (m *Meter) Applied(changes int) { m.changes.Add(float64(changes)) }

// Committed times a commit.
func (m *Meter) Committed(actions int, took time.Duration, err error) {
	result := "stored"
	if err != nil {
		result = "failed"
	}
	m.commits.WithLabelValues(result).Observe(took.Seconds())
	m.actions.Add(float64(actions))
}

// Sent times a Change on its way to one reader.
func (m *Meter) Sent(delay time.Duration) {
	m.delay.Observe(delay.Seconds())
	m.delays.add(delay)
}

// Answered counts a request, and times it unless it was a live stream. The route is the
// pattern and never the address: what people read stays theirs, and numbers stay few.
func (m *Meter) Answered(route string, status int, took time.Duration, stream bool) {
	if route == "" {
		route = "none"
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	if !stream {
		m.took.WithLabelValues(route).Observe(took.Seconds())
	}
}

// ServeHTTP answers with all numbers as Prometheus reads them.
func (m *Meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

// readers counts by stream, and only those that somebody reads.
type readers struct{ count func() map[string]int }

var readersDesc = prometheus.NewDesc("readout_readers", "Readers of live streams, by stream.", []string{"stream"}, nil)

// Describe says what Collect gives.
func (r readers) Describe(to chan<- *prometheus.Desc) { to <- readersDesc }

// Collect asks.
func (r readers) Collect(to chan<- prometheus.Metric) {
	for stream, n := range r.count() {
		to <- prometheus.MustNewConstMetric(readersDesc, prometheus.GaugeValue, float64(n), stream)
	}
}
