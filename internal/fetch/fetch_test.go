package fetch

import (
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"readout/internal/fault"
)

func TestOnlyTheOpenWebIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14:443": true, "93.184.215.14:80": true, "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443": true,
		"93.184.215.14:22": false, "127.0.0.1:80": false, "127.8.8.8:80": false, "10.0.0.1:80": false, "172.16.1.1:80": false, "192.168.1.1:80": false,
		"169.254.169.254:80": false, "100.100.100.200:80": false, "0.0.0.0:80": false, "0.1.2.3:80": false, "224.0.0.1:80": false, "255.255.255.255:80": false,
		"198.18.0.1:80": false, "240.0.0.1:80": false, "192.0.2.1:80": false, "[::1]:80": false, "[::]:80": false, "[fe80::1]:80": false, "[fd00:ec2::254]:80": false,
		"[fc00::1]:80": false, "[ff02::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[::ffff:10.0.0.1]:80": false, "[64:ff9b::7f00:1]:80": false,
		"[2002:7f00:1::]:80": false, "[2001:0:7f00:1::]:80": false, "[2001:db8::1]:80": false,
	} {
		to := netip.MustParseAddrPort(address)
		if got := public(netip.AddrPortFrom(to.Addr().Unmap(), to.Port())); got != want {
			t.Errorf("%s: got %t, want %t", address, got, want)
		}
	}
}

func serving(t *testing.T, h http.HandlerFunc) (*Client, string) {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	own := netip.MustParseAddrPort(s.Listener.Addr().String())
	return New(Allowing(func(to netip.AddrPort) bool { return to == own })), s.URL
}

func TestCard(t *testing.T) {
	sjis, _ := japanese.ShiftJIS.NewEncoder().String(`<html><head><meta charset="shift_jis"><title>港湾協議の記録</title></head>`)
	for _, row := range []struct{ name, kind, page, title, excerpt, picture string }{
		{"as networks like it", "text/html; charset=utf-8", `<head><title>x</title><meta property="og:title" content="Talks &amp; tea"><meta property="og:description" content=" a
			b "><meta property="og:image" content="/p.jpg">`, "Talks & tea", "a b", "/p.jpg"},
		{"a title alone", "text/html", `<title>Talks &lt;13&gt;</title>`, "Talks <13>", "", ""},
		{"Shift_JIS", "text/html", sjis, "港湾協議の記録", "", ""},
		{"a picture by script", "text/html", `<title>t</title><meta property="og:image" content="javascript:alert(1)">`, "t", "", ""},
		{"words in the body", "text/html", `<title>t</title><body><meta name="description" content="no">`, "t", "", ""},
		{"a long one", "text/html", `<title>` + strings.Repeat("あ", 500) + `</title>`, strings.Repeat("あ", 299) + "…", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			c, base := serving(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" {
					t.Error("it told of somebody")
				}
				w.Header().Set("Content-Type", row.kind)
				fmt.Fprint(w, row.page)
			})
			got, err := c.Card(t.Context(), base+"/page")
			if err != nil {
				t.Fatal(err)
			}
			want := Card{Title: row.title, Excerpt: row.excerpt}
			if row.picture != "" {
				want.Picture = base + row.picture
			}
			if *got != want {
				t.Errorf("got %+v, want %+v", *got, want)
			}
		})
	}
}

func TestWhatIsNotFetched(t *testing.T) {
	hops := 0
	c, base := serving(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/round":
			hops++
			w.Header().Set("Set-Cookie", "a=b")
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, "http://127.0.0.2:80/secret", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/text":
			w.Header().Set("Content-Type", "text/plain")
		case "/slow":
			time.Sleep(6 * time.Second)
		case "/gone":
			http.NotFound(w, r)
		case "/empty":
			w.Header().Set("Content-Type", "text/html")
		}
	})
	for _, row := range []struct{ address, want string }{
		{base + "/round", "fetch.unreachable"},
		{base + "/inside", "fetch.unreachable"},
		{base + "/file", "fetch.unreachable"},
		{base + "/text", "fetch.no_page"},
		{base + "/gone", "fetch.unreachable"},
		{base + "/empty", "fetch.no_page"},
		{base + "/slow", "fetch.unreachable"},
		{"http://127.0.0.2/", "fetch.unreachable"},
		{"http://localhost:1/", "fetch.unreachable"},
		{"http://[::1]/", "fetch.unreachable"},
		{"http://user:pass@example.org/", "fetch.address"},
		{"ftp://example.org/", "fetch.address"},
		{"file:///etc/passwd", "fetch.address"},
		{"gopher://x", "fetch.address"},
		{"//example.org", "fetch.address"},
		{"", "fetch.address"},
		{"http://", "fetch.address"},
		{"http://example.org/" + strings.Repeat("a", 3000), "fetch.address"},
	} {
		began := time.Now()
		_, err := c.Card(t.Context(), row.address)
		f, ok := err.(*fault.Error)
		if !ok || f.Key != row.want || f.Field != "href" {
			t.Errorf("%.60s: got %v, want %s", row.address, err, row.want)
		}
		if took := time.Since(began); took > 5500*time.Millisecond {
			t.Errorf("%.60s: took %v", row.address, took)
		}
	}
	if hops != maxHops+1 {
		t.Errorf("hops: got %d requests, want %d", hops, maxHops+1)
	}
}

// TestAPageIsReadToItsBound: a megabyte of anything, however small it came.
func TestAPageIsReadToItsBound(t *testing.T) {
	c, base := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<title>bomb</title>")
		for range 64 {
			z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	a, err := c.Get(t.Context(), base, "text/html")
	if err != nil || len(a.Body) != MaxBody || !a.More {
		t.Fatalf("got %d bytes, %v, want %d", len(a.Body), err, MaxBody)
	}
	if _, err := c.Picture(t.Context(), base); !fault.Is(err, fault.TooLarge) {
		t.Errorf("as a picture: got %v, want too large", err)
	}
}
