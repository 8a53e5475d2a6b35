package fetch

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestPost(t *testing.T) {
	followed, sent := false, ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/elsewhere":
			followed = true
		case "/moved":
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/endless":
			for i := 0; i < 1000; i++ {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return // whoever reads has had enough
				}
			}
			t.Error("an answer without end was read whole")
		default:
			sent = r.Method + " " + r.Header.Get("webhook-id")
		}
	}))
	t.Cleanup(s.Close)
	tls := httptest.NewTLSServer(nil)
	t.Cleanup(tls.Close)
	here, public := NewPoster(true), NewPoster(false)
	for _, row := range []struct {
		name    string
		by      *Poster
		url     string
		status  int
		after   time.Duration
		trouble string
	}{
		{"taken", here, s.URL, 200, 0, ""},
		{"a redirect", here, s.URL + "/moved", 307, 0, Redirect},
		{"busy", here, s.URL + "/busy", 503, 2 * time.Minute, ""},
		{"without end", here, s.URL + "/endless", 200, 0, ""},
		{"this machine", public, s.URL, 0, 0, Private},
		{"this machine by name", public, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), 0, 0, Private},
		{"a neighbour", here, "http://10.0.0.1/", 0, 0, Private},
		{"where clouds keep their secrets", here, "http://169.254.169.254/", 0, 0, Private},
		{"a certificate of nobody", here, tls.URL, 0, 0, Insecure},
		{"nobody there", here, "http://127.0.0.1:1/", 0, 0, Refused},
		{"no such name", here, "https://nowhere.invalid/", 0, 0, Unknown},
	} {
		status, after, trouble := row.by.Post(t.Context(), row.url, map[string]string{"webhook-id": "m"}, []byte("{}"))
		if status != row.status || after != row.after || trouble != row.trouble {
			t.Errorf("%s: got %d, %v, %q, want %d, %v, %q", row.name, status, after, trouble, row.status, row.after, row.trouble)
		}
	}
	if sent != "POST m" || followed {
		t.Errorf("sent %q, followed a redirect: %t", sent, followed)
	}
}
