package main

import (
	"log/slog"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"readout/internal/i18n"
)

// ours is how the names of our variables begin.
const ours = "READOUT_"

// stranger is a variable that is named as ours are and that nothing reads.
type stranger struct {
	Name string
	Like string // the one that may have been meant, "" if none is like it
}

// strangers names the variables of the environment that look like ours and are none: who mistyped
// one would never be told, and the site would run otherwise than they believe.
func strangers(known []string, env map[string]string) []stranger {
	var all []stranger
	for _, name := range slices.Sorted(maps.Keys(env)) {
		if strings.HasPrefix(name, ours) && !slices.Contains(known, name) {
			all = append(all, stranger{name, nearest(name, known)})
		}
	}
	return all
}

// knownVariables are all that any command reads, each once.
func knownVariables(parser *kong.Kong) []string {
	var names []string
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		for _, flag := range n.Flags {
			names = append(names, flag.Envs...)
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(parser.Model.Node)
	slices.Sort(names)
	return slices.Compact(names)
}

// nearest gives the name that may have been meant: one that the other begins or goes on with, else
// the one that is fewest letters away, if those are few.
func nearest(name string, known []string) string {
	name = strings.TrimPrefix(name, ours)
	best, least := "", 4
	for _, other := range known {
		bare := strings.TrimPrefix(other, ours)
		away := lettersApart(name, bare)
		if len(name) > 1 && (strings.HasPrefix(name, bare) || strings.HasPrefix(bare, name)) {
			away = min(away, 2)
		}
		if away < least && 2*away <= max(len(name), len(bare)) {
			best, least = other, away
		}
	}
	return best
}

// lettersApart counts the letters to add, take away or change to make one name the other.
func lettersApart(a, b string) int {
	const most = 64 // names are not that long
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// tellStrangers says so on the log of a server, which may be read by a program.
func (s *session) tellStrangers() {
	for _, v := range s.strangers {
		facts := []any{"name", v.Name}
		if v.Like != "" {
			facts = append(facts, "like", v.Like)
		}
		slog.Warn("unknown variable, nothing reads it", facts...)
	}
}

// sayStrangers says so to the person at the terminal.
func (s *session) sayStrangers(say func(string)) {
	for _, v := range s.strangers {
		if v.Like == "" {
			say(i18n.T(s.lang(), "cli.stranger", "name", v.Name))
			continue
		}
		say(i18n.T(s.lang(), "cli.stranger_like", "name", v.Name, "like", v.Like))
	}
}
