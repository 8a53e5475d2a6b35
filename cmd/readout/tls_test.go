package main

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/i18n"
)

// TestCertificateInFiles: pages and streams by HTTP/2, plain HTTP leads there, browsers are
// told to come by HTTPS alone if that is asked for, and a new certificate is taken up while
// readers read on.
func TestCertificateInFiles(t *testing.T) {
	dir := folder(t)
	cert, key := filepath.Join(dir, "site.pem"), filepath.Join(dir, "site.key")
	first := selfSigned(t, cert, key, "talks.example")
	c := newsroom(t, filepath.Join(dir, "data"))
	https, plain := freePort(t), freePort(t)
	base := "https://" + net.JoinHostPort("talks.example", portIn(https))
	_, c.url = serve(t, filepath.Join(dir, "data"), "--tls-cert", cert, "--tls-key", key, "--listen", https, "--http-listen", plain, "--hsts", "--base-url", base)
	browser := clientOf("talks.example", https, poolOf(first))
	http.DefaultClient.Transport = browser.Transport // what c asks with
	t.Cleanup(func() { http.DefaultClient.Transport = nil })
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)

	stream, err := browser.Get(base + "/c/day/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	if stream.ProtoMajor != 2 || stream.StatusCode != 200 {
		t.Errorf("the stream: got %d by %s, want 200 by HTTP/2", stream.StatusCode, stream.Proto)
	}
	lines := bufio.NewScanner(stream.Body)
	waitFor(t, lines, "event: reset")
	page, err := browser.Get(base + "/c/day")
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	if got := page.Header.Get("Strict-Transport-Security"); page.ProtoMajor != 2 || !strings.HasPrefix(got, "max-age=") {
		t.Errorf("a page: got it by %s with HSTS %q, want HTTP/2 and some", page.Proto, got)
	}
	leads(t, "http://"+plain+"/ja/c/day", base+"/ja/c/day")

	second := selfSigned(t, cert, key, "talks.example")
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		resp, err := clientOf("talks.example", https, poolOf(second)).Get(base + "/")
		if err == nil {
			resp.Body.Close()
			break
		}
		if time.Now().After(until) {
			t.Fatalf("the new certificate was not taken up: %v", err)
		}
	}
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"Still here"}`)
	waitFor(t, lines, "event: update") // who read before reads on
}

// TestFilesThatDoNotFitAreNotTaken: what serves goes on serving.
func TestFilesThatDoNotFitAreNotTaken(t *testing.T) {
	dir := t.TempDir()
	c := &certificateFiles{cert: filepath.Join(dir, "site.pem"), key: filepath.Join(dir, "site.key")}
	if err := c.load(); err == nil {
		t.Error("no files: got no error")
	}
	selfSigned(t, c.cert, c.key, "talks.example")
	if err := c.load(); err != nil {
		t.Fatal(err)
	}
	if got := c.serving(); got.Ends.Before(time.Now()) || len(got.Names) != 1 || got.Names[0] != "talks.example" {
		t.Errorf("what serves: got %+v, want that of talks.example for an hour", got)
	}
	before := c.now
	if err := os.WriteFile(c.cert, []byte("half a certifi"), 0o600); err != nil {
		t.Fatal(err)
	}
	if c.stampNow() == c.stamp {
		t.Error("changed files: got the same stamp")
	}
	c.reload()
	if c.now != before {
		t.Error("got something else to serve with, want the old certificate")
	}
}

func TestFlagsThatContradict(t *testing.T) {
	dir := folder(t)
	cert, key := filepath.Join(dir, "site.pem"), filepath.Join(dir, "site.key")
	selfSigned(t, cert, key, "talks.example")
	for want, args := range map[string][]string{
		i18n.T("en", "tls.both_files"): {"--tls-cert", cert},
		i18n.T("en", "tls.one_way"):    {"--tls-cert", cert, "--tls-key", key, "--domain", "talks.example"},
	} {
		args = append([]string{"serve", "--data", filepath.Join(dir, "data"), "--listen", "127.0.0.1:0", "--http-listen", "none"}, args...)
		if _, errs, code := do(t, args...); code != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("%v: got %d, %q, want %q", args, code, errs, want)
		}
	}
}

func waitFor(t *testing.T, lines *bufio.Scanner, want string) {
	t.Helper()
	for lines.Scan() {
		if lines.Text() == want {
			return
		}
	}
	t.Fatalf("the stream ended without %q: %v", want, lines.Err())
}

// sameAddress dials one address whatever is asked for.
type sameAddress struct{ address string }

func (s *sameAddress) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	return (&net.Dialer{}).DialContext(ctx, network, s.address)
}

func poolOf(c *x509.Certificate) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(c)
	return pool
}

var serial int64

// selfSigned writes a certificate for a host and its key.
func selfSigned(t *testing.T, cert, key, host string) *x509.Certificate {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serial++
	about := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: fmt.Sprint(host, " ", serial)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	if ip := net.ParseIP(host); ip != nil {
		about.IPAddresses = []net.IP{ip}
	} else {
		about.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return made
}
