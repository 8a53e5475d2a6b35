package live

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"readout/internal/journal"
)

// streaming serves a Hub over real connections.
func streaming(t *testing.T, h *Hub, http2 bool) *httptest.Server {
	t.Helper()
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.Serve(w, r, stream, "en")
	}))
	if srv.EnableHTTP2 = http2; http2 {
		srv.StartTLS()
	} else {
		srv.Start()
	}
	t.Cleanup(srv.Close)
	t.Cleanup(h.Close)
	return srv
}

// nobodyLeft waits until all places are free.
func nobodyLeft(t *testing.T, h *Hub) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); h.Readers() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("readers: got %d, want none", h.Readers())
		}
	}
}

// Over HTTP/1.1 an event goes out as its bytes are, without the lengths of chunks, and the
// head says that the connection ends with the stream.
func TestAConnectionIsTakenOver(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{})
	srv := streaming(t, h, false)
	conn, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	in := bufio.NewReader(conn)
	var head []string
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if line == "\r\n" {
			break
		}
		head = append(head, strings.TrimSpace(line))
	}
	all := strings.Join(head, "\n")
	check(t, "status", head[0], "HTTP/1.1 200 OK")
	for _, want := range []string{"Connection: close", "Content-Type: text/event-stream; charset=utf-8", "Cache-Control: no-store", "X-Accel-Buffering: no"} {
		if !strings.Contains(all, want) {
			t.Errorf("the head lacks %q:\n%s", want, all)
		}
	}
	if strings.Contains(all, "Transfer-Encoding") || strings.Contains(all, "Content-Length") {
		t.Errorf("the head promises a length:\n%s", all)
	}
	var said strings.Builder
	until := func(words string) {
		t.Helper()
		for !strings.Contains(said.String(), words) {
			line, err := in.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			said.WriteString(line)
		}
	}
	until(`"all":0`) // the state that the update is not in yet
	h.Apply([]*journal.Change{f.commit(journal.Posted, "one", "first", stream)})
	until(`"words":"first"`)
	if !strings.HasPrefix(said.String(), "retry: ") {
		t.Errorf("got %q, want nothing before the first field", said.String())
	}
	check(t, "readers", h.Readers(), 1)
	conn.Close()
	nobodyLeft(t, h) // though nothing was written since
}

// A client who speaks while it should listen is let go, whatever it says.
func TestWhoSpeaksIsLetGo(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{})
	srv := streaming(t, h, false)
	conn, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	if _, err := conn.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Write([]byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	nobodyLeft(t, h)
}

// Who asks for the head alone gets it, and no stream.
func TestTheHeadAlone(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{})
	srv := streaming(t, h, false)
	resp, err := http.Head(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	check(t, "type", resp.Header.Get("Content-Type"), "text/event-stream; charset=utf-8")
	nobodyLeft(t, h)
}

// Over HTTP/2 the connection carries more than the stream, and is left to net/http. The stream
// outlives the time that one write may take, though nothing is said meanwhile.
func TestAStreamOverHTTP2(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{Write: 200 * time.Millisecond, Heartbeat: time.Second})
	srv := streaming(t, h, true)
	resp, err := srv.Client().Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	check(t, "protocol", resp.Proto, "HTTP/2.0")
	lines := bufio.NewScanner(resp.Body)
	until := func(words string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), words) {
				return
			}
		}
		t.Fatalf("the stream ended before %q came", words)
	}
	until(`"all":0`)
	until(":") // the heartbeat, five times as long after it as a write may take
	h.Apply([]*journal.Change{f.commit(journal.Posted, "one", "first", stream)})
	until(`"words":"first"`)
	resp.Body.Close()
	nobodyLeft(t, h)
}

// panics is a Render that panics when it is asked for a Change.
type panics struct{ *fakeSite }

func (panics) Fragment(context.Context, string, journal.Stream, *journal.Change) ([]byte, error) {
	panic("not today")
}

// A panic in one reader's stream ends that stream: the program and the others go on.
func TestAPanicEndsOneStream(t *testing.T) {
	f := newFakeSite()
	h := New(f, panics{f}, Options{})
	srv := streaming(t, h, false)
	resp, err := http.Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() && lines.Text() != "event: reset" { // what is committed before would be in it, and not be asked for
	}
	h.Apply([]*journal.Change{f.commit(journal.Posted, "one", "first", stream)})
	for lines.Scan() {
	}
	if err := lines.Err(); err != nil {
		t.Errorf("the stream ended with %v", err)
	}
	nobodyLeft(t, h)
}

// When the Hub closes, all who were taken over go, and Wait tells when they have.
func TestWaitForThoseTakenOver(t *testing.T) {
	f := newFakeSite()
	h := New(f, f, Options{})
	srv := streaming(t, h, false)
	for range 3 {
		resp, err := http.Get(srv.URL)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
	}
	within, cancel := context.WithCancel(t.Context())
	cancel()
	h.Wait(within)
	check(t, "readers while it is open", h.Readers(), 3)
	h.Close()
	h.Wait(t.Context())
	check(t, "readers when it is closed", h.Readers(), 0)
}
