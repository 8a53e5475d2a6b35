// Package fetch asks other sites for things in a person's name: a page that somebody wants
// to link to, its picture. Where that may lead is decided here: to public addresses of the
// web, and nowhere into the house.
package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"readout/internal/fault"
)

// The bounds of one request, redirects and all.
const (
	MaxBody = 1 << 20 // bytes, unpacked
	maxHops = 3
	maxTime = 5 * time.Second
	maxURL  = 2000 // bytes
)

// Client asks. It keeps no cookies, names no user and goes through no proxy.
type Client struct {
	http http.Client
}

// Option changes a client.
type Option func(*guard)

// Allowing lets a client go to addresses that are not public, for tests with a server of
// their own.
func Allowing(allowed func(netip.AddrPort) bool) Option {
	return func(g *guard) { g.allowed = allowed }
}

// guard decides where a connection may go.
type guard struct {
	allowed func(netip.AddrPort) bool
}

// New makes a client.
func New(options ...Option) *Client {
	g := &guard{allowed: public}
	for _, o := range options {
		o(g)
	}
	dialer := &net.Dialer{Timeout: maxTime, Control: g.control}
	return &Client{http: http.Client{
		Timeout:       maxTime,
		CheckRedirect: redirect,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, Proxy: nil, DisableKeepAlives: true,
			TLSHandshakeTimeout: maxTime, ResponseHeaderTimeout: maxTime, MaxResponseHeaderBytes: 64 << 10,
		},
	}}
}

var errPrivate = errors.New("not a public address")

// control sees the address that a name was resolved to, right before it is dialled: a name
// that means one address when it is checked and another when it is used gains nothing.
func (g *guard) control(network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return errPrivate
	}
	if !g.allowed(netip.AddrPortFrom(to.Addr().Unmap(), to.Port())) {
		return errPrivate
	}
	return nil
}

func redirect(r *http.Request, before []*http.Request) error {
	if len(before) > maxHops {
		return errors.New("too many redirects")
	}
	r.Header.Del("Referer")
	return allowed(r.URL)
}

// allowed tells whether an address may be asked for at all: the web, at its usual ports.
func allowed(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.User != nil, len(u.String()) > maxURL:
		return errPrivate
	}
	return nil
}

// Answer is what came back.
type Answer struct {
	URL  *url.URL // where it came from in the end
	Type string   // Content-Type
	Body []byte   // the first MaxBody bytes of it
	More bool     // there was more
}

// Get asks for an address. What cannot be had is a fault of kind Invalid: the address is
// wrong, leads nowhere, or leads where we do not go; which of them is not told, since that
// would tell what stands in the house.
func (c *Client) Get(ctx context.Context, address, accept string) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil || allowed(u) != nil {
		return nil, fault.At("href", "fetch.address")
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fault.At("href", "fetch.address")
	}
	r.Header.Set("Accept", accept)
	r.Header.Set("User-Agent", "Readout/1 (link preview)")
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, fault.At("href", "fetch.unreachable").Because(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fault.At("href", "fetch.unreachable")
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, MaxBody+1))
	if err != nil {
		return nil, fault.At("href", "fetch.unreachable").Because(err)
	}
	more := len(body) > MaxBody
	return &Answer{URL: answer.Request.URL, Type: answer.Header.Get("Content-Type"), Body: body[:min(len(body), MaxBody)], More: more}, nil
}

// special are addresses that look public and are not: shared, for documents and benchmarks,
// reserved, and those that have an IPv4 address inside.
var special = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

var global6 = netip.MustParsePrefix("2000::/3")

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, s := range all {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// public tells whether an address is one of the open web, at its usual ports.
func public(to netip.AddrPort) bool {
	return (to.Port() == 80 || to.Port() == 443) && Public(to.Addr())
}

// Public tells whether an address is one that all the world can reach.
func Public(a netip.Addr) bool {
	if a = a.Unmap(); !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" {
		return false
	}
	if a.Is6() && !global6.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
