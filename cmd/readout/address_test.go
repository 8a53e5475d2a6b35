package main

import (
	"strings"
	"testing"

	"readout/internal/i18n"
)

// TestAddressesOfASite: names in other letters become what the network knows them by, and what
// readers could not reach is refused before anything is opened.
func TestAddressesOfASite(t *testing.T) {
	for _, row := range []struct{ typed, want string }{
		{"https://talks.example/", "https://talks.example"},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"http://[::1]:8080", "http://[::1]:8080"},
		{"http://localhost:8080", "http://localhost:8080"},
		{"https://переговоры.example:8443", "https://xn--b1abfa0cbbjf4i.example:8443"},
		{"https://会談.example", "https://xn--6oqu86l.example"},
		{"talks.example", ""},
		{"https://", ""},
		{"https://talks.example/news", ""},
		{"https://talks.example?x=1", ""},
		{"https://editor@talks.example", ""},
		{"https://talks example", ""},
		{"ftp://talks.example", ""},
	} {
		c := serveCmd{BaseURL: row.typed}
		err := c.settle()
		if (err == nil) != (row.want != "") || err == nil && c.BaseURL != row.want {
			t.Errorf("--base-url %s: got %q, %v, want %q", row.typed, c.BaseURL, err, row.want)
		}
	}
	for _, row := range []struct{ typed, want string }{
		{"talks.example", "talks.example"},
		{"会談.example", "xn--6oqu86l.example"},
		{"https://talks.example", ""},
		{"talks.example:443", ""},
		{"talks_1.example", ""},
		{"192.0.2.1", ""},
		{"::1", ""},
		{"", ""},
	} {
		c := serveCmd{tlsFlags: tlsFlags{Domain: []string{row.typed}}}
		err := c.settle()
		if (err == nil) != (row.want != "") || err == nil && c.Domain[0] != row.want {
			t.Errorf("--domain %s: got %q, %v, want %q", row.typed, c.Domain, err, row.want)
		}
	}
	for _, lang := range i18n.Langs {
		_, errs, code := do(t, "serve", "--data", folder(t), "--base-url", "talks.example", "--messages", lang)
		if want := i18n.T(lang, "serve.base_url", "got", "talks.example"); code != exitUsage || !strings.Contains(errs, want) {
			t.Errorf("in %s: got %d, %q, want %q", lang, code, errs, want)
		}
	}
}
