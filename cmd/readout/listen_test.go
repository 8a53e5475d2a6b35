//go:build unix

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSocketActivation passes an open socket as systemd does: the server takes it, says when
// it is ready, and who connects while none runs waits for the next one instead of failing.
func TestSocketActivation(t *testing.T) {
	dir, binary := folder(t), builtBinary(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	socket, err := l.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	told, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: filepath.Join(dir, "notify"), Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer told.Close()
	begin := func() *exec.Cmd {
		// LISTEN_PID is the process's own number, so that its children do not take it for theirs.
		cmd := exec.Command("sh", "-c", `LISTEN_PID=$$ exec "$0" serve --log-level error`, binary)
		cmd.Env = append(os.Environ(), "LISTEN_FDS=1", "NOTIFY_SOCKET="+dir+"/notify", "READOUT_DATA="+dir+"/data", "READOUT_LISTEN=127.0.0.1:1")
		cmd.ExtraFiles = []*os.File{socket}
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
		return cmd
	}
	hears := func(want string) {
		t.Helper()
		b := make([]byte, 100)
		told.SetReadDeadline(time.Now().Add(20 * time.Second))
		n, err := told.Read(b)
		if got := string(b[:n]); err != nil || got != want {
			t.Errorf("told to systemd: got %q, %v, want %s", got, err, want)
		}
	}
	server := begin()
	hears("READY=1")
	url := "http://" + l.Addr().String() + "/healthz"
	if status, err := statusOf(url); err != nil || status != 200 {
		t.Fatalf("on the socket: got %d, %v, want 200", status, err)
	}
	server.Process.Signal(syscall.SIGTERM)
	hears("STOPPING=1")
	if err := server.Wait(); err != nil {
		t.Errorf("stopped: got %v, want it to end well", err)
	}
	answer := make(chan string, 1)
	go func() {
		status, err := (&http.Client{Timeout: 20 * time.Second}).Get(url)
		if err != nil {
			answer <- err.Error()
			return
		}
		status.Body.Close()
		answer <- status.Status
	}()
	begin()
	hears("READY=1")
	if got := <-answer; got != "200 OK" {
		t.Errorf("asked between two servers: got %s, want it answered by the second", got)
	}
}

// TestSocketsForAnotherProcess are not ours.
func TestSocketsForAnotherProcess(t *testing.T) {
	for _, env := range []map[string]string{
		{}, {"LISTEN_FDS": "1"}, {"LISTEN_FDS": "1", "LISTEN_PID": "1"},
	} {
		got, err := inherited(env, os.Getpid())
		if err != nil || len(got.named)+len(got.other) > 0 {
			t.Errorf("%v: got %+v, %v, want none", env, got, err)
		}
	}
	if _, err := inherited(map[string]string{"LISTEN_FDS": "x", "LISTEN_PID": fmt.Sprint(os.Getpid())}, os.Getpid()); err == nil {
		t.Error("a number that is none: got no error")
	}
}

// metricsWith asks for the numbers until the lines are there together: what was sent is counted
// after the reader has it, and the signer of the log stores by itself behind every change.
func metricsWith(t *testing.T, address string, lines ...string) string {
	t.Helper()
	body := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		body = getBody(t, address)
		lacks := func(line string) bool { return !strings.Contains(body, line) }
		if !slices.ContainsFunc(lines, lacks) {
			return body
		}
	}
	t.Fatalf("%q never came together:\n%s", lines, body)
	return ""
}

// TestMetrics are at an address of their own, and nowhere else.
func TestMetrics(t *testing.T) {
	dir, numbers := folder(t), freePort(t)
	c := newsroom(t, dir)
	_, c.url = serve(t, dir, "--metrics-listen", numbers)
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	stream, err := http.Get(c.url + "/c/day/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	read(t, stream.Body, "event: reset")
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"News"}`)
	read(t, stream.Body, "event: update")
	getBody(t, c.url+"/c/day")
	getBody(t, c.url+"/c/day")
	body := metricsWith(t, "http://"+numbers+"/metrics", "readout_publish_to_screen_seconds_count 1", "readout_commit_queue 0")
	for _, want := range []string{
		`readout_readers{stream="coverage/`, `} 1`,
		"readout_changes_total 2",
		`readout_commit_seconds_count{result="stored"}`,
		`readout_requests_total{route="GET /c/{slug}",status="200"} 2`,
		`readout_requests_total{route="POST /api/v1/coverages/{slug}/updates",status="201"} 1`,
		"readout_shelf_hits_total 1",
		"process_open_fds", "go_goroutines",
		`readout_build_info{version="`, "readout_storing 1", "readout_disk_free_bytes ", "readout_log_unsigned_lines ", `readout_schedules{state="held"} 0`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the numbers lack %s", want)
		}
	}
	if t.Failed() {
		t.Log(body)
	}
	if status, err := statusOf(c.url + "/metrics"); err != nil || status != 404 {
		t.Errorf("/metrics where readers are: got %d, %v, want 404", status, err)
	}
}

// read reads on until a line has come.
func read(t *testing.T, r io.Reader, want string) {
	t.Helper()
	var seen []byte
	for b := make([]byte, 1); !strings.HasSuffix(string(seen), want+"\n"); {
		if _, err := r.Read(b); err != nil {
			t.Fatalf("the stream ended before %q: %v", want, err)
		}
		seen = append(seen, b[0])
	}
}

// TestAnAddressThatIsTakenMayBeFreeLater: systemd tries a start again that ended for what may pass, and not one whose
// flag is wrong.
func TestAnAddressThatIsTakenMayBeFreeLater(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for address, want := range map[string]int{l.Addr().String(): exitFailed, "192.0.2.1:80": exitFailed, "127.0.0.1:x": exitUsage} {
		if _, errs, code := do(t, "serve", "--data", folder(t), "--listen", address); code != want || !strings.Contains(errs, "--listen") {
			t.Errorf("%s: got %d, %q, want %d", address, code, errs, want)
		}
	}
}
