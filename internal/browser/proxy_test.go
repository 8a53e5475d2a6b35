//go:build browser

package browser

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// nginx in front buffers what passes, event streams too, unless it is told not to: an
// update must come through while the stream is open.
func TestAStreamBehindNginx(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	s.cover(t, "behind")
	front := nginx(t, s.address)

	r, err := http.Get("http://" + front + "/c/behind/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	time.AfterFunc(patience, func() { r.Body.Close() }) // a stream that is held back ends the test
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 1<<20)
	until(t, lines, "event: reset")
	s.post(t, "behind", "Through the proxy", "")
	until(t, lines, "event: update")
	until(t, lines, "Through the proxy")
}

// The desk's bell comes through it too, while its stream is open: who comes and who goes is known
// at once, and the stream's end, which says that a tab is lost, reaches the site.
func TestTheDeskBellBehindNginx(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "bell-behind")
	s.run(t, password, "user", "add", "behind", "--role", "editor", "--password-stdin")
	front := nginx(t, s.address)
	ask := func(method, address, session, form string) *http.Response {
		t.Helper()
		r, err := http.NewRequest(method, address, strings.NewReader(form))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.AddCookie(&http.Cookie{Name: "readout_session", Value: session})
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { resp.Body.Close() })
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("%s %s: got %d", method, address, resp.StatusCode)
		}
		return resp
	}
	desk := "/desk/c/" + slug
	bell := ask("GET", "http://"+front+desk+"/here/stream?tab=1", s.session(t), "")
	time.AfterFunc(patience, func() { bell.Body.Close() }) // a bell that is held back ends the test
	lines := bufio.NewScanner(bell.Body)

	other := s.sessionOf(t, "behind", password)
	theirs := ask("GET", "http://"+front+desk+"/here/stream?tab=2", other, "")
	ask("POST", "http://"+front+desk+"/here", other, "tab=2&n=0&doing=writing")
	until(t, lines, "event: here")
	theirs.Body.Close() // the tab is closed, and cannot say so
	until(t, lines, "event: here")
	page, err := io.ReadAll(ask("POST", "http://"+front+desk+"/here", s.session(t), "tab=1&n=0&doing=reading").Body)
	if err != nil || strings.Contains(string(page), "<strong>behind") {
		t.Errorf("they are gone, and listed all the same, or the list is not read: %v", err)
	}
}

// until reads lines up to one that holds some words.
func until(t *testing.T, lines *bufio.Scanner, words string) {
	t.Helper()
	for lines.Scan() {
		if strings.Contains(lines.Text(), words) {
			return
		}
	}
	t.Fatalf("the stream ended without %q: %v", words, lines.Err())
}

// nginx starts a real one in front of an address, configured as the README says, and gives
// the address it listens on.
func nginx(t *testing.T, behind string) string {
	t.Helper()
	dir := t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	conf := filepath.Join(dir, "nginx.conf")
	err = os.WriteFile(conf, fmt.Appendf(nil, `
daemon off; pid %[1]s/pid; error_log %[1]s/errors; worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
  server {
    listen %[2]s;
    location / {
      proxy_pass http://%[3]s;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_read_timeout 60s;
    }
  }
}`, dir, address, behind), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	cmd := endsWithUs(exec.Command("nginx", "-c", conf, "-p", dir, "-e", filepath.Join(dir, "start")))
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: install the package nginx", err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM) // killed, it would leave its workers
		cmd.Wait()
	})
	for late := time.Now().Add(patience); ; {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return address
		}
		if time.Now().After(late) {
			words, _ := os.ReadFile(filepath.Join(dir, "start"))
			t.Fatalf("nginx does not listen: %s", words)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
