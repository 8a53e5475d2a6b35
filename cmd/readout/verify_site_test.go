package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/follow"
	"readout/internal/store"
)

// lying stands before a site and answers some addresses otherwise, as one could that has its key.
func lying(t *testing.T, site string, answers map[string]string) (address string) {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer, ok := answers[r.URL.Path]; ok {
			io.WriteString(w, answer) //nolint:errcheck // the other side says what it got
			return
		}
		io.WriteString(w, asked(t, site+r.URL.RequestURI())) //nolint:errcheck // the same
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func asked(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Error(err)
	}
	return string(raw)
}

// headOf verifies a folder and gives the head that is kept of it.
func (h *history) headOf() string {
	h.t.Helper()
	file := filepath.Join(h.t.TempDir(), "head.txt")
	if out, code := h.verify(file); code != 0 {
		h.t.Fatalf("got exit code %d: %s", code, out)
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(kept)
}

// signAnew has a head signed over the same lines at a later moment.
func (h *history) signAnew() {
	h.t.Helper()
	s, err := store.Open(h.t.Context(), h.dir, store.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	defer s.Close()
	key, err := follow.LoadKey(h.dir)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := follow.New(s, key, follow.Options{Fresh: 1}).CatchUp(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

// TestASiteThatLies: whoever keeps a head keeps it, whatever a site answers, and is told what is
// wrong after as many questions as there are pages of lines.
func TestASiteThatLies(t *testing.T) {
	h := aHistory(t, 3)
	early := h.headOf()
	h.post(2)
	hourAgo := h.headOf()
	h.signAnew()
	kept := h.headOf()
	if hourAgo == kept {
		t.Fatal("got the same head twice, want one signed anew")
	}
	_, site := serve(t, h.dir)
	leaves := asked(t, site+"/log/leaves?limit=2")
	for _, row := range []struct {
		name    string
		answers map[string]string
		code    int
		want    string
	}{
		{"it shows a head of before", map[string]string{"/log/head": early}, 1, "The head says less than the older one"},
		{"its lines begin again and again", map[string]string{"/log/leaves": leaves}, 1, "The numbers have a gap"},
		{"its lines cannot be read", map[string]string{"/log/leaves": "readout-leaf/9\n\n"}, 1, "cannot be read"},
		{"it has no lines", map[string]string{"/log/leaves": ""}, 1, "an old backup was put back"},
		{"its head is empty", map[string]string{"/log/head": ""}, 1, "The head is not over these lines"},
		{"it shows the head of an hour ago, over as many lines", map[string]string{"/log/head": hourAgo}, 0, "says more and stays there"},
	} {
		t.Run(row.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "head.txt")
			if err := os.WriteFile(file, []byte(kept), 0o600); err != nil {
				t.Fatal(err)
			}
			out, errs, code := do(t, "verify", lying(t, site, row.answers), "--head", file, "--messages", "en")
			if code != row.code || !strings.Contains(out, row.want) {
				t.Errorf("got exit code %d and no %q, want %d: %s%s", code, row.want, row.code, out, errs)
			}
			if again, err := os.ReadFile(file); err != nil || string(again) != kept {
				t.Errorf("the kept head: got it replaced or gone (%v), want it as it was", err)
			}
		})
	}
}
