package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/bell"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/presence"
)

// ring opens the desk's bell in somebody's name. What it sent is given when stop was called.
func ring(s http.Handler, role people.Role) (stop func() *httptest.ResponseRecorder) {
	return ringAt(s, role, deskPath+"/here/stream")
}

func ringAt(s http.Handler, role people.Role, address string) (stop func() *httptest.ResponseRecorder) {
	ctx, cancel := context.WithCancel(context.Background())
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(role)})
	w, done := httptest.NewRecorder(), make(chan struct{})
	go func() { defer close(done); s.ServeHTTP(w, r) }()
	return func() *httptest.ResponseRecorder { cancel(); <-done; return w }
}

// TestTheDeskBell rings when somebody comes and when somebody has not been heard of, and holds
// no name and no word.
func TestTheDeskBell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := presence.New(nil)
		stop := ring(deskServer(&deskNewsroom{board: board}), people.Editor)
		synctest.Wait()
		board.Say("harbour-live", presence.Tab{ID: "1", User: "u-mika", Name: "Mika"})
		synctest.Wait()
		time.Sleep(presence.Lapse + beat)
		synctest.Wait()
		w := stop()
		if got := strings.Count(w.Body.String(), "event: here\ndata: {}\n\n"); got != 2 {
			t.Errorf("rang %d times, want once for the arrival and once for the lapse: %q", got, w.Body)
		}
		if strings.Contains(w.Body.String(), "ika") || w.Header().Get("X-Accel-Buffering") != "no" {
			t.Errorf("got %q, %v", w.Body, w.Header())
		}
	})
}

// A tab whose stream ends is gone a moment later, though it could not say that it leaves; one
// that is heard of meanwhile is not.
func TestATabWhoseStreamEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := presence.New(nil)
		s := deskServer(&deskNewsroom{board: board})
		for _, stays := range []bool{false, true} {
			board.Say("harbour-live", presence.Tab{ID: "7", User: "u-mika", Name: "Mika"})
			stop := ringAt(s, people.Editor, deskPath+"/here/stream?tab=7")
			time.Sleep(time.Second)
			stop()
			if stays {
				time.Sleep(time.Second)
				board.Say("harbour-live", presence.Tab{ID: "7", User: "u-mika", Name: "Mika"})
			}
			time.Sleep(grace)
			synctest.Wait() // what is to happen at this very moment has happened
			if got := len(board.Here("harbour-live")); (got == 1) != stays {
				t.Errorf("heard of again %v: got %d who are here", stays, got)
			}
		}
	})
}

// TestTheDeskBellRingsForNews once for what happens together, and says how things stand; who
// comes back and knows that is not rung for.
func TestTheDeskBellRingsForNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		news := bell.New()
		s := deskServer(&deskNewsroom{bell: news})
		stop := ring(s, "on:contributor")
		time.Sleep(gap)
		for range 3 {
			news.Ring("harbour-live")
		}
		time.Sleep(time.Second)
		first := stop().Body.String()
		at := news.State("harbour-live")
		if got := strings.Count(first, "event: desk"); got != 2 { // on arrival, as nobody said how things stood
			t.Errorf("rang %d times, want once for the arrival and once for the news: %q", got, first)
		}
		if !strings.HasSuffix(first, "id: "+at+"\nevent: desk\ndata: {}\n\n") {
			t.Errorf("the last word: got %q, want how things stand now, %s", first, at)
		}
		for _, address := range []string{deskPath + "/here/stream?at=", "/desk/stream?at="} {
			stop = ringAt(s, "on:contributor", address+at)
			time.Sleep(time.Second)
			if got := stop().Body.String(); strings.Contains(got, "event:") {
				t.Errorf("%s: who knows how things stand was rung for: %q", address, got)
			}
		}
		page := string(ask(s, "on:contributor", deskPath, nil).body)
		if !strings.Contains(page, `data-at="`+at+`"`) {
			t.Error("the page does not say how things stood when it was read")
		}
	})
}

// TestTheDeskBellEnds with the site, and for those who may not hear it.
func TestTheDeskBellEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		news := bell.New()
		stop := ring(deskServer(&deskNewsroom{bell: news}), people.Editor)
		synctest.Wait()
		news.Close()
		synctest.Wait()
		if w := stop(); w.Code != http.StatusOK {
			t.Errorf("got %d", w.Code)
		}
	})
	if a := ask(deskServer(&deskNewsroom{}), "", deskPath+"/here/stream", nil); a.status != http.StatusSeeOther {
		t.Errorf("a reader: got %d, want to log in", a.status)
	}
}

// A browser that asks for the stream anew after its session has ended is told so, and not sent to a
// page, which is no stream.
func TestTheDeskBellIsNoPage(t *testing.T) {
	for _, address := range []string{deskPath + "/here/stream", "/desk/stream"} {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Header.Set("Accept", "text/event-stream")
		w := httptest.NewRecorder()
		deskServerWith(&loggedOut{deskNewsroom: &deskNewsroom{}}).ServeHTTP(w, r)
		if got := w.Header().Get("Content-Type"); w.Code != http.StatusUnauthorized || !strings.HasPrefix(got, "text/plain") || strings.TrimSpace(w.Body.String()) == "" {
			t.Errorf("%s: got %d, %s, %q, want 401 and a line that says why", address, w.Code, got, w.Body)
		}
	}
}

// loggedOut is a newsroom in which every session has ended from some moment on.
type loggedOut struct {
	*deskNewsroom
	now atomic.Bool
}

func (n *loggedOut) UserBySession(ctx context.Context, session string) (*people.User, error) {
	if n.now.Load() {
		return nil, fault.New(fault.Unauthenticated, "people.log_in")
	}
	return n.deskNewsroom.UserBySession(ctx, session)
}

func (n *loggedOut) ListenCoverage(ctx context.Context, slug string) (*bell.Ear, error) {
	if _, err := people.NeedAnywhere(ctx, people.Submit); err != nil {
		return nil, err
	}
	return n.deskNewsroom.ListenCoverage(ctx, slug)
}

func (n *loggedOut) ListenHome(ctx context.Context) (*bell.Ear, error) {
	return n.ListenCoverage(ctx, "")
}

// TestTheDeskBellEndsWithTheSession: who has logged out, or was shut out, hears nothing more on
// a page that is still open.
func TestTheDeskBellEndsWithTheSession(t *testing.T) {
	for _, address := range []string{deskPath + "/here/stream", "/desk/stream"} {
		synctest.Test(t, func(t *testing.T) {
			news := bell.New()
			newsroom := &loggedOut{deskNewsroom: &deskNewsroom{bell: news}}
			stop := ringAt(deskServerWith(newsroom), people.Editor, address)
			time.Sleep(time.Second)
			newsroom.now.Store(true)
			news.Ring("harbour-live")
			time.Sleep(time.Second)
			news.Ring("harbour-live")
			time.Sleep(time.Second)
			if got := strings.Count(stop().Body.String(), "event: desk"); got != 1 { // on arrival
				t.Errorf("%s: rang %d times, want once, before the session ended", address, got)
			}
		})
	}
}

// TestThePageSaysWhoIsHere as it was loaded: all others on the coverage, on an update those who have it open.
func TestThePageSaysWhoIsHere(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	coverage := string(ask(s, people.Editor, "/en"+deskPath, nil).body)
	for _, want := range []string{"<strong>Mika</strong> <span>is writing</span>", "<strong>Пётр</strong> <span>is here</span>", "<strong>佐藤</strong> <span>is writing a new update</span>", `/u/6">Update 6</a>`} {
		if !strings.Contains(coverage, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	update := string(ask(s, people.Editor, "/en"+deskPath+"/u/6", nil).body)
	if !strings.Contains(update, "<strong>Mika</strong>") || strings.Contains(update, "<strong>Пётр</strong>") {
		t.Error("on the update: want Mika alone")
	}
}

// TestAPageIsOpenWithoutScript: that somebody has loaded a page is told, with how long ago and no
// more; what a script asks for, to show what is new, opens nothing.
func TestAPageIsOpenWithoutScript(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := presence.New(nil)
		s := deskServer(&deskNewsroom{board: board})
		s.now = time.Now
		look := func(path, dest, as string) string {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.AddCookie(&http.Cookie{Name: SessionCookie, Value: as})
			r.Header.Set("Sec-Fetch-Dest", dest)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			return w.Body.String()
		}
		look("/en"+deskPath+"/u/3", "empty", "owner")
		ahead := httptest.NewRequest(http.MethodGet, deskPath+"/u/3", nil)
		ahead.AddCookie(&http.Cookie{Name: SessionCookie, Value: "owner"})
		ahead.Header.Set("Sec-Purpose", "prefetch;prerender")
		s.ServeHTTP(httptest.NewRecorder(), ahead)
		if got := board.Here("harbour-live"); len(got) > 0 {
			t.Errorf("asked by a script, or ahead of time: got %+v, want nobody", got)
		}
		page := look("/en"+deskPath+"/u/3", "document", "owner")
		if strings.Contains(page, "opened it") || !strings.Contains(page, `data-page="`) {
			t.Error("their own page tells them that they have opened it, or not what it is called")
		}
		look("/en"+deskPath, "", "owner")
		for _, want := range []string{"opened it just now", "opened it 1 minute ago", "opened it 2 minutes ago"} {
			if page := look("/en"+deskPath+"/u/3", "empty", "editor"); strings.Count(page, want) != 1 || strings.Contains(page, `"since">since`) {
				t.Errorf("no %q on the page, or a word of since when", want)
			}
			time.Sleep(time.Minute)
		}
		if page := look("/en"+deskPath, "empty", "editor"); strings.Count(page, "opened it 3 minutes ago") != 2 {
			t.Error("on the coverage's page: not both that are open")
		}
		time.Sleep(presence.Unheard)
		if got := board.Here("harbour-live"); len(got) > 0 {
			t.Errorf("much later: got %+v, want nobody", got)
		}
	})
}

// TestAContributorIsShown to those who work on the coverage, by script or without; their own page
// tells a script what to say, and names nobody.
func TestAContributorIsShown(t *testing.T) {
	board := presence.New(nil)
	s := deskServer(&deskNewsroom{board: board})
	s.now = time.Now
	board.Say("harbour-live", presence.Tab{ID: "9", User: "u-ludek", Name: "Luděk", Doing: presence.Reading})
	const contributor = "on:contributor"
	page := string(ask(s, contributor, "/en"+deskPath, nil).body)
	if !strings.Contains(page, `data-here="/en`+deskPath+`" data-n="0" data-page="`) || strings.Contains(page, "Luděk") {
		t.Error("their own page: no word of what a script is to say, or one of who else is there")
	}
	shown := func(want string) {
		t.Helper()
		page := string(ask(s, people.Editor, "/en"+deskPath, nil).body)
		if !strings.Contains(page, `<strong>`+contributor+`</strong> <span class="tag">by link</span> <span>`+want+`</span>`) {
			t.Errorf("the editor's page: no guest who %s", want)
		}
	}
	shown("opened it just now")
	a := ask(s, contributor, deskPath+"/here", url.Values{"tab": {"1"}, "n": {"0"}, "doing": {"writing"}})
	if a.status != http.StatusNoContent || len(a.body) > 0 {
		t.Errorf("said by script: got %d %q, want no word of others", a.status, a.body)
	}
	shown("is writing a new update")
}
