package live

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"
	"time"

	"readout/internal/journal"
)

// page is how many Changes are read from the Source at a time.
const page = 200

// Serve sends a stream to one reader as Server-Sent Events
// (https://html.spec.whatwg.org/multipage/server-sent-events.html) until the reader goes,
// the stream ends or the Hub closes. It goes on after the position in the header
// Last-Event-ID, or else in the parameter "after"; without one, or with one that this
// stream does not have, it sends a reset: the whole state. Events bear the position as
// their id, except end.
//
// A reader who comes back to a stream that has ended and has missed nothing gets 204,
// which tells browsers not to come again.
//
// Over HTTP/1 it returns as soon as the answer has begun: the reader goes on in a goroutine
// of the Hub's.
func (h *Hub) Serve(w http.ResponseWriter, r *http.Request, s journal.Stream, lang string) {
	select {
	case h.places <- struct{}{}:
	default:
		w.Header().Set("Retry-After", "5")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	rd := &reader{hub: h, ring: h.ring(s), stream: s, lang: lang, began: time.Now()}
	known, over, err := rd.find(r)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		rd.leave(err)
		return
	}
	if over {
		w.Header().Set("Cache-Control", "no-store") // else a cache may keep a 204
		w.WriteHeader(http.StatusNoContent)
		rd.leave(nil)
		return
	}
	h.away.Add(1) // before the connection is taken over: from then on nobody else waits for us
	rd.out, err = begin(w, r)
	if conn, ok := rd.out.(connection); ok {
		go func() {
			defer h.away.Done()
			rd.goOn(conn, known)
		}()
		return
	}
	h.away.Done()
	if err != nil || r.Method == http.MethodHead {
		rd.leave(err)
		return
	}
	rd.leave(rd.serve(r.Context(), known))
}

var errClosing = errors.New("closing")

// reader is one connection with its cursor.
type reader struct {
	hub    *Hub
	ring   *ring
	stream journal.Stream
	lang   string
	out    outlet
	at     journal.Position
	began  time.Time
}

// goOn serves a reader whose connection was taken over, and closes it.
func (rd *reader) goOn(conn connection, known bool) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		conn.untilGone()
		cancel()
	}()
	var err error
	defer func() {
		if p := recover(); p != nil { // as net/http would have: one reader is let go, the others stay
			slog.Error("a stream ended in a panic", "stream", rd.stream, "panic", p, "stack", string(debug.Stack()))
		}
		_ = conn.Close()
		cancel()
		rd.leave(err)
	}()
	err = rd.serve(ctx, known)
}

// leave gives the reader's place to others.
func (rd *reader) leave(err error) {
	rd.hub.drop(rd.ring)
	<-rd.hub.places
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, errClosing) {
		slog.Debug("reader let go", "stream", rd.stream, "error", err)
	}
}

// find finds where the reader goes on. known is false when a reset must come first; over
// tells that the stream has ended and the reader has all of it.
func (rd *reader) find(r *http.Request) (known, over bool, err error) {
	ctx := r.Context()
	if err := rd.ring.backfill(ctx, rd.hub.source); err != nil {
		return false, false, err
	}
	if known, err = rd.place(ctx, r); err != nil || !known {
		return false, false, err
	}
	over, err = rd.missedNothing(ctx)
	return true, over, err
}

// serve sends what is to be sent first, and then what comes.
func (rd *reader) serve(ctx context.Context, known bool) error {
	// Spread over four seconds, so that a crowd that was cut off does not come back as one.
	if err := rd.write(fmt.Appendf(nil, "retry: %d\n\n", 1000+rand.IntN(4000))); err != nil {
		return err
	}
	if !known {
		if err := rd.reset(ctx); err != nil {
			return err
		}
	}
	return rd.follow(ctx)
}

// place finds where the reader wants to go on; known is false when a reset must come first.
func (rd *reader) place(ctx context.Context, r *http.Request) (known bool, err error) {
	last := r.Header.Get("Last-Event-ID")
	if last == "" {
		last = r.URL.Query().Get("after")
	}
	p, err := journal.ParsePosition(last)
	if err != nil {
		return false, nil
	}
	if !rd.ring.knows(p) {
		if _, ok, err := rd.hub.source.Lines(ctx, rd.stream, p, 1); err != nil || !ok {
			return false, err
		}
	}
	rd.at = p
	return true, nil
}

// missedNothing tells whether the stream has ended and the reader has all of it.
func (rd *reader) missedNothing(ctx context.Context) (bool, error) {
	ended, err := rd.ring.over(ctx, rd.hub.render)
	if err != nil || !ended {
		return false, err
	}
	head, err := rd.hub.source.Head(ctx, rd.stream)
	return head == rd.at, err
}

func (rd *reader) reset(ctx context.Context) error {
	whole, err := rd.ring.reset(ctx, rd.hub.render, rd.lang)
	if err != nil {
		return err
	}
	rd.at = whole.at
	return rd.write(whole.bytes)
}

// follow sends what comes after the cursor, for as long as there is somebody to send it to.
func (rd *reader) follow(ctx context.Context) error {
	beat := time.NewTimer(rd.hub.o.Heartbeat)
	defer beat.Stop()
	for {
		news, err := rd.catchUp(ctx)
		if err != nil {
			return err
		}
		if over, err := rd.ring.over(ctx, rd.hub.render); err != nil || over {
			return errors.Join(err, rd.end(over))
		}
		beat.Reset(rd.hub.o.Heartbeat)
		select {
		case <-news:
		case <-beat.C:
			if err := rd.write([]byte(":\n\n")); err != nil {
				return err
			}
		case <-rd.hub.closing:
			return errClosing
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// end says that nothing more will come. It bears no id: a reader who returns all the same
// returns with the position of the last Change.
func (rd *reader) end(over bool) error {
	if !over {
		return nil
	}
	return rd.write([]byte("event: end\ndata: {}\n\n"))
}

// catchUp sends everything after the cursor and gives the channel that tells of more.
func (rd *reader) catchUp(ctx context.Context) (<-chan struct{}, error) {
	for {
		lines, news, held := rd.ring.after(rd.at)
		if !held {
			more, err := rd.fromSource(ctx)
			if err != nil {
				return nil, err
			}
			if !more {
				// News that came after the read has closed the channel taken before it.
				return news, nil
			}
			continue
		}
		if len(lines) == 0 {
			return news, nil
		}
		if err := rd.send(ctx, lines); err != nil {
			return nil, err
		}
	}
}

// fromSource sends what the Source has after the cursor; more tells whether it had anything.
func (rd *reader) fromSource(ctx context.Context) (more bool, err error) {
	changes, ok, err := rd.hub.source.Lines(ctx, rd.stream, rd.at, page)
	if err != nil {
		return false, err
	}
	if !ok {
		return true, rd.reset(ctx) // the ground has changed under us
	}
	lines := make([]*line, len(changes))
	for i, c := range changes {
		at, _ := c.In(rd.stream)
		lines[i] = newLine(at, c)
	}
	return len(lines) > 0, rd.send(ctx, lines)
}

// send writes lines, as many as fit into one write of some size. One alone, as news mostly
// is, goes out as the bytes that all readers share.
func (rd *reader) send(ctx context.Context, lines []*line) error {
	const enough = 64 << 10
	var out bytes.Buffer
	sent := 0
	for i, l := range lines {
		b, err := l.message(ctx, rd.hub.render, rd.lang, rd.stream)
		if err != nil {
			return err
		}
		last := i == len(lines)-1
		if out.Len() > 0 || !last {
			out.Write(b)
			b = out.Bytes()
		}
		if len(b) < enough && !last {
			continue
		}
		if err := rd.write(b); err != nil {
			return err
		}
		rd.at = l.at
		out.Reset()
		rd.tell(lines[sent : i+1])
		sent = i + 1
	}
	return nil
}

// tell says how long lines took to get here. What came before the reader did is no news.
func (rd *reader) tell(lines []*line) {
	if rd.hub.o.Sent == nil {
		return
	}
	for _, l := range lines {
		if l.came.After(rd.began) {
			rd.hub.o.Sent(time.Since(l.came))
		}
	}
}

// write sends bytes at once, within the time a reader is given.
func (rd *reader) write(b []byte) error { return rd.out.write(b, rd.hub.o.Write) }

// message writes an event; data is one line.
func message(event string, at journal.Position, data []byte) []byte {
	return fmt.Appendf(nil, "id: %s\nevent: %s\ndata: %s\n\n", at, event, data)
}
