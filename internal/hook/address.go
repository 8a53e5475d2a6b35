package hook

import (
	"net/netip"
	"net/url"
	"strings"

	"readout/internal/fault"
)

// CheckAddress gives the fault of an address that nothing can be sent to: it must be of https.
// With loopback, http to this machine does too. Where a name leads is seen when it is dialled.
func CheckAddress(address string, loopback bool) *fault.Error {
	u, err := url.Parse(address)
	switch {
	case err != nil, len(address) > maxURL, u.Hostname() == "", u.User != nil, u.Fragment != "", u.Opaque != "", strings.ContainsAny(address, " \t\r\n"):
		return fault.At("url", "hook.url")
	case u.Scheme == "https":
		return nil
	case u.Scheme == "http" && loopback && isLoopback(u.Hostname()):
		return nil
	case u.Scheme == "http":
		return fault.At("url", "hook.url_plain")
	}
	return fault.At("url", "hook.url")
}

func isLoopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.IsLoopback()
}
