package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"os/user"
	"path/filepath"
	"syscall"
	"time"

	"readout/internal/desk"
	"readout/internal/meter"
	"readout/internal/people"
	"readout/internal/store"
)

// vitals looks at how the server is.
func (w *wiring) vitals(sv *server, started time.Time) func(context.Context) desk.Vitals {
	return func(ctx context.Context) desk.Vitals {
		v := desk.Vitals{
			Version: versionText(), Started: started, Waiting: sv.app.store.Waiting(),
			Database: sizeOf(filepath.Join(sv.dir, store.FileName)), Log: sizeOf(filepath.Join(sv.dir, store.FileName+"-wal")),
			Backup: lastBackup(sv.dir),
		}
		v.Status, v.Trouble = condition(ctx, sv.app.store.Health)
		v.Free, v.Disk = room(sv.dir)
		for _, n := range w.hub.ReadersOf() {
			v.Streams++
			v.Readers += n
		}
		v.Delay.Count, v.Delay.Half, v.Delay.Slowest, v.Delay.Beyond = w.meter.Delay()
		if sv.certs != nil {
			v.Certificate = sv.certs.serving()
		}
		return v
	}
}

// mostWait is how long Prometheus is kept waiting for what the database has to say.
const mostWait = 5 * time.Second

// stateOf tells whoever watches how the site is, as its owners see it.
func stateOf(d *desk.Desk) func() (meter.State, bool) {
	return func() (meter.State, bool) {
		ctx, cancel := context.WithTimeout(people.With(context.Background(), system), mostWait)
		defer cancel()
		v, err := d.Health(ctx)
		if err != nil {
			slog.Warn("how the site is could not be told", "error", err)
			return meter.State{}, false
		}
		s := meter.State{
			Storing: v.Trouble == nil, Free: v.Free, Unsigned: v.Position.Seq - v.Signed, Signed: v.SignedAt,
			Waiting: v.Put.Waiting, Due: v.Put.Due, Held: v.Put.Held,
		}
		if v.Backup != nil {
			s.Backup = v.Backup.Made
		}
		if v.Certificate != nil {
			s.Certificate = v.Certificate.Ends
		}
		return s, true
	}
}

// condition tries whether things can be stored: "ok", or what is wrong and why.
func condition(ctx context.Context, try func(context.Context) error) (status string, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := try(ctx); err != nil {
		return ailment(err), err
	}
	return "ok", nil
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0 // without a log beside it there is nothing to write
	}
	return info.Size()
}

// room tells how many bytes can still be written beside the data, and how many the disk has.
func room(dir string) (free, all int64) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, 0
	}
	return int64(st.Bavail) * int64(st.Bsize), int64(st.Blocks) * int64(st.Bsize)
}

// backupNote is the file in the data folder that says when the last backup was made: a file,
// so that a backup of a site that nobody serves is noted without opening its database.
const backupNote = "last-backup.json"

func noteBackup(dir string, n desk.BackupNote) error {
	raw, err := json.Marshal(n)
	if err != nil {
		return err
	}
	aside := filepath.Join(dir, backupNote+".new")
	if err := os.WriteFile(aside, append(raw, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(aside, filepath.Join(dir, backupNote))
}

// lastBackup gives nil if none is noted in words that we understand.
func lastBackup(dir string) *desk.BackupNote {
	raw, err := os.ReadFile(filepath.Join(dir, backupNote))
	if err != nil {
		return nil
	}
	var n desk.BackupNote
	if json.Unmarshal(raw, &n) != nil || n.Made.IsZero() {
		return nil
	}
	return &n
}

// operator is whom the operating system says that this process belongs to.
func operator() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}
