package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout/internal/bell"
	"readout/internal/desk"
	"readout/internal/people"
)

// Listening is how a page of the desk learns that it is old.
type Listening interface {
	ListenCoverage(ctx context.Context, slug string) (*bell.Ear, error)
	ListenHome(ctx context.Context) (*bell.Ear, error)
}

var _ Listening = (*desk.Desk)(nil)

// mostBells is how many streams of the desk there are at once.
const mostBells = 1000

// beat is how often a stream of the desk says that it is there; who has lapsed is found then.
const beat = 10 * time.Second

// gap is how long a stream waits after it has rung: what happens meanwhile is one ring.
const gap = 250 * time.Millisecond

// Bell is where a page hears that it is old: an address, and how things stood when the page
// was read; "" if nobody looked, then it is told at once that it may be.
type Bell struct {
	URL string
	At  string
}

func (s *Server) coverageBell(r *http.Request, slug string) *Bell {
	return &Bell{URL: s.words(r).Link(deskCoveragePath(slug) + "/here/stream")}
}

func (s *Server) homeBell(r *http.Request) *Bell {
	return &Bell{URL: s.words(r).Link("/desk/stream")}
}

// since says how things stand now, before anything that changes is read.
func (b *Bell) since(ear *bell.Ear, err error) (*Bell, error) {
	if err != nil {
		return nil, err
	}
	defer ear.Close()
	b.At = ear.State()
	return b, nil
}

// hereStream is the bell of a coverage's desk: it rings when something is shown otherwise
// there, and for those who may know when somebody comes, goes or begins to write. It holds no
// words and no names; who hears it asks. It ends when its reader may not ask any more.
func (s *Server) hereStream(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	defer s.lost(r, slug)
	return s.ring(w, r, ringing{
		listen: func(ctx context.Context) (*bell.Ear, error) { return s.newsroom.ListenCoverage(ctx, slug) },
		watch: func(ctx context.Context) (<-chan struct{}, error) {
			c, err := s.newsroom.CoverageToWrite(ctx, slug)
			if err != nil || !people.From(ctx).MayOn(people.ReadDrafts, c.ID) {
				return nil, err
			}
			if _, err = s.newsroom.Here(ctx, slug); err != nil { // lets go who has lapsed
				return nil, err
			}
			return s.newsroom.WatchHere(ctx, slug)
		},
	})
}

// grace is how long a tab whose stream has ended has for a word.
const grace = 3 * time.Second

// lost sees to it that a tab whose stream has ended is gone unless it is heard of: its own
// word that it leaves may not reach us.
func (s *Server) lost(r *http.Request, slug string) {
	tab := r.URL.Query().Get("tab")
	if tab == "" {
		return
	}
	ctx := context.WithoutCancel(r.Context())
	time.AfterFunc(grace, func() {
		_ = s.newsroom.Lost(ctx, slug, tab, grace) // who may not work there any more is not there either
	})
}

// homeStream is the bell of the desk's first page.
func (s *Server) homeStream(w http.ResponseWriter, r *http.Request) error {
	return s.ring(w, r, ringing{
		listen: s.newsroom.ListenHome,
		watch:  func(context.Context) (<-chan struct{}, error) { return nil, nil },
	})
}

// ringing is what a stream of the desk rings for: news of what is shown, and of who is there,
// where that is told (else a nil channel).
type ringing struct {
	listen func(context.Context) (*bell.Ear, error)
	watch  func(context.Context) (<-chan struct{}, error)
}

// ring rings until its reader goes, may not listen any more, or hears other things than when
// the stream began: then the browser comes again.
func (s *Server) ring(w http.ResponseWriter, r *http.Request, of ringing) error {
	ear, err := of.listen(r.Context())
	if err != nil {
		return err
	}
	defer ear.Close()
	here, err := of.watch(r.Context())
	if err != nil {
		return err
	}
	if !s.beginRinging(w) {
		return nil
	}
	defer func() { <-s.bells }()
	say := fmt.Sprintf("retry: %d\n\n", 2000)
	told := heardLast(r)
	if now := ear.State(); now != told {
		told, say = now, say+deskChanged(now)
	}
	for (say == "" || sendNow(w, say) == nil) && !ear.Ended() {
		if say != beating && !pause(r.Context(), gap) {
			return nil
		}
		var goesOn bool
		if say, goesOn = s.wait(r, ear, here); !goesOn {
			return nil
		}
		if now := ear.State(); now != told {
			told, say = now, say+deskChanged(now)
		}
		again, err := s.withUser(r)
		if err != nil {
			return nil
		}
		now, err := of.watch(again.Context())
		if err != nil || !s.sameEar(again, of, ear) {
			return nil
		}
		if rung(here) && !strings.Contains(say, hereChanged) {
			say += hereChanged // somebody lapsed
		}
		here = now
	}
	return nil
}

// beginRinging takes a place for a stream and begins it; false if there is none.
func (s *Server) beginRinging(w http.ResponseWriter) bool {
	h := w.Header()
	select {
	case s.bells <- struct{}{}:
	default:
		h.Set("Retry-After", "30")
		w.WriteHeader(http.StatusServiceUnavailable)
		return false
	}
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx buffers event streams unless told
	w.WriteHeader(http.StatusOK)
	return true
}

const (
	beating     = ":\n\n"
	hereChanged = "event: here\ndata: {}\n\n"
)

// deskChanged says how things stand now, so that a browser that comes back can say it.
func deskChanged(now string) string { return "id: " + now + "\nevent: desk\ndata: {}\n\n" }

// heardLast is how things stood when the browser heard last, or when its page was read.
func heardLast(r *http.Request) string {
	if last := r.Header.Get("Last-Event-ID"); last != "" {
		return last
	}
	return r.URL.Query().Get("at")
}

// wait waits for something to say besides how things stand.
func (s *Server) wait(r *http.Request, ear *bell.Ear, here <-chan struct{}) (say string, goesOn bool) {
	timer := time.NewTimer(beat)
	defer timer.Stop()
	select {
	case <-ear.News():
		return "", true
	case <-here:
		return hereChanged, true
	case <-timer.C:
		return beating, true
	case <-r.Context().Done():
		return "", false
	}
}

// sameEar tells whether whoever asks would hear the same if they came anew.
func (s *Server) sameEar(r *http.Request, of ringing, ear *bell.Ear) bool {
	now, err := of.listen(r.Context())
	if err != nil {
		return false
	}
	defer now.Close()
	return slices.Equal(now.Topics(), ear.Topics())
}

func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func rung(news <-chan struct{}) bool {
	select {
	case <-news:
		return true
	default:
		return false
	}
}

// sendNow sends at once, within ten seconds: a reader that takes longer is let go.
func sendNow(w http.ResponseWriter, s string) error {
	c := http.NewResponseController(w)
	_ = c.SetWriteDeadline(time.Now().Add(10 * time.Second)) // where there is none, there is nobody to wait for
	if _, err := w.Write([]byte(s)); err != nil {
		return err
	}
	if err := c.Flush(); err != nil {
		return err
	}
	_ = c.SetWriteDeadline(time.Time{}) // over HTTP/2 one that passes ends the stream
	return nil
}
