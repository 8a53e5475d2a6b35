package fetch

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"time"
)

// The bounds of a post.
const (
	postTime   = 15 * time.Second
	postAnswer = 64 << 10 // bytes of an answer that are read, so that the connection can be used again
)

// Why a post got no answer that counts.
const (
	Private  = "private" // it leads to no public address
	Unknown  = "unknown" // there is no such name
	Insecure = "insecure"
	Timeout  = "timeout"
	Refused  = "refused" // nobody answers there, or the connection broke
	Redirect = "redirect"
)

// Poster sends bodies to addresses that people of the site have named: to public ones alone.
type Poster struct{ http http.Client }

// NewPoster makes a Poster. With loopback it goes to this machine as well.
func NewPoster(loopback bool) *Poster {
	g := &guard{allowed: func(to netip.AddrPort) bool {
		if loopback && to.Addr().IsLoopback() {
			return true
		}
		return Public(to.Addr()) && (to.Port() == 443 || to.Port() >= 1024)
	}}
	dialer := &net.Dialer{Timeout: postTime, Control: g.control}
	return &Poster{http.Client{
		Timeout:       postTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: dialer.DialContext, Proxy: nil, TLSHandshakeTimeout: postTime, ResponseHeaderTimeout: postTime,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConns: 32, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
		},
	}}
}

// Post sends a body. It gives the status of the answer and how long it asks to wait, and, if
// there is none that counts, why: one of the words above. What stands in the answer is not kept.
func (p *Poster) Post(ctx context.Context, url string, header map[string]string, body []byte) (status int, after time.Duration, trouble string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return 0, 0, Refused
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	answer, err := p.http.Do(r)
	if err != nil {
		return 0, 0, why(err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, postAnswer)) // what it says is of no interest
	if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && seconds > 0 {
		after = time.Duration(min(seconds, 86400)) * time.Second
	}
	if answer.StatusCode >= 300 && answer.StatusCode < 400 {
		trouble = Redirect
	}
	return answer.StatusCode, after, trouble
}

// why puts an error into one of our words. Its own would tell what stands in the house.
func why(err error) string {
	if errors.Is(err, errPrivate) {
		return Private
	}
	if timed, ok := errors.AsType[net.Error](err); ok && timed.Timeout() {
		return Timeout
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return Unknown
	}
	_, untrusted := errors.AsType[*tls.CertificateVerificationError](err)
	_, plain := errors.AsType[tls.RecordHeaderError](err)
	_, otherName := errors.AsType[x509.HostnameError](err)
	if untrusted || plain || otherName {
		return Insecure
	}
	return Refused
}
