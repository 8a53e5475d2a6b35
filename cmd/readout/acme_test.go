package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestCertificateByItself: given a domain, the server asks for a certificate, gets it and
// serves by it. The giver is a stand-in: Pebble, the test server of Let's Encrypt, on this
// machine, with a name server that says every name is here.
func TestCertificateByItself(t *testing.T) {
	t.Parallel()
	const domain = "talks.example"
	dir, pebble := folder(t), buildPebble(t)
	https, plain := freePort(t), freePort(t)
	giver := startPebble(t, pebble, https, plain)
	p, url := serve(t, dir, "--domain", domain, "--listen", https, "--http-listen", plain,
		"--acme-directory", giver.directory, "--acme-roots", giver.roots)
	if want := "https://" + net.JoinHostPort(domain, portIn(https)); url != want {
		t.Errorf("the address it says it has: got %s, want %s", url, want)
	}
	c := clientOf(domain, https, giver.pool(t))
	var resp *http.Response
	for until := time.Now().Add(60 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		var err error
		if resp, err = c.Get(url + "/"); err == nil {
			break
		}
		if time.Now().After(until) {
			t.Fatalf("no page by HTTPS within a minute: %v\n%s", err, p.stderr)
		}
	}
	resp.Body.Close()
	if resp.StatusCode != 200 || resp.ProtoMajor != 2 || resp.Header.Get("Strict-Transport-Security") != "" {
		t.Errorf("a page: got %d by %s, HSTS %q, want 200 by HTTP/2 and none", resp.StatusCode, resp.Proto, resp.Header.Get("Strict-Transport-Security"))
	}
	if got := resp.TLS.PeerCertificates[0].DNSNames; len(got) != 1 || got[0] != domain {
		t.Errorf("the certificate: got it for %v, want %s", got, domain)
	}
	leads(t, "http://"+plain+"/c/day?x=1", url+"/c/day?x=1")
	p.end(t)
	if kept, err := filepath.Glob(filepath.Join(dir, "tls", "certificates", "*", domain, domain+".crt")); err != nil || len(kept) != 1 {
		t.Errorf("kept for the next start: got %v, %v, want one certificate", kept, err)
	}
}

// leads wants an address of plain HTTP to lead to one of HTTPS.
func leads(t *testing.T, from, to string) {
	t.Helper()
	resp, err := http.DefaultTransport.RoundTrip(request(t, from))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := resp.Header.Get("Location"); resp.StatusCode != http.StatusPermanentRedirect || got != to {
		t.Errorf("%s: got %d to %q, want it to lead to %s", from, resp.StatusCode, got, to)
	}
}

func request(t *testing.T, url string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// clientOf knows a domain at an address of this machine, as a name server would.
func clientOf(domain, address string, roots *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DialContext:       (&sameAddress{address}).dial,
		TLSClientConfig:   &tls.Config{RootCAs: roots, ServerName: domain},
		ForceAttemptHTTP2: true,
	}}
}

// freePort gives an address that nobody listens on. Whoever starts a server meanwhile may get the same, so it is
// asked for right before it is used.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func portIn(address string) string {
	_, port, _ := net.SplitHostPort(address)
	return port
}

// pebble is a giver of certificates for tests.
type pebble struct{ directory, roots, management string }

// buildPebble gives where Pebble and its name server are, by name.
func buildPebble(t *testing.T) map[string]string {
	t.Helper()
	dir, bin := t.TempDir(), map[string]string{}
	for _, name := range []string{"pebble", "pebble-challtestsrv"} {
		bin[name] = filepath.Join(dir, name)
		out, err := exec.Command("go", "build", "-modfile=../../tools/go.mod", "-o", bin[name], "github.com/letsencrypt/pebble/v2/cmd/"+name).CombinedOutput()
		if err != nil {
			t.Fatalf("build %s: %v\n%s", name, err, out)
		}
	}
	return bin
}

func startPebble(t *testing.T, bin map[string]string, https, plain string) *pebble {
	t.Helper()
	dir := t.TempDir()
	names, listen := freePort(t), freePort(t)
	p := &pebble{directory: "https://" + listen + "/dir", roots: filepath.Join(dir, "giver.pem"), management: freePort(t)}
	selfSigned(t, p.roots, filepath.Join(dir, "giver.key"), "127.0.0.1")
	config, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": listen, "managementListenAddress": p.management,
		"certificate": p.roots, "privateKey": filepath.Join(dir, "giver.key"),
		"httpPort": number(portIn(plain)), "tlsPort": number(portIn(https)), "keyAlgorithm": "ecdsa",
		"retryAfter": map[string]int{"authz": 1, "order": 1},
		"profiles":   map[string]any{"default": map[string]any{"description": "the only one", "validityPeriod": 7776000}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "pebble.json")
	if err := os.WriteFile(file, config, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(env []string, name string, args ...string) {
		cmd := exec.Command(bin[name], args...)
		cmd.Env = append(os.Environ(), env...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	}
	run(nil, "pebble-challtestsrv", "-dnsserver", names, "-http01", "", "-https01", "", "-tlsalpn01", "", "-doh", "", "-management", freePort(t), "-defaultIPv6", "")
	run([]string{"PEBBLE_VA_NOSLEEP=1"}, "pebble", "-config", file, "-dnsserver", names)
	for until := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		c, err := net.Dial("tcp", p.management)
		if err == nil {
			c.Close()
			return p
		}
		if time.Now().After(until) {
			t.Fatalf("Pebble does not answer: %v", err)
		}
	}
}

func number(s string) (n int) {
	fmt.Sscan(s, &n)
	return n
}

// pool is what vouches for the certificates it gives.
func (p *pebble) pool(t *testing.T) *x509.CertPool {
	t.Helper()
	pem, err := os.ReadFile(p.roots)
	if err != nil {
		t.Fatal(err)
	}
	own := x509.NewCertPool()
	own.AppendCertsFromPEM(pem)
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: own}}}
	resp, err := c.Get("https://" + p.management + "/roots/0")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	root, err := io.ReadAll(resp.Body)
	pool := x509.NewCertPool()
	if err != nil || !pool.AppendCertsFromPEM(root) {
		t.Fatalf("the giver's root: %v, %s", err, strings.TrimSpace(string(root)))
	}
	return pool
}
