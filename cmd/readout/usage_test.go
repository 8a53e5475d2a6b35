package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/i18n"
)

// TestTheCommandLineIsWrong: what is wrong and what would be right is said in the operator's
// language, of every sort of mistake that the parser knows.
func TestTheCommandLineIsWrong(t *testing.T) {
	dir := t.TempDir()
	absent := filepath.Join(dir, "none")
	for _, row := range []struct {
		line, key string
		args      []any
	}{
		{"user add kato --role nobody", "cli.one_of", []any{"name", "--role", "got", "nobody", "want", "owner, editor, reporter, none"}},
		{"serve --lang fr", "cli.one_of", []any{"name", "--lang", "got", "fr", "want", "ja, en, ru"}},
		{"serve --listn :1", "cli.unknown_flag_like", []any{"name", "--listn", "want", "--listen"}},
		{"serve --nothing-of-ours", "cli.unknown_flag", []any{"name", "--nothing-of-ours"}},
		{"serv", "cli.unexpected_like", []any{"got", "serv", "want", "serve, user"}},
		{"serve everything", "cli.unexpected", []any{"got", "everything"}},
		{"user add kato", "cli.missing_flags", []any{"want", "--role=STRING"}},
		{"backup", "cli.expected", []any{"want", "<file>"}},
		{"token", "cli.expected_one", []any{"want", "add, list, revoke"}},
		{"token add --user ann --read-only --on day", "cli.not_both", []any{"name", "--read-only", "other", "--on"}},
		{"token add --user ann --days soon", "cli.number", []any{"name", "--days", "got", "soon"}},
		{"replay --slug day --speed fast", "cli.number", []any{"name", "--speed", "got", "fast"}},
		{"serve --hsts=perhaps", "cli.yes_no", []any{"name", "--hsts", "got", "perhaps"}},
		{"serve --log-level loud", "cli.one_of", []any{"name", "--log-level", "got", "loud", "want", "debug, info, warn, error"}},
		{"serve --zone Mars/Base", "coverage.zone_unknown", []any{"got", "Mars/Base"}},
		{"serve --base-url https://tarn.example/talks", "serve.base_url", []any{"got", "https://tarn.example/talks"}},
		{"replay --slug day --speed 0", "replay.speed", []any{"got", 0.0}},
		{"restore " + dir, "cli.folder", []any{"name", "<file>", "got", dir}},
		{"token add --user ann --days -3", "cli.no_value", []any{"name", "--days"}},
		{"token add --user --label wire", "cli.no_value", []any{"name", "--user"}},
		{"draft " + absent, "cli.no_file", []any{"name", "<file>", "got", absent}},
		{"draft " + dir, "cli.folder", []any{"name", "<file>", "got", dir}},
		{"restore " + absent, "cli.no_file", []any{"name", "<file>", "got", absent}},
	} {
		for _, lang := range i18n.Langs {
			_, errs, code := do(t, append(strings.Fields(row.line), "--messages="+lang)...)
			if want := i18n.T(lang, row.key, row.args...); code != exitUsage || !strings.Contains(errs, want) {
				t.Errorf("%s, in %s: got %d, %q, want %d, %q", row.line, lang, code, errs, exitUsage, want)
			}
		}
	}
}

// TestAFlagWithoutItsValue stands last, so that the language comes from the environment.
func TestAFlagWithoutItsValue(t *testing.T) {
	for line, name := range map[string]string{"token add --user": "--user", "serve --domain": "--domain"} {
		var out, errs bytes.Buffer
		code := run(t.Context(), strings.Fields(line), []string{"READOUT_MESSAGES=ru"}, os.Stdin, &out, &errs)
		if want := i18n.T("ru", "cli.no_value", "name", name); code != exitUsage || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: got %d, %q, want %q", line, code, &errs, want)
		}
	}
}
