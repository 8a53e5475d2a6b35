package media

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>`

func serve(s *Store, name string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/media/x", nil)
	r.SetPathValue("name", name)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestADrawingIsKeptUnderItsHash(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "media")
	s := New(dir)
	var all sync.WaitGroup
	names := make([]string, 8)
	for i := range names { // many at once
		all.Go(func() {
			var err error
			if names[i], err = s.PutDrawing([]byte(drawing)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, name := range names {
		if sum := sha256.Sum256([]byte(drawing)); name != hex.EncodeToString(sum[:])+".svg" {
			t.Errorf("got %s, want the hash of its bytes and .svg", name)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("the folder: got %v, %v, want one file and nothing half written", files, err)
	}
	w := serve(s, names[0])
	if w.Code != 200 || w.Body.String() != drawing {
		t.Errorf("served: got %d, %q", w.Code, w.Body)
	}
	for header, want := range map[string]string{
		"Content-Type": "image/svg+xml", "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable",
		"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	} {
		if got := w.Header().Get(header); got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
	if w := serve(s, names[0], "Range", "bytes=0-3"); w.Code != http.StatusPartialContent || w.Body.String() != "<svg" {
		t.Errorf("a range: got %d, %q, want 206 and its bytes", w.Code, w.Body)
	}
}

func TestWhatIsNoDrawingIsNotTaken(t *testing.T) {
	dir := t.TempDir()
	for _, body := range []string{"", "GIF89a", "<html><svg></svg></html>", `<?xml version="1.0"?><script/>`} {
		if name, err := New(dir).PutDrawing([]byte(body)); err == nil {
			t.Errorf("%q: got %s, want an error", body, name)
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("the folder: got %v, %v, want nothing in it", files, err)
	}
}

func TestOnlyOurFilesAreServed(t *testing.T) {
	dir := t.TempDir()
	digits := strings.Repeat("a", 64)
	for _, name := range []string{digits + ".html", "secret.svg", "readout.db"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("secret"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), digits+".svg"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"", ".", "..", "secret.svg", "readout.db", digits, digits + ".svg", digits + ".html", "../" + digits + ".svg", "..%2f" + digits + ".svg",
		strings.ToUpper(digits) + ".svg", digits + ".svg\n", digits + ".svg/", digits + ".svg\x00",
	} {
		if w := serve(New(dir), name); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%q: got %d, %q, want 404", name, w.Code, w.Body)
		}
	}
}
