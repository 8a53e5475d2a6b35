package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
)

// Checking says how the site is.
type Checking interface {
	Health(ctx context.Context) (*desk.HealthView, error)
}

var healthRead = operation{
	id: "read_health", method: http.MethodGet, path: "/health", tag: "site", needs: true,
	about: "How the site is at this moment: whether things can be stored, room, backup, journal, readers, schedules, certificate. For owners; " +
		"`/healthz` says without a token only whether things can be stored.",
}

// Health is how the site is.
type Health struct {
	At            time.Time          `json:"at"`
	Status        string             `json:"status" enum:"ok,full,read_only,store"`
	Version       string             `json:"version"`
	Started       time.Time          `json:"started"`
	DatabaseBytes int64              `json:"database_bytes"`
	WALBytes      int64              `json:"wal_bytes" doc:"What waits beside the database to be written into it."`
	FreeBytes     int64              `json:"free_bytes,omitempty" doc:"Room on its disk; left out where it is not known."`
	DiskBytes     int64              `json:"disk_bytes,omitempty"`
	Position      string             `json:"position" doc:"Of the newest line of the journal."`
	Behind        int64              `json:"behind" doc:"Lines that are not in the tree of the log yet."`
	SignedSize    int64              `json:"signed_size" doc:"Lines that the newest signed head has."`
	SignedAt      *time.Time         `json:"signed_at,omitempty"`
	Waiting       int                `json:"waiting" doc:"Actions that wait for their commit."`
	Streams       int                `json:"streams"`
	Readers       int                `json:"readers"`
	Delay         *HealthDelay       `json:"publish_to_screen,omitempty" doc:"Left out while nobody has read since the start."`
	Schedules     HealthSchedules    `json:"schedules"`
	Backup        *HealthBackup      `json:"backup,omitempty" doc:"The last one that is known of."`
	Certificate   *HealthCertificate `json:"certificate,omitempty"`
}

// HealthDelay is how long Changes took to readers' connections since the start.
type HealthDelay struct {
	Count  uint64  `json:"count"`
	Half   float64 `json:"half_within_seconds"`
	P99    float64 `json:"p99_within_seconds"`
	Beyond bool    `json:"p99_beyond,omitempty" doc:"It is more than that."`
}

// HealthSchedules counts what is put off.
type HealthSchedules struct {
	Waiting int        `json:"waiting"`
	Next    *time.Time `json:"next,omitempty"`
	Due     int        `json:"due"`
	Held    int        `json:"held"`
}

// HealthBackup is a backup that was made.
type HealthBackup struct {
	Made  time.Time `json:"made"`
	Bytes int64     `json:"bytes"`
	File  string    `json:"file"`
	By    string    `json:"by,omitempty"`
}

// HealthCertificate is what HTTPS is served with.
type HealthCertificate struct {
	Names []string   `json:"names"`
	Ends  *time.Time `json:"ends,omitempty" doc:"Left out while there is none yet."`
}

func (r *room) readHealth(ctx context.Context, _ *struct{}) (*answer[Health], error) {
	v, err := r.desk.Health(ctx)
	if err != nil {
		return nil, err
	}
	h := Health{
		At: v.At.UTC(), Status: v.Status, Version: v.Version, Started: v.Started.UTC(), DatabaseBytes: v.Database, WALBytes: v.Log, FreeBytes: v.Free, DiskBytes: v.Disk,
		Position: v.Position.String(), Behind: v.Behind, SignedSize: v.Signed, SignedAt: known(v.SignedAt), Waiting: v.Waiting, Streams: v.Streams, Readers: v.Readers,
		Schedules: HealthSchedules{Waiting: v.Put.Waiting, Next: known(v.Put.Next), Due: v.Put.Due, Held: v.Put.Held},
	}
	if d := v.Delay; d.Count > 0 {
		h.Delay = &HealthDelay{Count: d.Count, Half: d.Half.Seconds(), P99: d.Slowest.Seconds(), Beyond: d.Beyond}
	}
	if b := v.Backup; b != nil {
		h.Backup = &HealthBackup{Made: b.Made.UTC(), Bytes: b.Bytes, File: b.File, By: b.By}
	}
	if c := v.Certificate; c != nil {
		h.Certificate = &HealthCertificate{Names: c.Names, Ends: known(c.Ends)}
	}
	return &answer[Health]{h}, nil
}

// known gives a moment, nil for none.
func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
