package onset

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var table string

//go:embed title.tsv
var titleTable string

//go:embed title_whole.tsv
var wholeTable string

// wholeWeights says how much each sign of a title counts on a page that was copied whole.
var wholeWeights = sync.OnceValue(func() map[string]float64 { return parse(wholeTable) })

// titleWeights says how much each sign of a title counts.
var titleWeights = sync.OnceValue(func() map[string]float64 { return parse(titleTable) })

// weights says how much each sign counts; one that is not in the table counts nothing.
var weights = sync.OnceValue(func() map[string]float64 { return parse(table) })

// parse reads a table: on each line a sign, a tab and its weight; other lines are remarks.
func parse(table string) map[string]float64 {
	all := make(map[string]float64)
	for line := range strings.Lines(table) {
		sign, number, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if n, err := strconv.ParseFloat(number, 64); err == nil {
			all[sign] = n
		}
	}
	return all
}
