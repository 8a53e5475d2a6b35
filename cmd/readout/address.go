package main

import (
	"net"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"readout/internal/fault"
)

// settle checks the addresses that an operator typed, and writes names of other letters than a–z
// as the network knows them.
func (c *serveCmd) settle() error {
	for i, typed := range c.Domain {
		name, err := idna.Lookup.ToASCII(strings.TrimSuffix(typed, "."))
		if _, ip := netip.ParseAddr(typed); err != nil || ip == nil || name == "" || strings.Contains(name, ":") {
			return fault.At("--domain", "serve.domain", "got", typed)
		}
		c.Domain[i] = name
	}
	if c.BaseURL == "" {
		return nil
	}
	base, ok := origin(strings.TrimRight(c.BaseURL, "/"))
	if !ok {
		return fault.At("--base-url", "serve.base_url", "got", c.BaseURL)
	}
	c.BaseURL = base
	return nil
}

// origin reads an address that is a scheme, a name and perhaps a port, and nothing more.
func origin(typed string) (string, bool) {
	u, err := url.Parse(typed)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return "", false
	}
	if rest := *u; rest.User != nil || rest.Path+rest.RawQuery+rest.Fragment != "" {
		return "", false
	}
	if _, err := netip.ParseAddr(u.Hostname()); err == nil {
		return u.Scheme + "://" + u.Host, true
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		return "", false
	}
	if u.Port() != "" {
		host = net.JoinHostPort(host, u.Port())
	}
	return u.Scheme + "://" + host, true
}
