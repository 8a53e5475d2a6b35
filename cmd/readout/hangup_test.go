package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAHangUpEndsNobody: whoever reloads a service that has no certificates in files does not end it. It is
// a process of its own: a hang-up of this one could come late, to the next that listens for it.
func TestAHangUpEndsNobody(t *testing.T) {
	server := serveBinary(t, builtBinary(t), folder(t))
	for range 3 {
		if err := server.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		resp, err := http.Get(server.url + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("got %d, want it served on", resp.StatusCode)
		}
	}
	server.stop(syscall.SIGTERM)
	if code := server.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("stopped: got exit code %d, want 0", code)
	}
}

// TestTheDemoGoesWithItsTerminal: it takes its folder along then, as it does at Ctrl+C.
func TestTheDemoGoesWithItsTerminal(t *testing.T) {
	tmp := folder(t)
	t.Setenv("TMPDIR", tmp)
	p := start(t, nil, "demo", "--listen", "127.0.0.1:0", "--messages", "en")
	t.Cleanup(p.stop)
	for line := range p.out.lines {
		if strings.Contains(line, "Ctrl+C") {
			break
		}
	}
	if there, err := filepath.Glob(filepath.Join(tmp, "readout-demo-*")); err != nil || len(there) != 1 {
		p.stop()
		t.Fatalf("got %q, %v, want its folder; it ended with %d: %s", there, err, <-p.code, p.stderr)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if code := <-p.code; code != 0 {
		t.Errorf("got exit code %d, want 0: %s", code, p.stderr)
	}
	if left, err := os.ReadDir(tmp); err != nil || len(left) > 0 {
		t.Errorf("got %v, %v left, want nothing", left, err)
	}
}
