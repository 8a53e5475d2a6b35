package desk

import (
	"context"
	"time"

	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/store"
)

// Vitals is how the server is that serves the site, as far as no database tells.
type Vitals struct {
	Status   string // as /healthz says it: "ok", "full", "read_only", "store"
	Trouble  error  // why nothing can be stored; nil while all is well
	Version  string
	Started  time.Time
	Database int64 // bytes of the database, of what waits beside it to be written into it
	Log      int64
	Free     int64 // bytes of room on its disk, of what the disk holds at all; 0: unknown
	Disk     int64
	Streams  int // that somebody reads
	Readers  int
	Waiting  int // actions that wait for their commit

	Delay       Delay
	Backup      *BackupNote  // nil: none was made that we know of
	Certificate *Certificate // nil: HTTPS is somebody else's
}

// Delay is how long Changes took from their commit to the readers' connections since the
// server was started: half and 99 of a hundred within these times. Count 0: nobody read.
type Delay struct {
	Count   uint64
	Half    time.Duration
	Slowest time.Duration // 99 %
	Beyond  bool          // Slowest is more than we can tell
}

// BackupNote says when a backup was made last, and what became of it.
type BackupNote struct {
	Made  time.Time `json:"made"`
	Bytes int64     `json:"bytes"`
	File  string    `json:"file"` // its name alone
	By    string    `json:"by"`   // whom the operating system knows
}

// Certificate is what HTTPS is served with.
type Certificate struct {
	Names []string
	Ends  time.Time // zero: there is none yet
}

// HealthView is how a site is, for its owners.
type HealthView struct {
	Vitals
	At       time.Time
	Position journal.Position // of the site's stream: the newest line of the journal
	Behind   int64            // lines that are not in the tree yet
	Signed   int64            // lines that the newest signed head has
	SignedAt time.Time
	Mark     journal.Mark // of that head
	Put      Off
}

// Off counts what is put off.
type Off struct {
	Waiting int       // for its time
	Next    time.Time // when the next of them is due; zero: none
	Due     int       // its time has come, and it is not done yet
	Held    int       // its time has passed, and somebody has to decide
}

// WithVitals lets the desk tell owners how the server is.
func (d *Desk) WithVitals(look func(context.Context) Vitals) *Desk {
	d.vitals = look
	return d
}

// mostPutOff is how many schedules are looked at.
const mostPutOff = 10_000

// Health says how the site is. It is for owners.
func (d *Desk) Health(ctx context.Context) (*HealthView, error) {
	if _, err := people.Need(ctx, people.Configure); err != nil {
		return nil, err
	}
	v := &HealthView{At: d.clock().UTC(), Vitals: d.vitals(ctx)}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*HealthView, error) {
		if err := v.log(ctx, tx); err != nil {
			return nil, err
		}
		all, err := tx.Schedules(ctx, "", mostPutOff)
		for _, s := range all {
			v.Put.count(s, v.At)
		}
		return v, err
	})
}

func (v *HealthView) log(ctx context.Context, tx *store.Tx) (err error) {
	if v.Position, err = tx.Head(ctx, journal.Site); err != nil {
		return err
	}
	inTree, err := tx.TreeSize(ctx)
	if err != nil {
		return err
	}
	v.Behind = v.Position.Seq - inTree
	head, err := tx.TreeHead(ctx)
	v.Signed, v.SignedAt, v.Mark = head.Size, head.At, journal.Mark{Size: head.Size, Root: head.Root}
	return err
}

func (o *Off) count(s store.Scheduled, now time.Time) {
	switch {
	case s.Held != "":
		o.Held++
	case s.At.After(now):
		o.Waiting++
		if o.Next.IsZero() || s.At.Before(o.Next) {
			o.Next = s.At
		}
	default:
		o.Due++
	}
}
