//go:build browser

package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// top is the repository's folder, seen from this one.
const top = "../.."

var (
	shots = flag.String("shots", "", "folder for a picture of each page: 390 and 1280 px wide, in ja, en and ru")
	demo  = flag.String("demo", "", "file for the picture of the demo that the README shows")
)

// soaking tells that there is time: `make soak` tries in full what `make test` tries an instance of.
var soaking = os.Getenv("READOUT_SOAK") != ""

// chromiums are what the tests run in, the best first. The shell is Chromium without its windows: the same
// engine, network and workers, and nothing of what stands around a page, which takes a quarter of the time and
// is tried by no test (ADR 0050).
var chromiums = []string{"chromium-headless-shell", "chromium"}

var (
	program  string          // the readout binary, built once
	folder   string          // where sites have their data
	chromium string          // where the browser is
	chrome   context.Context // the one browser; each test opens windows of its own in it
)

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		code = 1
	}
	os.Exit(code)
}

// runAll builds the program, starts the browser, brings the judges and runs the tests.
func runAll(m *testing.M) (int, error) {
	var err error
	if chromium, err = findChromium(); err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "readout-browser-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if folder, err = os.MkdirTemp(memory(), "readout-sites-"); err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	if err := cleanAfterUs(dir, folder); err != nil {
		return 0, err
	}
	if program, err = build(dir); err != nil {
		return 0, err
	}
	if err := bringJudges(); err != nil {
		return 0, err
	}
	var stop func()
	if chrome, stop, err = startChromium(filepath.Join(dir, "profile")); err != nil {
		return 0, err
	}
	defer stop()
	defer endSites()
	return m.Run(), nil
}

// findChromium gives the path of the browser.
func findChromium() (path string, err error) {
	for _, name := range chromiums {
		if path, err = exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("these tests need Chromium: apt-get install %s (or run `make test`, which does it): %w", chromiums[0], err)
}

func build(dir string) (string, error) {
	binary := filepath.Join(dir, "readout")
	out, err := exec.Command("go", "build", "-ldflags=-w", "-o", binary, top+"/cmd/readout").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return binary, nil
}

// notNeeded are parts of the browser that cost each window a process or two and are of no page: what
// it would show below the address, the next page's process at hand. The first two are chromedp's.
var notNeeded = []string{"Translate", "BlinkGenPropertyTrees", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "PreloadTopChromeWebUI", "SpareRendererForSitePerProcess"}

// startChromium starts a browser that can reach this machine and nothing else.
func startChromium(profile string) (context.Context, func(), error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", strings.Join(notNeeded, ",")),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("js-flags", "--single-threaded"), // on two cores, collecting and compiling beside the page saves nothing
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
		chromedp.Flag("lang", "en-GB"),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	stop := func() { stopBrowser(); stopAllocator() }
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, nil, fmt.Errorf("start %s: %w", chromium, err)
	}
	return ctx, stop, nil
}

// bringJudges installs axe-core, Lighthouse and html-validate as tools/judges/package-lock.json has
// them, unless they are there.
func bringJudges() error {
	dir := filepath.Join(top, "tools", "judges")
	if newer(filepath.Join(dir, "node_modules", ".package-lock.json"), filepath.Join(dir, "package-lock.json")) {
		return nil
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("the pages are judged by axe-core, Lighthouse and html-validate, which `npm ci` in tools/judges brings (apt-get install npm): %w\n%s",
			err, strings.TrimSpace(string(out)))
	}
	return nil
}

// newer tells whether a file is there and no older than another.
func newer(name, than string) bool {
	a, err := os.Stat(name)
	if err != nil {
		return false
	}
	b, err := os.Stat(than)
	return err == nil && !a.ModTime().Before(b.ModTime())
}
