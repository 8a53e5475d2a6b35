package web

import (
	"bytes"
	"encoding/json"
	"image"
	_ "image/png"
	"net/http"
	"strings"
	"testing"

	"readout/internal/people"
)

// TestTheWorkersScript changes with each build and with nothing else, stands below the desk of
// its language, and is nobody's.
func TestTheWorkersScript(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for prefix, desk := range map[string]string{"": "/desk", "/en": "/en/desk", "/ru": "/ru/desk"} {
		a := ask(s, "", prefix+"/desk/worker.js", nil)
		body := string(a.body)
		if a.status != http.StatusOK || a.header.Get("Service-Worker-Allowed") != desk || a.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: got %d %v", prefix, a.status, a.header)
		}
		for _, want := range []string{`"at":"` + desk + `"`, `"version":"` + loadFiles().hash + `"`, Asset("worker.js"), Asset("desk.js"), Asset("outbox_send.js"), Asset("desk.css"), Asset("readout.css")} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: got %s, want %s in it", prefix, body, want)
			}
		}
		if as := string(ask(s, people.Owner, prefix+"/desk/worker.js", nil).body); as != body {
			t.Errorf("%s: the owner gets another script: %s", prefix, as)
		}
	}
}

// TestEveryModuleIsInTheShell: what a file of the shell imports must be in it too, or the desk
// does not open without a connection.
func TestEveryModuleIsInTheShell(t *testing.T) {
	shell := strings.Join(shellFiles(), " ")
	modules := 0
	for name, f := range loadFiles().named {
		if !strings.Contains(shell, "/"+name) && name != "worker.js" {
			continue
		}
		modules++
		for line := range strings.Lines(string(f.body)) {
			_, from, ok := strings.Cut(line, `from "./`)
			module, _, _ := strings.Cut(from, `"`)
			if ok && !strings.Contains(shell, "/"+module) {
				t.Errorf("%s imports %s, which is not in the shell", name, module)
			}
		}
	}
	if modules < 20 {
		t.Errorf("got %d files in the shell, want some twenty", modules)
	}
}

// TestTheDeskCanBeInstalled: its name is in the language of the page, its icons are there in
// the sizes they claim, and the one that is cut to a shape fills its square.
func TestTheDeskCanBeInstalled(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for prefix, name := range map[string]string{"": "読み合わせ見本 デスク", "/en": "Readout Sample desk", "/ru": "Образец Readout: редакция"} {
		a := ask(s, "", prefix+"/desk/manifest.webmanifest", nil)
		var m manifest
		if err := json.Unmarshal(a.body, &m); err != nil || a.header.Get("Content-Type") != "application/manifest+json" {
			t.Fatalf("%s: got %s %s: %v", prefix, a.header.Get("Content-Type"), a.body, err)
		}
		if m.Name != name || m.StartURL != prefix+"/desk" || m.Display != "standalone" || len(m.Icons) != 4 {
			t.Errorf("%s: got %+v", prefix, m)
		}
		page := string(ask(s, people.Owner, prefix+"/desk", nil).body)
		if want := `<link rel="manifest" href="` + prefix + `/desk/manifest.webmanifest">`; !strings.Contains(page, want) {
			t.Errorf("%s: the desk does not name its manifest", prefix)
		}
	}
	if strings.Contains(string(ask(s, "", "/", nil).body), "manifest") {
		t.Error("a page of readers can be installed as the desk")
	}
	for name, size := range map[string]int{"icon-192.png": 192, "icon-512.png": 512, "icon-maskable.png": 512, "icon-apple.png": 180} {
		img, _, err := image.Decode(bytes.NewReader(ask(s, "", Asset(name), nil).body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if b := img.Bounds(); b.Dx() != size || b.Dy() != size {
			t.Errorf("%s: got %v, want %d px", name, b, size)
		}
		if name == "icon-192.png" || name == "icon-512.png" {
			continue
		}
		for _, at := range []image.Point{{}, {size - 1, 0}, {0, size - 1}, {size - 1, size - 1}, {size / 2, size - 1}} {
			if got, want := img.At(at.X, at.Y), img.At(size/2, 2); got != want {
				t.Errorf("%s: at %v: got %v, want it filled with %v", name, at, got, want)
			}
		}
	}
}

// TestWhosePageItIs is told to the worker by pages of the desk and by no other.
func TestWhosePageItIs(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for path, want := range map[string]string{"/desk": "owner", "/desk/c/harbour-live": "owner", "/c/harbour-live": "", "/": "", "/desk/offline": ""} {
		if got := ask(s, people.Owner, path, nil).header.Get("Readout-User"); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
