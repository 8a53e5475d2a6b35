package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/alecthomas/kong"

	"readout/internal/i18n"
)

// TestHelpInEveryLanguage asks every command for help, as the environment of a terminal has its
// language: all that is said is in that language, nothing is missing from the catalogue, and
// it stands within 80 columns.
func TestHelpInEveryLanguage(t *testing.T) {
	s := &session{cli: &cli{}}
	parser, err := newParser(s, helpIn("en"))
	if err != nil {
		t.Fatal(err)
	}
	own := map[string][]*unicode.RangeTable{"ja": {unicode.Hiragana, unicode.Katakana, unicode.Han}, "ru": {unicode.Cyrillic}, "en": {unicode.Latin}}
	for _, node := range nodesOf(parser.Model.Node) {
		for _, lang := range i18n.Langs {
			args := strings.Fields(node.Path())
			var out, errs bytes.Buffer
			code := run(t.Context(), append(args, "--help"), []string{"LC_ALL=" + lang + "_XX.UTF-8"}, os.Stdin, &out, &errs)
			if code != 0 || errs.Len() > 0 {
				t.Errorf("%v in %s: got exit code %d, %q", args, lang, code, &errs)
			}
			if key := regexp.MustCompile(`\bhelp\.\w+`).FindString(out.String()); key != "" {
				t.Errorf("%v in %s: got the key %q in place of words", args, lang, key)
			}
			for line := range strings.SplitSeq(out.String(), "\n") {
				if columnsOf(line) > helpColumns {
					t.Errorf("%v in %s: got %d columns: %s", args, lang, columnsOf(line), line)
				}
			}
			for _, flag := range node.Flags {
				if words := (&helpPage{lang: lang}).ofFlag(flag); !strings.ContainsFunc(words, func(r rune) bool { return unicode.In(r, own[lang]...) }) {
					t.Errorf("--%s in %s: got %q", flag.Name, lang, words)
				}
			}
		}
	}
}

func nodesOf(node *kong.Node) []*kong.Node {
	all := []*kong.Node{node}
	for _, child := range node.Children {
		all = append(all, nodesOf(child)...)
	}
	return all
}

// TestHelpAsksTheFlag: the language that the line itself names goes before that of the terminal.
func TestHelpAsksTheFlag(t *testing.T) {
	for _, args := range [][]string{{"--messages=ru", "token", "--help"}, {"token", "--messages", "ru", "-h"}} {
		var out, errs bytes.Buffer
		run(t.Context(), args, []string{"LC_ALL=ja_JP.UTF-8"}, os.Stdin, &out, &errs)
		if want := i18n.T("ru", "help.cmd.token"); !strings.Contains(out.String(), want) {
			t.Errorf("%v: got %s, want %q", args, &out, want)
		}
	}
}

func TestWrapped(t *testing.T) {
	for _, row := range []struct {
		text    string
		columns int
		want    string
	}{
		{"one two three", 8, "one two|three"},
		{"one", 2, "one"},
		{"alongword and", 4, "alongword|and"},
		{"日本語の文。", 6, "日本語|の文。"},
		{"日本語。終わり", 6, "日本|語。終|わり"},
		{"あい(うえ)お", 6, "あい|(うえ)|お"},
		{"次のサイト名", 8, "次の|サイト名"},
		{"端末の JSON を", 8, "端末の|JSON を"},
		{"", 10, ""},
	} {
		if got := strings.Join(wrapped(row.text, row.columns), "|"); got != row.want {
			t.Errorf("%q in %d: got %q, want %q", row.text, row.columns, got, row.want)
		}
	}
}
