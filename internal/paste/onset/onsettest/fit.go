// Package onsettest fits tables of onset to pages of which somebody said where their texts begin.
package onsettest

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// A Page is what onset sees of one, and the line that is right.
type Page struct {
	Signs  [][]string // of each line; none of one that cannot be it
	Right  []int      // where several lines say the same, all of them
	Weight float64    // how much the page counts
}

const (
	rounds = 40
	stride = 0.3
	seldom = 3 // a sign that stands on fewer lines is not weighed
)

// Fit finds the weights under which what is right is likeliest: of the lines of a page each has the share that exp of
// the sum of its weights has in all. They are held small, the more so the greater hold is: a sign that a few pages
// show by chance must not count for much. The pages are gone through one after another, always in the same order.
func Fit(pages []Page, hold float64) map[string]float64 { return FitFrom(nil, pages, hold) }

// FitFrom is Fit where the weights are held near those of a table that was fitted to other pages.
func FitFrom(table map[string]float64, pages []Page, hold float64) map[string]float64 {
	names, data := numbered(pages)
	w, steep := make([]float64, len(names)), make([]float64, len(names))
	for n, s := range names {
		w[n] = table[s]
	}
	on := make([]float64, len(names)) // on how many pages a sign stands
	for _, lines := range data {
		for _, n := range signsOf(lines) {
			on[n]++
		}
	}
	slope := make([]float64, len(names))
	order := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		for _, k := range order.Perm(len(pages)) {
			p, lines := pages[k], data[k]
			said := signsOf(lines)
			for _, n := range said {
				slope[n] = hold * (w[n] - table[names[n]]) / on[n]
			}
			all := shares(lines, w)
			right := 0.0
			for _, i := range p.Right {
				right += all[i]
			}
			for i, share := range all {
				if slices.Contains(p.Right, i) {
					share -= share / max(right, math.SmallestNonzeroFloat64)
				}
				for _, n := range lines[i] {
					slope[n] += p.Weight * share
				}
			}
			for _, n := range said {
				if d := slope[n]; d != 0 {
					steep[n] += d * d
					w[n] -= stride * d / math.Sqrt(steep[n])
				}
			}
		}
	}
	all := maps.Clone(table)
	if all == nil {
		all = make(map[string]float64)
	}
	for n, s := range names {
		all[s] = w[n]
	}
	return all
}

// signsOf gives each sign of a page once.
func signsOf(lines [][]int) []int {
	var all []int
	for _, signs := range lines {
		all = append(all, signs...)
	}
	slices.Sort(all)
	return slices.Compact(all)
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
