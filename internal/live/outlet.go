package live

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// outlet is where the bytes for a reader go. within is how long one write may take.
type outlet interface {
	write(b []byte, within time.Duration) error
}

// answer writes to an answer of net/http: to readers over HTTP/2, whose connection carries
// other answers too.
type answer struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (a answer) write(b []byte, within time.Duration) error {
	if err := a.control.SetWriteDeadline(time.Now().Add(within)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := a.w.Write(b); err != nil {
		return err
	}
	if err := a.control.Flush(); err != nil {
		return err
	}
	// Over HTTP/2 a deadline that passes ends the stream, though nothing is being written.
	if err := a.control.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}

// connection is one that was taken over from net/http: what is written goes out as it is,
// in one piece, and nothing of net/http is kept in memory for it.
type connection struct{ net.Conn }

func (c connection) write(b []byte, within time.Duration) error {
	if err := c.SetWriteDeadline(time.Now().Add(within)); err != nil {
		return err
	}
	_, err := c.Write(b)
	return err
}

// untilGone waits until the reader has gone. One who says something instead of listening is
// none: a stream takes nothing.
func (c connection) untilGone() {
	_, _ = c.Read(make([]byte, 1))
}

// begin sends the head of the answer and gives where the rest goes. Over HTTP/1 that is the
// connection, which is no longer net/http's from then on and is to be closed.
func begin(w http.ResponseWriter, r *http.Request) (outlet, error) {
	head := w.Header()
	head.Set("Content-Type", "text/event-stream; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Accel-Buffering", "no") // nginx buffers event streams unless told
	control := http.NewResponseController(w)
	if r.ProtoMajor != 1 || r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return answer{w, control}, nil
	}
	head.Set("Transfer-Encoding", "identity") // has net/http send no chunks, and say that the connection closes at the end
	w.WriteHeader(http.StatusOK)
	conn, _, err := control.Hijack()
	if errors.Is(err, http.ErrNotSupported) {
		return answer{w, control}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("take over a connection: %w", err)
	}
	return connection{conn}, nil
}
