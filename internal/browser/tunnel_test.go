//go:build browser

package browser

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

// A phone in tunnels: twenty updates with a picture each are posted while the network is cut
// and restored at random, answers are lost after the site has stored what they are about, the
// page is loaded anew and the browser is ended and started again without a connection. All are
// stored once, in order, with their pictures, at the time at which they were written.
func TestAPhoneInTunnels(t *testing.T) {
	t.Parallel()
	rounds := uint64(1)
	if soaking {
		rounds = 25
	}
	for seed := range rounds {
		t.Run(fmt.Sprint("seed ", seed+1), func(t *testing.T) { inTunnels(t, seed+1, 20) })
	}
}

func inTunnels(t *testing.T, seed uint64, updates int) {
	s := theSite(t)
	slug := s.cover(t, fmt.Sprint("tunnels-", seed))
	far, wire := s.wired(t)
	d := &device{t: t, site: far, wire: wire, path: "/desk/c/" + slug, profile: t.TempDir(), luck: rand.New(rand.NewPCG(seed, 7))}
	d.start()
	d.entersDesk(d.path)

	t.Cleanup(func() {
		if t.Failed() && d.ctx.Err() == nil { // a tab that is closed already can tell nothing
			t.Logf("cut %d times, %d reloads, %d restarts; off: %t; kept: %s; on the page: %s", d.cuts, d.reloads, d.restarts, d.isOff, d.keptScreens(), d.text("main"))
		}
	})
	var want []string
	for i := range updates {
		d.fate(i)
		want = append(want, fmt.Sprintf("No. %d", i+1))
		d.fill("#compose-headline", want[i])
		d.fill("#compose-body", fmt.Sprintf("What was seen at the %dth stop.", i+1))
		d.choosesFile(fmt.Sprintf("stop-%d.png", i+1), picture(t, 100*int(seed)+i))
		d.until(`document.querySelector('[data-picture] img')`)
		d.fill(`[data-picture] [data-of=alt]`, want[i])
		d.sends()
	}
	wire.swallow(0)
	d.network(true)
	d.untilWithin(3*time.Minute, fmt.Sprintf(`document.querySelector('#outbox').hidden && document.querySelectorAll('#timeline > article').length >= %d`, updates))

	t.Logf("network cut %d times, %d answers lost, %d reloads, %d restarts of the browser", d.cuts, wire.swallowed(), d.reloads, d.restarts)
	if d.cuts == 0 || wire.swallowed() == 0 || d.reloads == 0 || d.restarts == 0 {
		t.Error("nothing much happened: the trial tries nothing")
	}
	if got := s.inOrder(t, slug); !slices.Equal(got, want) {
		t.Errorf("stored: got %q, want %q", got, want)
	}
	var before time.Time
	for n := 1; n <= updates; n++ {
		u := s.api(t, "GET", updatePath(slug, n), nil)
		pictures, _ := u["pictures"].([]any)
		if len(pictures) != 1 || pictures[0].(fields)["alt"] != want[n-1] {
			t.Errorf("update %d: got pictures %v, want its own", n, pictures)
		}
		said, posted := s.saidAt(t, slug, n)
		if said.Before(before) || posted.Before(said) {
			t.Errorf("update %d: said %v, posted %v, the one before was said %v", n, said, posted, before)
		}
		before = said
	}
	// A file that was chosen and has been stored is let go of, an hour later at the latest.
	d.do(inFiles + `.then((files) => new Promise((done) => { files.openCursor().onsuccess = (e) => {
		const at = e.target.result;
		if (!at) return done();
		at.update({...at.value, at: at.value.at - 2 * 3600 * 1000});
		at.continue();
	}; }))`)
	d.reload()
	d.until(inFiles + `.then((files) => new Promise((done) => { files.count().onsuccess = (e) => done(e.target.result === 0); }))`)
}

const inFiles = `new Promise((done) => { const open = indexedDB.open('readout-desk'); open.onsuccess = () => done(open.result.transaction('files', 'readwrite').objectStore('files')); })`

// A device is a phone with a browser of its own, whose profile outlives it.
type device struct {
	*tab
	t       *testing.T
	site    *site
	wire    *wire
	path    string
	profile string
	luck    *rand.Rand
	running context.Context
	stop    func()
	isOff   bool

	cuts, reloads, restarts int
}

// start starts the browser and opens a page in it.
func (d *device) start() {
	d.t.Helper()
	var err error
	if d.running, d.stop, err = startChromium(filepath.Join(d.profile, "phone")); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(d.stop)
	d.tab = d.site.openIn(d.t, d.running, phone)
	d.excuse(networkIsDown, "status of 50.", "ERR_CONTENT_LENGTH_MISMATCH") // the last: cut in the middle of a picture
	call(d.tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 2, Mobile: true})
	call(d.tab, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
}

// network cuts the network or restores it: the wire for the worker too, and what the page is
// told by the browser.
func (d *device) network(on bool) {
	d.wire.set(!on)
	d.offline(!on)
	d.isOff = !on
}

// fate has something happen before the next update is written. What the trial must see happens
// in any case, the rest by luck.
func (d *device) fate(i int) {
	chance := func(of int) bool { return d.luck.IntN(of) == 0 }
	switch {
	case i == 2:
		d.cut()
	case i == 5:
		d.cut()
		d.loadAnew()
	case i == 8:
		d.cut()
		d.restart()
	case i == 11, chance(4):
		d.network(true)
		d.wire.swallow(1 + d.luck.IntN(2))
	case d.isOff && chance(6):
		d.loadAnew()
	case !d.isOff && chance(3):
		d.cut()
	case chance(2):
		d.network(true)
	}
}

func (d *device) cut() {
	if !d.isOff {
		d.cuts++
	}
	d.network(false)
}

func (d *device) loadAnew() {
	d.t.Helper()
	d.reloads++
	d.visit(d.path)
}

// restart ends the browser and starts it again, without a connection.
func (d *device) restart() {
	d.t.Helper()
	d.restarts++
	cookies := call(d.tab, network.GetCookies, network.GetCookiesParams{}).Cookies
	call(d.tab, browser.Close, cdp.Empty{})
	for late := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) { // it writes down what it has
		if _, err := os.Lstat(filepath.Join(d.profile, "phone", "SingletonLock")); err != nil {
			break
		}
		if time.Now().After(late) {
			d.t.Fatal("the browser does not end")
		}
	}
	d.stop()
	d.start()
	d.network(false)
	for _, c := range cookies { // a browser without a window does not write them down
		call(d.tab, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: d.site.url("/")})
	}
	d.visit(d.path)
	d.until(`document.querySelector('.seen-note:not([hidden])')`)
}
