//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/i18n"
)

// grown makes a disk of its own with a site that was served and stopped: well, or killed.
func grown(size, signal string) string {
	return "mount -t tmpfs -o size=" + size + ` none DIR; echo "` + password + `" | "$READOUT" user add ann --role editor --password-stdin >&2
		echo "token $("$READOUT" token add --user ann)"; "$READOUT" import --slug day --publish --date 2017-03-20 --tz Asia/Tokyo day.txt >&2
		"$READOUT" serve --listen 127.0.0.1:0 --log-level error >&2 & server=$!
		until [ -S DIR/data/control.sock ]; do sleep 0.1; done; "$READOUT" user add bea --role editor >&2; kill -` + signal + ` $server; wait $server || true; `
}

const (
	noRoom   = `dd if=/dev/zero of=DIR/fill bs=4k 2>/dev/null || true`
	onlyRead = `mount -o remount,ro DIR`
)

// TestStartingOnADiskThatTakesNothing: pages are read all the same, whatever the server left beside
// the database when it ended; what cannot be stored says why; and when the disk takes something
// again all goes on, and commands are taken, without another start.
func TestStartingOnADiskThatTakesNothing(t *testing.T) {
	for _, row := range []struct{ name, signal, how, word string }{
		{"full, ended well", "TERM", noRoom, "full"},
		{"full, killed", "KILL", noRoom, "full"},
		{"read-only, ended well", "TERM", onlyRead, "read_only"},
		{"read-only, killed", "KILL", onlyRead, "read_only"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			d, c := startOnDisk(t, builtBinary(t), "cd "+testdata(t)+"; "+grown("12m", row.signal)+row.how)
			c.until(t, 503, row.word)
			readPage(t, c.url+"/c/day", "</h1>")
			readPage(t, c.url+"/ru/c/day", "</h1>")
			c.want(t, 200, "GET", "/coverages/day/updates?limit=5", "")
			refusal := map[string]int{"full": 507, "read_only": 503}[row.word]
			if a := c.want(t, refusal, "POST", "/coverages", `{"slug":"during","title":"During","state":"live"}`); row.signal == "TERM" && a.Detail == "" {
				t.Error("a write: got no reason")
			}
			done := c.keepsReading(t)
			d.takes(t, row.word)
			c.until(t, 200, "ok")
			done()
			c.want(t, 201, "POST", "/coverages", `{"slug":"after","title":"After","state":"live"}`)
			c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"Afterwards"}`)
			readPage(t, c.url+"/c/day", "Afterwards")
			d.command(t, "user", "add", "cho", "--role", "editor")
		})
	}
}

// TestNoStartWithoutRoomForAnUpgrade: a database of before has to be brought up to date first, and
// says what is in the way.
func TestNoStartWithoutRoomForAnUpgrade(t *testing.T) {
	dir := folder(t)
	old := filepath.Join(dir, "old")
	oldDatabaseFrom(t, "../../internal/store/testdata/old-00025.sql", old)
	script := fmt.Sprintf(`set -e; mount -t tmpfs -o size=4m none %[1]s; mkdir %[1]s/data; cp "$OLD" %[1]s/data/readout.db; touch %[1]s/data/lock; %[2]s; exec "$READOUT" serve --listen 127.0.0.1:0`,
		dir, strings.ReplaceAll(noRoom, "DIR", dir))
	raw, err := os.ReadFile(filepath.Join(old, "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	aside := filepath.Join(t.TempDir(), "old.db") // the disk hides what is in the folder
	if err := os.WriteFile(aside, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("unshare", unsharing("sh", "-c", script)...)
	cmd.Env = append(os.Environ(), "OLD="+aside, "READOUT="+builtBinary(t), "READOUT_DATA="+dir+"/data", "READOUT_MESSAGES=en")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "There is no room left on the disk of the data folder") {
		t.Errorf("got %v, %s, want it refused with the reason", err, out)
	}
}

// keepsReading reads what no shelf keeps, time and again until it is told that it is enough: no
// reader notices that the database is opened anew. Between two of their requests they leave the machine to others.
func (c *client) keepsReading(t *testing.T) (enough func()) {
	t.Helper()
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(5 * time.Millisecond):
				}
				if a, err := c.ask(context.Background(), "GET", "/coverages/day/updates?limit=5", ""); err != nil || a.Status != 200 {
					t.Errorf("a reader meanwhile: got %d, %v", a.Status, err)
					return
				}
			}
		})
	}
	enough = sync.OnceFunc(func() {
		close(stop)
		readers.Wait()
	})
	t.Cleanup(enough)
	return enough
}

// takes lets the disk take something again.
func (d *disk) takes(t *testing.T, was string) {
	t.Helper()
	if was == "full" {
		if err := os.Remove(d.inside("fill")); err != nil {
			t.Fatal(err)
		}
		return
	}
	d.enter(t, "mount", "-o", "remount,rw", d.dir)
}

// command has a command do its work through the server, as soon as that takes any.
func (d *disk) command(t *testing.T, args ...string) {
	t.Helper()
	if out := d.enter(t, append([]string{builtBinary(t), "--data", d.dir + "/data", "--messages", "en"}, args...)...); !strings.Contains(out, "was added") {
		t.Errorf("%v: got %s", args, out)
	}
}

// enter runs something where the disk is mounted.
func (d *disk) enter(t *testing.T, args ...string) string {
	t.Helper()
	in := []string{"--mount", "--target", fmt.Sprint(d.cmd.Process.Pid)}
	if os.Getuid() != 0 {
		in = append(in, "--user", "--preserve-credentials")
	}
	out, err := exec.Command("nsenter", append(in, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestNoStartWithoutKeysThatCannotBeMade: a site that was never served has no keys, and a disk that takes
// nothing cannot be given any. It is said which is missing and what to do, in the operator's language, and
// nothing of it is left there.
func TestNoStartWithoutKeysThatCannotBeMade(t *testing.T) {
	dir := folder(t)
	script := fmt.Sprintf(`mount -t tmpfs -o size=12m none %[1]s; echo "%[2]s" | "$READOUT" user add ann --role editor --password-stdin >/dev/null
		%[3]s; for lang in ja en ru; do "$READOUT" serve --listen 127.0.0.1:0 --log-level error --messages $lang; echo "ended with $?"; done; ls -A %[1]s/data`,
		dir, password, strings.ReplaceAll(onlyRead, "DIR", dir))
	cmd := exec.Command("unshare", unsharing("sh", "-c", script)...)
	cmd.Env = append(os.Environ(), "READOUT="+builtBinary(t), "READOUT_DATA="+dir+"/data")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, lang := range i18n.Langs {
		if want := i18n.T(lang, "folder.no_key", "folder", dir+"/data", "file", "log.key"); !strings.Contains(string(out), want) {
			t.Errorf("in %s: got %s, want %q", lang, out, want)
		}
	}
	if strings.Count(string(out), "ended with 1\n") != len(i18n.Langs) || !strings.HasSuffix(string(out), "lock\nreadout.db\n") {
		t.Errorf("got %s, want it refused each time, and nothing left in the folder", out)
	}
}
