//go:build linux && root

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// TestPowerCut cuts the power again and again while four write: from what the disk has then a
// server is started elsewhere. All that was acknowledged before the cut is there, once; what
// was under way is sent again with the same key and is not there twice; the log goes on from
// the head that was seen before.
func TestPowerCut(t *testing.T) {
	t.Parallel()
	cuts := 3
	if soaking() {
		cuts = 50
	}
	w := startCutting(t, builtBinary(t))
	answered, repeated, pictures := 0, 0, 0
	for i := range cuts {
		c := w.cut(t)
		for _, l := range c.lost {
			t.Errorf("cut %d, after %d updates: %s", i+1, len(c.known.answered), l)
		}
		if t.Failed() {
			return
		}
		c.goOn(t)
		answered, repeated, pictures = answered+len(c.known.answered), repeated+c.known.repeated, pictures+len(c.known.files)
		c.server.stop(syscall.SIGKILL)
	}
	t.Logf("%d cuts: %d updates and %d pictures looked for, %d requests repeated", cuts, answered, pictures, repeated)
	if answered == 0 || repeated == 0 || pictures == 0 {
		t.Errorf("got %d updates, %d pictures looked for and %d requests repeated: this test proves nothing", answered, pictures, repeated)
	}
}

// TestPowerCutCanFail tries the same with a binary whose database does not wait for the disk
// (synchronous=NORMAL): then updates that were acknowledged are lost, and TestPowerCut would
// say so.
func TestPowerCutCanFail(t *testing.T) {
	t.Parallel()
	binary := filepath.Join(t.TempDir(), "readout")
	if out, err := exec.Command("go", "build", "-ldflags", "-w -X readout/internal/store.synchronous=NORMAL", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	cuts := 3
	if soaking() {
		cuts = 20
	}
	w := startCutting(t, binary)
	lost, answered := 0, 0
	for range cuts {
		c := w.cut(t)
		lost, answered = lost+len(c.lostUpdates), answered+len(c.known.answered)
		c.server.stop(syscall.SIGKILL)
	}
	t.Logf("%d cuts with synchronous=NORMAL: lost %d of %d acknowledged updates", cuts, lost, answered)
	if lost == 0 {
		t.Errorf("lost none of %d acknowledged updates, want some: the cuts lose nothing", answered)
	}
}

// cutting is a server on a disk whose power is cut, with its writers.
type cutting struct {
	binary   string
	disk     *cutDisk
	client   *client
	log      *posted
	random   *rand.Rand
	answered chan struct{}
}

func startCutting(t *testing.T, binary string) *cutting {
	t.Helper()
	// The writers go on for so many answers that nobody took, so that the disk does not fill up
	// while a cut is looked at.
	const writers, size, ahead = 4, 128 << 20, 100
	w := &cutting{binary: binary, disk: newCutDisk(t, size), log: &posted{}, random: rand.New(rand.NewPCG(50, 4)), answered: make(chan struct{}, ahead)}
	file := filepath.Join(folder(t), "disk")
	script := mounting(file) + "; mkfs.ext4 -q -F -b 4096 " + file + "; mount -o loop " + file + " DIR; " +
		`"$READOUT" user add ann --role editor >&2; echo "token $("$READOUT" token add --user ann)"`
	var server *disk
	server, w.client = startOnDisk(t, binary, script, w.disk.device)
	w.client.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	var all sync.WaitGroup
	t.Cleanup(func() {
		server.stop(syscall.SIGKILL)
		all.Wait()
		<-w.disk.ended
	})
	for i := range writers {
		all.Go(func() {
			if err := w.log.write(t.Context(), w.client, fmt.Sprint(i), w.answered); !strings.Contains(err.Error(), "answered") {
				return // stopped
			} else if !t.Failed() {
				t.Errorf("writer %d: %v", i, err)
			}
		})
	}
	return w
}

// cutServer runs on what was found after a cut.
type cutServer struct {
	server      *disk
	client      *client
	known       *posted
	head        string // of the log, before the cut
	lostUpdates []string
	lost        []string
}

// cut waits a little, cuts, and starts a server on what the disk has then.
func (w *cutting) cut(t *testing.T) *cutServer {
	t.Helper()
	await(t, w.answered, len(w.answered)+1+w.random.IntN(40))
	c := &cutServer{head: getBody(t, w.client.url+"/log/head")}
	acknowledged := w.log.seen()
	image := keepImage(t, w.disk.cut(w.random))
	c.known = w.log.seen() // and with it what may be there or not
	defer os.Remove(image) // the mounted file lives as long as its server
	c.server, c.client = startOnDisk(t, w.binary, "mount -o loop "+image+" DIR")
	c.client.token = w.client.token
	all := &answer{}
	if a, err := c.client.ask(t.Context(), "GET", "/coverages/day", ""); err != nil || a.Status != 404 { // else all is lost
		all = c.client.everything(t, "day")
	}
	all.whole(t)
	c.lostUpdates = acknowledged.lost(all)
	c.lost = append(c.lostUpdates, acknowledged.lostFiles(c.server.inside("data/media"))...)
	c.known.answered = acknowledged.answered
	return c
}

// goOn sends what was not answered again, and looks whether the log grew from what it was.
func (c *cutServer) goOn(t *testing.T) {
	t.Helper()
	c.known.repeat(t, c.client)
	c.known.compare(t, c.client.everything(t, "day"))
	head := filepath.Join(folder(t), "head")
	if err := os.WriteFile(head, []byte(c.head), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "verify", c.client.url, "--head", head)
}
