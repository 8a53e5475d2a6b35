package drafting

import (
	"embed"
	"strings"

	"readout/internal/record"
)

// The lexicons are data, so that a word can be added without reading Go.
//
//go:embed lexicon/*.tsv
var lexicons embed.FS

// rows gives the rows of a lexicon, each with as many columns as asked for.
func rows(name string, columns int) [][]string {
	raw, err := lexicons.ReadFile("lexicon/" + name)
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

// act is what a word does: a kind, and whether it denies.
type act struct {
	kind   record.StatementKind
	denies bool
}

// deny is written in the lexicons for an explanation that denies.
const deny = "deny"

// actOf reads a cell that names a kind.
func actOf(cell string) act {
	if cell == deny {
		return act{record.Explain, true}
	}
	return act{kind: record.StatementKind(cell)}
}

// none tells that a word does nothing.
func (a act) none() bool { return a.kind == "" }

// setOf makes a set of words, for the short lists that stand beside the rules that ask for them.
func setOf(all ...string) map[string]bool {
	set := make(map[string]bool, len(all))
	for _, s := range all {
		set[s] = true
	}
	return set
}

// joined gives a stem with each of its endings.
func joined(stem string, endings []string) []string {
	all := make([]string, 0, len(endings))
	for _, e := range endings {
		if stem+e != "" {
			all = append(all, stem+e)
		}
	}
	return all
}
