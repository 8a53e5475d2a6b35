package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/i18n"
)

// TestAVariableThatNothingReads is told, with the one that may have been meant, and nothing fails.
func TestAVariableThatNothingReads(t *testing.T) {
	known := []string{"READOUT_BASE_URL", "READOUT_DATA", "READOUT_LANG", "READOUT_LISTEN", "READOUT_LOG_LEVEL", "READOUT_NAME", "READOUT_TLS_CERT", "READOUT_ZONE"}
	for name, like := range map[string]string{
		"READOUT_LISTEN_ADDR": "READOUT_LISTEN", "READOUT_LISEN": "READOUT_LISTEN", "READOUT_TZ": "", "READOUT_ZONES": "READOUT_ZONE", "READOUT_BASEURL": "READOUT_BASE_URL",
		"READOUT_CERT": "", "READOUT_TLS": "READOUT_TLS_CERT", "READOUT_LOGLEVEL": "READOUT_LOG_LEVEL", "READOUT_SOMETHING_ELSE": "", "READOUT_": "", "READOUT_" + strings.Repeat("A", 4000): "",
	} {
		got := strangers(known, map[string]string{name: "x", "READOUT_DATA": "data", "HOME": "/"})
		if want := []stranger{{name, like}}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	for _, lang := range i18n.Langs {
		var out, errs bytes.Buffer
		code := run(t.Context(), []string{"version"}, []string{"READOUT_MESAGES=x", "READOUT_ELSEWHERE=x", "READOUT_MESSAGES=" + lang, "READOUT_NAME=Talks"}, os.Stdin, &out, &errs)
		want := "readout: " + i18n.T(lang, "cli.stranger", "name", "READOUT_ELSEWHERE") + "\nreadout: " + i18n.T(lang, "cli.stranger_like", "name", "READOUT_MESAGES", "like", "READOUT_MESSAGES") + "\n"
		if code != 0 || errs.String() != want {
			t.Errorf("in %s: got %d, %q, want %q", lang, code, &errs, want)
		}
	}
}

// TestAServerLogsVariablesThatNothingReads, as a program reads its log.
func TestAServerLogsVariablesThatNothingReads(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	stop()
	code := run(ctx, []string{"serve", "--data", folder(t), "--listen", "127.0.0.1:0", "--log-format", "json"}, []string{"READOUT_LISTEN_ADDR=:80"}, os.Stdin, &out, &errs)
	if want := `"msg":"unknown variable, nothing reads it","name":"READOUT_LISTEN_ADDR","like":"READOUT_LISTEN"}`; !strings.Contains(errs.String(), want) {
		t.Errorf("got %d, %s, want %s", code, &errs, want)
	}
}

// TestTheREADMEKnowsEveryVariable: its table has all there are and no other, each beside its flag.
func TestTheREADMEKnowsEveryVariable(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	parser, err := newParser(&session{cli: &cli{}}, helpIn("en"))
	if err != nil {
		t.Fatal(err)
	}
	for _, flags := range nodesOf(parser.Model.Node) {
		for _, flag := range flags.Flags {
			for _, name := range flag.Envs {
				row := regexp.MustCompile("(?m)^\\| [^|]*`--" + strings.TrimPrefix(flag.Name, "site-") + "`[^|]* \\| [^|]*`" + name + "`[^|]* \\|")
				if !row.Match(raw) {
					t.Errorf("README.md: got no row with --%s and %s", flag.Name, name)
				}
			}
		}
	}
	for _, name := range regexp.MustCompile(`READOUT_[A-Z_]+`).FindAllString(string(raw), -1) {
		if known := strangers(knownVariables(parser), map[string]string{name: ""}); len(known) > 0 && name != ours {
			t.Errorf("README.md: %s is no variable", name)
		}
	}
}

// TestEveryVariableIsRead: what a variable says arrives where its flag would put it, and a flag that stands
// on the line goes before it.
func TestEveryVariableIsRead(t *testing.T) {
	cert, err := filepath.Abs("variables_test.go")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{
		"READOUT_LANG": "ru", "READOUT_MESSAGES": "ru", "READOUT_LOG_FORMAT": "json", "READOUT_HSTS": "true", "READOUT_WEBHOOKS_LOOPBACK": "true", "READOUT_DATA": "/nowhere/else",
		"READOUT_TLS_CERT": cert, "READOUT_TLS_KEY": cert, "READOUT_ACME_ROOTS": cert, // files that are there
	}
	for _, command := range []string{"serve", "demo"} {
		s := &session{cli: &cli{}, env: map[string]string{}}
		parser, err := newParser(s, helpIn("en"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range knownVariables(parser) {
			s.env[name] = "value"
			if v, ok := values[name]; ok {
				s.env[name] = v
			}
		}
		parsed, err := parser.Parse([]string{command})
		if err != nil {
			t.Fatal(err)
		}
		for _, flag := range parsed.Flags() {
			for _, name := range flag.Envs {
				if got := fmt.Sprint(flag.Target.Interface()); strings.Trim(got, "[]") != s.env[name] {
					t.Errorf("%s: %s: got %s, want %s", command, name, got, s.env[name])
				}
			}
		}
	}
}
