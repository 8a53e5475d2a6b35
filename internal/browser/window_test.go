//go:build browser

package browser

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// A window is a tab with cookies and storage of its own. To make one and open the first page in it takes two to four
// times what that page takes in one that is there, most of it for a process that begins anew. So whoever is done with
// one hands it on, with nothing in it that a new one had not, but the files that a browser keeps of a site.
type window struct {
	ctx  context.Context
	stop context.CancelFunc

	mu    sync.Mutex
	hears func(event any) // whoever has the window
}

// pool are the windows that nobody has, and where they were last.
var pool struct {
	sync.Mutex
	free []freeWindow
}

type freeWindow struct {
	*window
	address string
}

// mostFree is how many windows wait; an idle one takes memory and nothing else.
const mostFree = 8

// aWindow gives a window in which nothing has been looked at, if there is one that has files of this site.
func (s *site) aWindow(t *testing.T) *window {
	t.Helper()
	if w := s.freeWindow(); w != nil {
		return w
	}
	w := &window{}
	w.ctx, w.stop = chromedp.NewContext(chrome, chromedp.WithNewBrowserContext())
	if err := chromedp.Listen(w.ctx, w.hear); err != nil {
		t.Fatalf("open a window: %v", err)
	}
	return w
}

func (s *site) freeWindow() *window {
	pool.Lock()
	defer pool.Unlock()
	if len(pool.free) == 0 {
		return nil
	}
	i := max(0, slices.IndexFunc(pool.free, func(w freeWindow) bool { return w.address == s.address }))
	w := pool.free[i].window
	pool.free = slices.Delete(pool.free, i, i+1)
	return w
}

func (w *window) hear(event any) {
	w.mu.Lock()
	hears := w.hears
	w.mu.Unlock()
	if hears != nil {
		hears(event)
	}
}

func (w *window) hearing(hears func(any)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hears = hears
}

// handOn lets another have the window, if it can be cleared.
func (w *window) handOn(s *site, scripts []page.ScriptIdentifier) {
	if w.clear(s, scripts) != nil {
		w.stop()
		return
	}
	pool.Lock()
	pool.free = append(pool.free, freeWindow{w, s.address})
	var over *window
	if len(pool.free) > mostFree {
		over = pool.free[0].window
		pool.free = slices.Delete(pool.free, 0, 1)
	}
	pool.Unlock()
	if over != nil {
		over.stop()
	}
}

// clear takes out of the window what was brought into it. It stays with a page of the site that has nothing: on
// about:blank its process would end.
func (w *window) clear(s *site, scripts []page.ScriptIdentifier) error {
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	for _, id := range scripts {
		if _, err := chromedp.Call(ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: id}); err != nil {
			return err
		}
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url("/healthz"))); err != nil {
		return err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](`sessionStorage.clear()`)); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: "http://" + s.address, StorageTypes: "all"}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, network.ClearBrowserCookies, cdp.Empty{}); err != nil {
		return err
	}
	_, err := chromedp.Call(ctx, page.ResetNavigationHistory, cdp.Empty{})
	return err
}

// leavesNothing are the commands after which a window is as it was once it is cleared, or once the next one says how
// they look at it. After any other it is closed.
var leavesNothing = []string{
	emulation.CommandSetDeviceMetricsOverride, emulation.CommandSetEmulatedMedia, emulation.CommandSetTimezoneOverride, emulation.CommandSetFocusEmulationEnabled,
	input.CommandDispatchKeyEvent, input.CommandDispatchMouseEvent, input.CommandInsertText, input.CommandImeSetComposition,
	network.CommandSetCookie, network.CommandDeleteCookies,
	page.CommandAddScriptToEvaluateOnNewDocument, page.CommandReload, page.CommandGetNavigationHistory, page.CommandNavigateToHistoryEntry, page.CommandCaptureScreenshot, page.CommandPrintToPDF,
}
