//go:build linux

package main

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/i18n"
)

// disk is a small disk of its own that only one server sees, in a mount namespace. Who is
// root mounts it as that; anybody else becomes root in a user namespace.
type disk struct {
	cmd *exec.Cmd
	dir string
}

const password = "a password of some length"

// serveOnDisk starts a server whose data folder is on a disk, with a user and a token; mount
// is what makes it.
func serveOnDisk(t *testing.T, mount string) (*disk, *client) {
	t.Helper()
	return startOnDisk(t, builtBinary(t), mount+`; echo "`+password+`" | "$READOUT" user add ann --role editor --password-stdin >&2; echo "token $("$READOUT" token add --user ann)"`)
}

// startOnDisk has a shell make a disk at DIR, with the files given as its 3, 4, ..., and
// serves what is in the folder data there.
func startOnDisk(t *testing.T, binary, script string, files ...*os.File) (*disk, *client) {
	t.Helper()
	d := &disk{dir: folder(t)}
	script = "set -e; " + strings.ReplaceAll(script, "DIR", d.dir) + `; exec "$READOUT" serve --listen 127.0.0.1:0 --log-level error`
	d.cmd = exec.Command("unshare", unsharing("sh", "-c", script)...)
	d.cmd.Env = append(os.Environ(), "READOUT="+binary, "READOUT_DATA="+d.dir+"/data", "READOUT_MESSAGES=en")
	d.cmd.ExtraFiles = files
	var errs strings.Builder
	d.cmd.Stderr = &errs
	r, err := d.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.stop(syscall.SIGTERM) })
	out, c := reading(r), &client{}
	for line := range out.lines {
		if token, ok := strings.CutPrefix(line, "token "); ok {
			c.token = token
		}
		if url, ok := strings.CutPrefix(line, "Readout serves "); ok {
			c.url = url
			return d, c
		}
	}
	t.Fatalf("no server on a disk of its own (it takes the right to mount one): %s", errs.String())
	return nil, nil
}

// unsharing has a command run in a mount namespace of its own.
func unsharing(command ...string) []string {
	args := append([]string{"--mount"}, command...)
	if os.Getuid() != 0 {
		args = append([]string{"--map-root-user"}, args...)
	}
	return args
}

// stop ends the server, and with it the namespace that its disk is mounted in.
func (d *disk) stop(s os.Signal) {
	d.cmd.Process.Signal(s)
	d.cmd.Wait()
}

// inside is a path as the server sees it.
func (d *disk) inside(name string) string {
	return filepath.Join("/proc", fmt.Sprint(d.cmd.Process.Pid), "root", d.dir, name)
}

// fill leaves no byte of room.
func (d *disk) fill(t *testing.T) {
	t.Helper()
	f, err := os.Create(d.inside("fill"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 20; size > 0; size /= 4 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
}

// health is what /healthz says.
func (c *client) health(t *testing.T) (status int, word string) {
	t.Helper()
	resp, err := http.Get(c.url + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var says struct{ Status string }
	if err := json.NewDecoder(resp.Body).Decode(&says); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, says.Status
}

// until waits for what /healthz says.
func (c *client) until(t *testing.T, status int, word string) {
	t.Helper()
	var got string
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		code, says := c.health(t)
		if got = fmt.Sprint(code, " ", says); code == status && says == word {
			return
		}
	}
	t.Fatalf("/healthz: got %s, want %d %s", got, status, word)
}

// TestADiskWithoutRoom: writes are refused within a second and say why, in the API and at the
// desk, in the asker's language; pages are read, fresh ones too; room made, all goes on.
func TestADiskWithoutRoom(t *testing.T) {
	d, c := serveOnDisk(t, "mount -t tmpfs -o size=12m none DIR")
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"Before"}`)
	if status, word := c.health(t); status != 200 || word != "ok" {
		t.Fatalf("/healthz: got %d %s, want 200 ok", status, word)
	}
	readPage(t, c.url+"/c/day", "Before")
	d.fill(t)
	c.until(t, 503, "full")
	stored, long := 0, `{"headline":"During","body":"`+strings.Repeat("word ", 2000)+`"}`
	for range 2000 { // what room SQLite has in its own files is used up first
		a, err := c.ask(t.Context(), "POST", "/coverages/day/updates", long)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status == 201 {
			stored++
			continue
		}
		if a.Status != 507 || !strings.Contains(a.Detail, "no room") {
			t.Fatalf("a write: got %d %q, want 507 that says why", a.Status, a.Detail)
		}
		break
	}
	promptly(t, "a write", func() { c.want(t, 507, "POST", "/coverages/day/updates", long) })
	picture := noise(t)
	promptly(t, "a picture", func() { c.want(t, 507, "POST", "/media", picture, "Content-Type", "image/png") })
	promptly(t, "a form", func() { c.cannotLogIn(t) })
	readPage(t, c.url+"/c/day", "Before")
	readPage(t, c.url+"/ru/c/day", "Before") // not from the shelf
	c.want(t, 200, "GET", "/coverages/day/updates?limit=5", "")
	if status, word := c.health(t); status != 503 || word != "full" {
		t.Errorf("/healthz: got %d %s, want 503 full", status, word)
	}
	if err := os.Remove(d.inside("fill")); err != nil {
		t.Fatal(err)
	}
	c.until(t, 200, "ok")
	a := c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"After"}`)
	if a.N != stored+2 {
		t.Errorf("the next update: got number %d, want %d: what was refused left nothing", a.N, stored+2)
	}
	readPage(t, c.url+"/c/day", "After")
}

// promptly: what cannot be is refused within a second. A busy machine makes one answer late, and so the
// quickest of three is what the program takes.
func promptly(t *testing.T, what string, refused func()) {
	t.Helper()
	quickest := time.Duration(math.MaxInt64)
	for range 3 {
		began := time.Now()
		refused()
		quickest = min(quickest, time.Since(began))
	}
	if quickest > time.Second {
		t.Errorf("%s was refused after %v at best, want within a second", what, quickest)
	}
}

// noise is a picture that nothing makes smaller.
func noise(t *testing.T) string {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, 400, 400))
	rand.Read(p.Pix)
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// cannotLogIn: a form that cannot be stored comes back as a page in the person's language.
func (c *client) cannotLogIn(t *testing.T) {
	t.Helper()
	resp, err := http.PostForm(c.url+"/ja/login", url.Values{"name": {"ann"}, "password": {password}})
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 507 || !strings.Contains(string(page), i18n.T("ja", "store.full")) {
		t.Errorf("a form on a full disk: got %d, %v, want 507 with the reason in Japanese", resp.StatusCode, err)
	}
}

// TestADiskThatRefuses: every write fails from one moment on, for another reason than room.
func TestADiskThatRefuses(t *testing.T) {
	d, c := serveOnDisk(t, "mount -t tmpfs -o size=12m none DIR")
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	limit := func(bytes string) {
		t.Helper()
		out, err := exec.Command("prlimit", "--pid", fmt.Sprint(d.cmd.Process.Pid), "--fsize="+bytes+":unlimited").CombinedOutput()
		if err != nil {
			t.Fatalf("prlimit: %v: %s", err, out)
		}
	}
	limit("1")
	promptly(t, "a write", func() {
		if a := c.want(t, 503, "POST", "/coverages/day/updates", `{"headline":"During"}`); a.Detail == "" {
			t.Error("a write was refused, want a reason")
		}
	})
	c.until(t, 503, "store")
	readPage(t, c.url+"/en/c/day", "A day")
	limit("unlimited")
	c.until(t, 200, "ok")
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"After"}`)
}

func readPage(t *testing.T, url, holds string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 || !strings.Contains(string(body), holds) {
		t.Errorf("%s: got %d, %v, want 200 with %q in it", url, resp.StatusCode, err, holds)
	}
}
