//go:build browser

package browser

import (
	"io"
	"net"
	"sync"
	"testing"
)

// A wire is a connection to a site that can be cut: what is open breaks, and nothing new
// comes through until it is mended. (A browser that is told to be offline keeps the stream
// it has.)
type wire struct {
	to string

	mu   sync.Mutex
	cut  bool
	deaf int // so many answers are still swallowed
	lost int // so many were: what was asked was done, and nobody heard
	open map[net.Conn]bool
}

// wired gives the same site as seen through a wire.
func (s *site) wired(t *testing.T) (*site, *wire) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{to: s.address, open: make(map[net.Conn]bool)}
	t.Cleanup(func() { l.Close(); w.set(true) })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.carry(c)
		}
	}()
	far := *s
	far.address = l.Addr().String()
	return &far, w
}

// set cuts the wire or mends it.
func (w *wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
	if !cut {
		return
	}
	for c := range w.open {
		c.Close()
	}
}

// hold keeps a connection, to be closed when the wire is cut; false if it is.
func (w *wire) hold(c net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.cut {
		w.open[c] = true
	}
	return !w.cut
}

func (w *wire) drop(c net.Conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.open, c)
	c.Close()
}

func (w *wire) carry(near net.Conn) {
	defer w.drop(near)
	if !w.hold(near) {
		return
	}
	far, err := net.Dial("tcp", w.to)
	if err != nil {
		return
	}
	defer w.drop(far)
	if !w.hold(far) {
		return
	}
	ended := make(chan struct{}, 2)
	go func() { io.Copy(far, near); ended <- struct{}{} }()
	go func() { w.answers(near, far); ended <- struct{}{} }()
	<-ended
}

// swallow lets the next answers come to nobody: the site does what it is asked, and then the
// connection breaks.
func (w *wire) swallow(answers int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.deaf = answers
}

// swallowed tells how many answers did not come through.
func (w *wire) swallowed() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lost
}

// answers carries what the site says, as long as somebody is to hear it.
func (w *wire) answers(near, far net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := far.Read(buffer)
		if n > 0 && w.loses() {
			return
		}
		if n > 0 {
			if _, err := near.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (w *wire) loses() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.deaf == 0 {
		return false
	}
	w.deaf--
	w.lost++
	return true
}
