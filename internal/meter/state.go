package meter

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// State is how a site is at a moment: what somebody is woken up for.
type State struct {
	Storing     bool      // something can be stored
	Free        int64     // bytes of room on its disk; 0: unknown
	Unsigned    int64     // lines of the journal that no signed head is over yet
	Signed      time.Time // moment of the newest head; zero: none
	Backup      time.Time // when the last one was made; zero: none that is known of
	Certificate time.Time // when it ends; zero: there is none
	Waiting     int       // what is put off and not due yet
	Due         int       // what is due and not done yet
	Held        int       // what was due, and somebody has to decide on
}

// state tells how the site is, as far as it is known: what is not known has no number.
type state struct {
	version string
	look    func() (State, bool)
}

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var (
	buildDesc     = gauge("readout_build_info", "Always 1; which Readout this is.", "version")
	storingDesc   = gauge("readout_storing", "Whether something can be stored: 1, else 0, and /healthz says why.")
	freeDesc      = gauge("readout_disk_free_bytes", "Room on the disk with the data folder.")
	unsignedDesc  = gauge("readout_log_unsigned_lines", "Lines of the journal that no signed head is over yet.")
	signedDesc    = gauge("readout_log_head_timestamp_seconds", "Moment of the newest signed head, since 1970.")
	backupDesc    = gauge("readout_last_backup_timestamp_seconds", "When the last backup was made, since 1970.")
	endsDesc      = gauge("readout_certificate_expiry_timestamp_seconds", "When the certificate for HTTPS ends, since 1970.")
	schedulesDesc = gauge("readout_schedules", "What is put off: waiting for its time, due and not done yet, held for somebody to decide.", "state")
)

// Describe says what Collect gives.
func (s state) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{buildDesc, storingDesc, freeDesc, unsignedDesc, signedDesc, backupDesc, endsDesc, schedulesDesc} {
		to <- d
	}
}

// Collect asks.
func (s state) Collect(to chan<- prometheus.Metric) {
	send := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	at := func(d *prometheus.Desc, moment time.Time) {
		if !moment.IsZero() {
			send(d, float64(moment.UnixMilli())/1000)
		}
	}
	send(buildDesc, 1, s.version)
	now, known := s.look()
	if !known {
		return
	}
	storing := 0.0
	if now.Storing {
		storing = 1
	}
	send(storingDesc, storing)
	if now.Free > 0 {
		send(freeDesc, float64(now.Free))
	}
	send(unsignedDesc, float64(now.Unsigned))
	at(signedDesc, now.Signed)
	at(backupDesc, now.Backup)
	at(endsDesc, now.Certificate)
	send(schedulesDesc, float64(now.Waiting), "waiting")
	send(schedulesDesc, float64(now.Due), "due")
	send(schedulesDesc, float64(now.Held), "held")
}
