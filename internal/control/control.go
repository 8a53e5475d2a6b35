// Package control lets one process at a time own a data folder, and lets commands speak to
// the one that does: a lock file says who, a socket beside it takes work.
package control

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"readout/internal/fault"
)

// LockName is the file that says who owns the folder. It stays when nobody does.
const LockName = "lock"

const (
	socketName = "control.sock"
	maxRequest = 64 << 20 // bytes of a request: an import carries its page
)

// ErrLocked says that another process owns the folder.
var ErrLocked = errors.New("the data folder is in use by another process")

// Lock makes the folder if it is not there and takes it for this process, until the given
// function is called or the process ends, however it ends.
func Lock(dir string) (release func() error, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, LockName), os.O_CREATE|os.O_RDWR, 0o600)
	if errors.Is(err, syscall.EROFS) { // a lock that is there can be taken all the same
		if there, opened := os.Open(filepath.Join(dir, LockName)); opened == nil {
			f, err = there, nil
		}
	}
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrLocked
		}
		return nil, err
	}
	return f.Close, nil
}

// Run does a command: it reads params, writes what the person sees to out, and gives the
// fault if there is one.
type Run func(ctx context.Context, command string, params json.RawMessage, out io.Writer) error

// request is what is sent over the socket.
type request struct {
	Command string          `json:"command"`
	Params  json.RawMessage `json:"params"`
}

// line is one line of the answer.
type line struct {
	Out   string       `json:"out,omitempty"`
	Done  bool         `json:"done,omitempty"`
	Fault *fault.Error `json:"fault,omitempty"`
}

// Listen takes commands over the folder's socket until ctx ends; then the socket goes, which ended says. Call it
// only while the folder is locked: it removes the socket that a killed process left. Give the lock up after ended:
// else it is the socket of whoever takes the folder next that goes.
func Listen(ctx context.Context, dir string, run Run) (ended <-chan struct{}, err error) {
	path, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("control socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	server := &http.Server{Handler: handler(run), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		<-ctx.Done()
		server.Close()
		l.Close() // which a server that has not begun to serve leaves to Serve
	}()
	go func() {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			slog.Error("control socket", "error", err)
		}
	}()
	return gone, nil
}

// socketPath keeps within what the address of a Unix socket can hold: 107 bytes.
func socketPath(dir string) (string, error) {
	path, err := filepath.Abs(filepath.Join(dir, socketName))
	if err != nil {
		return "", err
	}
	if len(path) > 107 {
		return "", fmt.Errorf("the path of the data folder is too long for a socket: %d bytes with %s, at most 107 work; choose a shorter one", len(path), socketName)
	}
	return path, nil
}

// graveness is how loudly the log says that a command failed: what its line should have said otherwise its
// person was told; what could not be done, such as a backup, is for whoever looks after the site.
func graveness(err error) slog.Level {
	switch kind := fault.KindOf(err); {
	case errors.Is(err, context.Canceled): // whoever stopped it knows
	case kind == fault.Internal, kind == fault.Unavailable, kind == fault.Full:
		return slog.LevelError
	}
	return slog.LevelInfo
}

func handler(run Run) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var req request
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(&req); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out := &lineWriter{encoder: json.NewEncoder(w), control: http.NewResponseController(w)}
		last := line{Done: true}
		if err := run(r.Context(), req.Command, req.Params, out); err != nil {
			slog.Log(r.Context(), graveness(err), "command failed", "command", req.Command, "error", err)
			last.Fault = asFault(err)
		}
		out.send(last)
	})
}

func asFault(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return told(f)
	}
	return fault.New(fault.Internal, "control.failed", "cause", err.Error())
}

// told is a fault without its causes, which stay in this process.
func told(f *fault.Error) *fault.Error {
	out := *f
	out.Cause, out.Details = nil, nil
	for _, d := range f.Details {
		out.Details = append(out.Details, told(d))
	}
	return &out
}

// numbers makes a fault's whole numbers whole again: the words for 1 and for 2 differ, and
// JSON knows only one sort of number.
func numbers(f *fault.Error) {
	for name, v := range f.Args {
		if n, ok := v.(float64); ok && n == float64(int(n)) {
			f.Args[name] = int(n)
		}
	}
	for _, d := range f.Details {
		numbers(d)
	}
}

type lineWriter struct {
	encoder *json.Encoder
	control *http.ResponseController
}

func (w *lineWriter) Write(b []byte) (int, error) {
	if err := w.send(line{Out: string(b)}); err != nil {
		return 0, err
	}
	return len(b), nil
}

func (w *lineWriter) send(l line) error {
	if err := w.encoder.Encode(l); err != nil {
		return err
	}
	return w.control.Flush()
}

// Send has the process that owns the folder do a command. served is false when there is
// none: then the caller may take the lock and do it itself.
func Send(ctx context.Context, dir, command string, params any, out io.Writer) (served bool, err error) {
	path, err := socketPath(dir)
	if err != nil {
		return false, err
	}
	raw, err := json.Marshal(params)
	if err != nil {
		return false, err
	}
	body, err := json.Marshal(request{Command: command, Params: raw})
	if err != nil {
		return false, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://readout/", strings.NewReader(string(body)))
	if err != nil {
		return false, err
	}
	client := &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", path)
		},
	}}
	resp, err := client.Do(req)
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) {
		return false, nil
	}
	if err != nil {
		return true, err
	}
	defer resp.Body.Close()
	return true, receive(resp, out)
}

func receive(resp *http.Response, out io.Writer) error {
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 1000))
		return fmt.Errorf("control socket: %s: %s", resp.Status, text)
	}
	lines := bufio.NewReader(resp.Body)
	for decoder := json.NewDecoder(lines); ; {
		var l line
		if err := decoder.Decode(&l); err != nil {
			return fmt.Errorf("the server went away before it was done: %w", err)
		}
		if l.Out != "" {
			if _, err := io.WriteString(out, l.Out); err != nil {
				return err
			}
		}
		if l.Fault != nil {
			numbers(l.Fault)
			return l.Fault
		}
		if l.Done {
			return nil
		}
	}
}
