//go:build browser

package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test waits for what must come; on an idle machine it comes in
// milliseconds, on one that runs other tests beside it now and then in seconds.
const patience = time.Minute

// A tab is one page open in the browser. Whatever it logs as an error, and whatever it asks
// of another site, fails its test.
type tab struct {
	t    *testing.T
	site *site
	ctx  context.Context
	look look // how it is looked at, once it is

	window  *window                 // nil for a second tab of one
	scripts []page.ScriptIdentifier // what runs before the page's own
	lasting bool                    // something was asked of the browser that is not taken back

	mu       sync.Mutex
	seen     []request
	troubles []string
	excused  []*regexp.Regexp
}

// request is one that a tab sent.
type request struct {
	id, method, url, kind string
	status                int64
}

// look is how a reader looks at a page.
type look struct {
	width, height int64
	zone          string // of the reader, UTC if empty
	dark          bool
	moving        bool // what moves by itself does, which costs the most of all
	noScript      bool
	before        string // JavaScript that runs before the page's own
}

var (
	phone  = look{width: 390, height: 844}
	laptop = look{width: 1280, height: 800}
)

// open opens a window of its own: no cookie and no storage is shared with another.
func (s *site) open(t *testing.T, l look) *tab {
	t.Helper()
	p := &tab{t: t, site: s, window: s.aWindow(t)}
	p.ctx = p.window.ctx
	p.window.hearing(p.hear)
	t.Cleanup(p.close)
	p.looking(l)
	return p
}

// close hands the window on, unless it has been; what the browser complained of fails the test.
func (p *tab) close() {
	w := p.window
	if w == nil {
		return
	}
	p.window = nil
	w.hearing(nil)
	if p.lasting || p.t.Failed() {
		w.stop()
	} else {
		w.handOn(p.site, p.scripts)
	}
	p.reproach()
}

func (p *tab) reproach() {
	p.t.Helper()
	for _, trouble := range p.unexcused() {
		p.t.Errorf("in the browser: %s", trouble)
	}
}

// another opens a second tab in the same window, with the same cookies and storage.
func (p *tab) another(l look) *tab {
	p.t.Helper()
	p.lasting = true
	return p.site.openIn(p.t, p.ctx, l)
}

func (s *site) openIn(t *testing.T, parent context.Context, l look) *tab {
	t.Helper()
	p := &tab{t: t, site: s}
	var stop context.CancelFunc
	p.ctx, stop = chromedp.NewContext(parent)
	if err := chromedp.Listen(p.ctx, p.hear); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	t.Cleanup(func() {
		stop()
		p.reproach()
	})
	p.looking(l)
	return p
}

// looking sets how the page is looked at.
func (p *tab) looking(l look) {
	p.t.Helper()
	if l.width == 0 {
		l.width, l.height = laptop.width, laptop.height
	}
	scheme, motion := "light", "reduce" // the sign of what is live would have each page drawn anew sixty times a second
	if l.dark {
		scheme = "dark"
	}
	if l.moving {
		motion = "no-preference"
	}
	if l.zone == "" {
		l.zone = "UTC"
	}
	was := p.look
	p.look = l
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: l.height, DeviceScaleFactor: 1})
	if was.zone == "" || l.dark != was.dark || l.moving != was.moving {
		call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: motion}}})
	}
	if l.zone != was.zone {
		call(p, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: l.zone})
	}
	if was.zone == "" {
		call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	}
	if l.noScript {
		call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	if l.before != "" {
		added := call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: l.before})
		p.scripts = append(p.scripts, added.Identifier)
	}
}

// call runs a command of the browser's protocol in the tab.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.lasting = p.lasting || !slices.Contains(leavesNothing, command.Method)
	answer, err := chromedp.Call(ctx, command, params)
	if err != nil {
		p.t.Fatalf("%s: %v", command.Method, err)
	}
	return answer
}

// hear writes down what the page asks for and complains of.
func (p *tab) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Request == nil || strings.HasPrefix(e.Request.URL, "data:") || strings.HasPrefix(e.Request.URL, "blob:") || strings.HasPrefix(e.Request.URL, "about:") {
			return
		}
		p.seen = append(p.seen, request{id: string(e.RequestID), method: e.Request.Method, url: e.Request.URL, kind: string(e.Type)})
		if !strings.HasPrefix(e.Request.URL, p.site.url("/")) {
			p.troubles = append(p.troubles, "asked another site: "+e.Request.URL)
		}
	case *network.EventResponseReceived:
		for i := range p.seen {
			if p.seen[i].id == string(e.RequestID) && e.Response != nil {
				p.seen[i].status = e.Response.Status
			}
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning || e.Entry.Source == log.EntrySourceSecurity {
			p.troubles = append(p.troubles, fmt.Sprintf("%s: %s (%s)", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventExceptionThrown:
		p.troubles = append(p.troubles, "exception: "+wordsOf(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			raw, _ := json.Marshal(e.Args)
			p.troubles = append(p.troubles, "console: "+string(raw))
		}
	}
}

func wordsOf(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

// excuse says which complaints of the browser this test brings about itself.
func (p *tab) excuse(patterns ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, pattern := range patterns {
		p.excused = append(p.excused, regexp.MustCompile(pattern))
	}
}

func (p *tab) unexcused() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.troubles), func(trouble string) bool {
		return slices.ContainsFunc(p.excused, func(r *regexp.Regexp) bool { return r.MatchString(trouble) })
	})
}

// requests gives what was asked of addresses that hold a word.
func (p *tab) requests(word string) []request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.seen), func(r request) bool { return !strings.Contains(r.url, word) })
}

// visit goes to an address of the site and waits until the page is there.
func (p *tab) visit(path string) *tab {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(p.site.url(path))); err != nil {
		p.t.Fatalf("visit %s: %v", path, err)
	}
	return p
}

// reload loads the page anew.
func (p *tab) reload() {
	p.t.Helper()
	p.leaving(func() { call(p, page.Reload, page.ReloadParams{}) })
}

// back goes to the page before, as the browser's button does: a script that does so can be gone with its page before
// it has answered, and where there are no scripts there is no setTimeout to put that off.
func (p *tab) back() {
	p.t.Helper()
	been := call(p, page.GetNavigationHistory, cdp.Empty{})
	if been.CurrentIndex == 0 {
		p.t.Fatal("there is no page before")
	}
	call(p, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: been.Entries[been.CurrentIndex-1].ID})
}

// leaving does what makes the browser load a page, and waits until it is there.
func (p *tab) leaving(act func()) {
	p.t.Helper()
	eval[bool](p, `window.leaving = true`)
	act()
	p.until(`!window.leaving && document.readyState === 'complete' && location.href !== 'about:blank'`)
}

// try evaluates JavaScript in the page; a promise is waited for.
func try[T any](p *tab, script string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

func eval[T any](p *tab, script string) T {
	p.t.Helper()
	v, err := try[T](p, script)
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// do evaluates JavaScript for what it does.
func (p *tab) do(script string) {
	p.t.Helper()
	if _, err := try[chromedp.Void](p, script); err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
}

// until waits until a JavaScript expression, or what it promises, is true. While the page changes to another one,
// it is not.
func (p *tab) until(condition string) {
	p.t.Helper()
	p.untilWithin(patience, condition)
}

func (p *tab) untilWithin(long time.Duration, condition string) {
	p.t.Helper()
	began := time.Now()
	var last error
	for time.Since(began) < long {
		ok, err := try[bool](p, "(async () => Boolean(await ("+condition+")))()")
		if ok {
			return
		}
		last = err
		// Between two looks; what is waited for is the condition. What takes longer is looked at less often.
		time.Sleep(min(max(time.Since(began)/8, 10*time.Millisecond), 100*time.Millisecond))
	}
	where, _ := try[string](p, `location.href + ' "' + document.title + '"'`)
	p.t.Fatalf("waited %v in vain at %s for: %s (last error: %v)", long, where, condition, last)
}

// text gives the words of the first element that a selector finds, as they are read.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf(`(document.querySelector(%s)?.textContent ?? '').replace(/\s+/g, ' ').trim()`, js(selector)))
}

func (p *tab) has(selector string) bool {
	p.t.Helper()
	return eval[bool](p, fmt.Sprintf(`document.querySelector(%s) !== null`, js(selector)))
}

func (p *tab) count(selector string) int {
	p.t.Helper()
	return eval[int](p, fmt.Sprintf(`document.querySelectorAll(%s).length`, js(selector)))
}

// reads waits until the words stand in an element.
func (p *tab) reads(selector, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`[...document.querySelectorAll(%s)].some((e) => e.textContent.replace(/\s+/g, ' ').includes(%s))`, js(selector), js(words)))
}

// logIn gives the window a session, as if somebody had logged in.
func (p *tab) logIn() *tab {
	p.t.Helper()
	call(p, network.SetCookie, network.SetCookieParams{Name: "readout_session", Value: p.site.session(p.t), URL: p.site.url("/")})
	return p
}

// js writes a value as JavaScript.
func js(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}
