package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/caddyserver/certmagic"
	"go.uber.org/zap"

	"readout/internal/desk"
	"readout/internal/fault"
)

// tlsFlags say whether and how the site is served by HTTPS.
type tlsFlags struct {
	Domain     []string `help:"help.tls_domain" env:"READOUT_DOMAIN"`
	TLSCert    string   `name:"tls-cert" help:"help.tls_cert" type:"existingfile" env:"READOUT_TLS_CERT"`
	TLSKey     string   `name:"tls-key" help:"help.tls_key" type:"existingfile" env:"READOUT_TLS_KEY"`
	HTTPListen string   `name:"http-listen" help:"help.tls_http" default:":80" env:"READOUT_HTTP_LISTEN"`
	HSTS       bool     `name:"hsts" help:"help.tls_hsts" env:"READOUT_HSTS"`
	ACME       struct {
		Directory string `help:"help.acme_directory" default:"https://acme-v02.api.letsencrypt.org/directory" env:"READOUT_ACME_DIRECTORY"`
		Roots     string `help:"help.acme_roots" type:"existingfile" env:"READOUT_ACME_ROOTS"`
		Email     string `help:"help.acme_email" env:"READOUT_ACME_EMAIL"`
	} `embed:"" prefix:"acme-"`
}

func (f *tlsFlags) on() bool { return len(f.Domain) > 0 || f.TLSCert != "" }

// certificates are what HTTPS is served with.
type certificates interface {
	// config is for the listener of HTTPS.
	config() *tls.Config
	// keep has them got and renewed until ctx ends. It does not wait for the first one.
	keep(ctx context.Context) error
	// serving says what HTTPS is served with at this moment.
	serving() *desk.Certificate
	// answer lets who gives certificates ask over plain HTTP whether the domain is ours.
	answer(next http.Handler) http.Handler
}

// certificates gives nil when HTTPS is not asked for.
func (f *tlsFlags) certificates(dir string, https, plain net.Addr) (certificates, error) {
	switch {
	case !f.on():
		return nil, nil
	case len(f.Domain) > 0 && f.TLSCert != "":
		return nil, fault.At("--tls-cert", "tls.one_way")
	case (f.TLSCert == "") != (f.TLSKey == "") && len(f.Domain) == 0:
		return nil, fault.At("--tls-key", "tls.both_files")
	case len(f.Domain) > 0:
		return newGivenCertificates(f, dir, https, plain)
	}
	c := &certificateFiles{cert: f.TLSCert, key: f.TLSKey}
	return c, c.load()
}

// certificateFiles is a certificate in files that somebody else renews.
type certificateFiles struct {
	cert, key string

	mu    sync.Mutex
	now   *tls.Certificate
	stamp string
}

const lookEvery = 10 * time.Second

func (c *certificateFiles) load() error {
	stamp := c.stampNow()
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fault.New(fault.Unavailable, "tls.unreadable", "cert", c.cert, "key", c.key).Because(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.stamp = &pair, stamp
	return nil
}

// stampNow changes when one of the files does.
func (c *certificateFiles) stampNow() string {
	stamp := ""
	for _, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil {
			stamp += info.ModTime().Format(time.RFC3339Nano) + " " + strconv.FormatInt(info.Size(), 10) + "\n"
		}
	}
	return stamp
}

func (c *certificateFiles) config() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.now, nil
		},
	}
}

func (c *certificateFiles) serving() *desk.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	return certificateOf(c.now.Leaf)
}

// certificateOf says whose a certificate is and when it ends.
func certificateOf(leaf *x509.Certificate) *desk.Certificate {
	if leaf == nil {
		return &desk.Certificate{}
	}
	names := leaf.DNSNames
	for _, ip := range leaf.IPAddresses {
		names = append(names, ip.String())
	}
	return &desk.Certificate{Names: names, Ends: leaf.NotAfter}
}

func (c *certificateFiles) answer(next http.Handler) http.Handler { return next }

// keep reads the files again when they change, and at SIGHUP at once. Files that do not fit
// each other are most likely being written: what we have serves until they do.
func (c *certificateFiles) keep(ctx context.Context) error {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGHUP)
	go func() {
		defer signal.Stop(told)
		look := time.NewTicker(lookEvery)
		defer look.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-told:
				c.reload()
			case <-look.C:
				c.mu.Lock()
				stamp := c.stamp
				c.mu.Unlock()
				if c.stampNow() != stamp {
					c.reload()
				}
			}
		}
	}()
	return nil
}

func (c *certificateFiles) reload() {
	if err := c.load(); err != nil {
		slog.Error("certificate not read again; the old one serves on", "error", err)
		return
	}
	slog.Info("certificate read again", "file", c.cert)
}

// givenCertificates are asked for and renewed by ACME (RFC 8555).
type givenCertificates struct {
	domains []string
	cache   *certmagic.Cache
	magic   *certmagic.Config
	issuer  *certmagic.ACMEIssuer
}

func newGivenCertificates(f *tlsFlags, dir string, https, plain net.Addr) (*givenCertificates, error) {
	g := &givenCertificates{domains: f.Domain}
	quiet := zap.NewNop() // what matters is told by events
	g.cache = certmagic.NewCache(certmagic.CacheOptions{
		GetConfigForCert: func(certmagic.Certificate) (*certmagic.Config, error) { return g.magic, nil },
		Logger:           quiet,
	})
	g.magic = certmagic.New(g.cache, certmagic.Config{
		Storage: &certmagic.FileStorage{Path: filepath.Join(dir, "tls")}, Logger: quiet, OnEvent: tellOfCertificate,
	})
	giver := certmagic.ACMEIssuer{
		CA: f.ACME.Directory, Email: f.ACME.Email, Agreed: true, Logger: quiet,
		// We listen on these ports already, behind whatever leads the well-known ones here.
		AltTLSALPNPort: portOf(https), AltHTTPPort: portOf(plain), DisableHTTPChallenge: plain == nil,
	}
	if f.ACME.Roots != "" {
		pem, err := os.ReadFile(f.ACME.Roots)
		if err != nil {
			return nil, err
		}
		giver.TrustedRoots = x509.NewCertPool()
		if !giver.TrustedRoots.AppendCertsFromPEM(pem) {
			return nil, fault.At("--acme-roots", "tls.no_roots", "file", f.ACME.Roots)
		}
	}
	g.issuer = certmagic.NewACMEIssuer(g.magic, giver)
	g.magic.Issuers = []certmagic.Issuer{g.issuer}
	return g, nil
}

func portOf(a net.Addr) int {
	if t, ok := a.(*net.TCPAddr); ok {
		return t.Port
	}
	return 0
}

func (g *givenCertificates) config() *tls.Config {
	c := g.magic.TLSConfig()
	c.NextProtos = append([]string{"h2", "http/1.1"}, c.NextProtos...)
	return c
}

// serving gives the certificate that ends first.
func (g *givenCertificates) serving() *desk.Certificate {
	first := &desk.Certificate{Names: g.domains}
	for _, domain := range g.domains {
		for _, c := range g.cache.AllMatchingCertificates(domain) {
			if c.Leaf != nil && (first.Ends.IsZero() || c.Leaf.NotAfter.Before(first.Ends)) {
				first = certificateOf(c.Leaf)
			}
		}
	}
	return first
}

func (g *givenCertificates) answer(next http.Handler) http.Handler {
	return g.issuer.HTTPChallengeHandler(next)
}

func (g *givenCertificates) keep(ctx context.Context) error {
	context.AfterFunc(ctx, g.cache.Stop)
	return g.magic.ManageAsync(ctx, g.domains)
}

// tellOfCertificate tells the operator what becomes of certificates.
func tellOfCertificate(ctx context.Context, event string, data map[string]any) error {
	switch event {
	case "cert_obtained":
		slog.InfoContext(ctx, "certificate obtained", "domain", data["identifier"], "renewal", data["renewal"])
	case "cert_failed":
		err, _ := data["error"].(error)
		slog.ErrorContext(ctx, "certificate not obtained; it will be tried again", "domain", data["identifier"], "error", err)
	}
	return nil
}

// toHTTPS leads from plain HTTP to the site.
func toHTTPS(base string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		http.Redirect(w, r, base+r.URL.RequestURI(), http.StatusPermanentRedirect)
	})
}

// secureBase is the site's address when it is served by HTTPS here.
func (f *tlsFlags) secureBase(at net.Addr) string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return "https://" + at.String()
	}
	if len(f.Domain) > 0 {
		host = f.Domain[0]
	}
	if port == "443" {
		return "https://" + host
	}
	return "https://" + net.JoinHostPort(host, port)
}
