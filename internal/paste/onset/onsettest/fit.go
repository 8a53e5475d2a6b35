// Package onsettest fits tables of onset to pages of which somebody said where their texts begin.
package onsettest

import (
	"maps"
	"math"
	"slices"
)

// A Page is what onset sees of one, and the line that is right.
type Page struct {
	Signs  [][]string // of each line; none of one that cannot be it
	Right  int
	Weight float64 // how much the page counts
}

const (
	rounds = 300
	stride = 0.3
	seldom = 3 // a sign that stands on fewer lines is not weighed
)

// Fit finds the weights under which what is right is likeliest: of the lines of a page each has the share that exp of
// the sum of its weights has in all. They are held small, the more so the greater hold is: a sign that a few pages
// show by chance must not count for much.
func Fit(pages []Page, hold float64) map[string]float64 {
	names, data := numbered(pages)
	w, slope, steep := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		for n := range slope {
			slope[n] = hold * w[n]
		}
		for k, p := range pages {
			for i, share := range shares(data[k], w) {
				if i == p.Right {
					share--
				}
				for _, n := range data[k][i] {
					slope[n] += p.Weight * share
				}
			}
		}
		for n, d := range slope {
			if steep[n] += d * d; steep[n] > 0 {
				w[n] -= stride * d / math.Sqrt(steep[n])
			}
		}
	}
	all := make(map[string]float64)
	for n, s := range names {
		all[s] = w[n]
	}
	return all
}

// numbered gives the signs that are weighed, and of each line of each page their numbers.
func numbered(pages []Page) (names []string, data [][][]int) {
	count := make(map[string]int)
	for _, p := range pages {
		for _, signs := range p.Signs {
			for _, s := range signs {
				count[s]++
			}
		}
	}
	names = slices.DeleteFunc(slices.Sorted(maps.Keys(count)), func(s string) bool { return count[s] < seldom })
	number := make(map[string]int)
	for n, s := range names {
		number[s] = n
	}
	for _, p := range pages {
		lines := make([][]int, len(p.Signs))
		for i, signs := range p.Signs {
			for _, s := range signs {
				if n, ok := number[s]; ok {
					lines[i] = append(lines[i], n)
				}
			}
		}
		data = append(data, lines)
	}
	return names, data
}

// shares gives each line's share; 0 for one without signs.
func shares(lines [][]int, w []float64) []float64 {
	all := make([]float64, len(lines))
	most, sum := math.Inf(-1), 0.0
	for i, signs := range lines {
		for _, n := range signs {
			all[i] += w[n]
		}
		if len(signs) > 0 {
			most = max(most, all[i])
		}
	}
	for i, signs := range lines {
		if all[i] -= most; len(signs) == 0 {
			all[i] = math.Inf(-1)
		}
		all[i] = math.Exp(all[i])
		sum += all[i]
	}
	for i := range all {
		all[i] /= sum
	}
	return all
}

// Best gives the line that weighs most.
func Best(p Page, weights map[string]float64) int {
	at, most := -1, math.Inf(-1)
	for i, signs := range p.Signs {
		sum := 0.0
		for _, s := range signs {
			sum += weights[s]
		}
		if len(signs) > 0 && sum > most {
			at, most = i, sum
		}
	}
	return at
}
