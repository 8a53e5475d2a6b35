package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestKilledInTheMiddle kills the real binary while four write, starts it again, and has
// them repeat what was not answered, with the same keys. A kill leaves what the program gave
// to the kernel: what a power cut leaves is another test's business (TestPowerCut).
func TestKilledInTheMiddle(t *testing.T) {
	const writers = 4
	kills := 3
	if soaking() {
		kills = 200
	}
	binary, dir := builtBinary(t), onDisk(t)
	c := newsroom(t, dir)
	random := rand.New(rand.NewPCG(3, 1))
	log, acknowledged := &posted{}, 0
	for life := range kills + 1 {
		server := serveBinary(t, binary, dir)
		c.url = server.url
		if life == 0 {
			c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
		}
		log.repeat(t, c)
		if life == kills || life%20 == 19 {
			log.compare(t, c.everything(t, "day"))
		}
		if life == kills {
			break
		}
		var all sync.WaitGroup
		enough := make(chan struct{}, 10_000)
		for w := range writers {
			all.Go(func() { log.write(t.Context(), c, fmt.Sprintf("%d-%d", life, w), enough) })
		}
		perLife := 1 + random.IntN(60)
		await(t, enough, perLife)
		server.stop(syscall.SIGKILL)
		all.Wait()
		acknowledged += perLife
	}
	for _, l := range log.lostFiles(filepath.Join(dir, "media")) {
		t.Error(l)
	}
	t.Logf("%d kills: %d updates and %d pictures answered, %d requests repeated", kills, len(log.answered), len(log.files), log.repeated)
	if len(log.answered) < acknowledged || log.repeated == 0 || len(log.files) == 0 {
		t.Errorf("got %d answered, %d pictures and %d repeated, want at least %d, 1 and 1: else this test proves nothing", len(log.answered), len(log.files), log.repeated, acknowledged)
	}
}

// await waits until so much was answered.
func await(t *testing.T, answered <-chan struct{}, count int) {
	t.Helper()
	for i := range count {
		select {
		case <-answered:
		case <-time.After(time.Minute):
			t.Fatalf("got %d answers and then none for a minute, want %d", i, count)
		}
	}
}

// served is the real binary as a server.
type served struct {
	cmd  *exec.Cmd
	url  string
	stop func(os.Signal) // and waits for its end
}

// serveBinary starts the binary as a server.
func serveBinary(t *testing.T, binary, dir string) *served {
	t.Helper()
	s := &served{cmd: exec.Command(binary, "serve", "--data", dir, "--listen", "127.0.0.1:0", "--log-level", "error")}
	s.cmd.Stderr = os.Stderr
	r, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	s.stop = func(sig os.Signal) {
		once.Do(func() {
			s.cmd.Process.Signal(sig)
			s.cmd.Wait()
		})
	}
	t.Cleanup(func() { s.stop(syscall.SIGKILL) })
	if s.url, err = reading(r).url(); err != nil {
		t.Fatal(err)
	}
	return s
}
