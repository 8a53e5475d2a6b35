// Package lexicon holds the lexicons and what a row of each is: reporting words, the attitudes and
// words that decide what was said, who can speak. What a reader makes of them is its own; how a
// row is added: docs/drafting.md.
package lexicon

import (
	"embed"
	"strings"

	"readout/internal/record"
)

// The lexicons are data, so that a word can be added without reading Go.
//
//go:embed *.tsv
var files embed.FS

// Rows gives the rows of a lexicon, each with as many columns as asked for.
func Rows(name string, columns int) [][]string {
	raw, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is in the binary
	}
	var all [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for len(cells) < columns {
			cells = append(cells, "")
		}
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(c), "_", " ") // a blank at an end is written _
		}
		all = append(all, cells)
	}
	return all
}

// Act is what a word does: a kind, and whether it denies.
type Act struct {
	Kind   record.StatementKind
	Denies bool
}

// deny is written in the lexicons for an explanation that denies.
const deny = "deny"

// ActOf reads a cell that names a kind.
func ActOf(cell string) Act {
	if cell == deny {
		return Act{record.Explain, true}
	}
	return Act{Kind: record.StatementKind(cell)}
}

// None tells that a word does nothing.
func (a Act) None() bool { return a.Kind == "" }

// Set makes a set of words, for the short lists that stand beside the rules that ask for them.
func Set(all ...string) map[string]bool {
	set := make(map[string]bool, len(all))
	for _, s := range all {
		set[s] = true
	}
	return set
}

// Forms gives a stem with each of its endings.
func Forms(stem string, endings []string) []string {
	all := make([]string, 0, len(endings))
	for _, e := range endings {
		if stem+e != "" {
			all = append(all, stem+e)
		}
	}
	return all
}
