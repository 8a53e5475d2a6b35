package saved

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"readout/internal/pattern"
)

var headerStart = pattern.New(`(?i)^[a-z-]{2,40}:[^\n]*\n`)

// isMHTML knows a page that a browser saved with its pictures in one file.
func isMHTML(page []byte) bool {
	start := page[:min(len(page), declaredIn)]
	if !headerStart.Match(start) {
		return false
	}
	header, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(string(start), "\r", "")), "\n\n")
	return strings.Contains(header, "mime-version:") && strings.Contains(header, "multipart/related")
}

// htmlPart gives the first part of such a file that is HTML, which is the page itself, and
// the encoding that its header names; nil where there is none.
func htmlPart(page []byte) (part []byte, charset string) {
	m, err := mail.ReadMessage(bytes.NewReader(page))
	if err != nil {
		return nil, ""
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return nil, ""
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range 50 {
		p, err := parts.NextPart() // what is quoted-printable in it is read on the way
		if err != nil {
			return nil, ""
		}
		kind, params, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if err != nil || kind != "text/html" {
			continue
		}
		var r io.Reader = p
		if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
			r = base64.NewDecoder(base64.StdEncoding, p)
		}
		raw, err := io.ReadAll(io.LimitReader(r, MaxBytes))
		if err != nil && len(raw) == 0 {
			return nil, ""
		}
		return raw, params["charset"]
	}
	return nil, ""
}
