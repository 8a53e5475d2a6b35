package coverage

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKeysSortAsUpdatesDo: by the time they tell of, then by number.
func TestKeysSortAsUpdatesDo(t *testing.T) {
	keys := []string{
		OrderKey(time.Date(1812, 6, 24, 0, 0, 0, 0, time.UTC), 7), OrderKey(noon.Add(-time.Microsecond), 99), OrderKey(noon, 1), OrderKey(noon, 2), OrderKey(noon, 10),
		OrderKey(noon, 999999), OrderKey(noon, 1000000), OrderKey(noon.Add(time.Microsecond), 1), OrderKey(noon.AddDate(100, 0, 0), 1),
	}
	if !slices.IsSorted(keys) {
		t.Errorf("got %v, want them in order", keys)
	}
	for _, k := range keys {
		check(t, "length", len(k), keyLen)
		check(t, "digits alone", strings.Trim(k, "0123456789"), "")
	}
	check(t, "on another clock", OrderKey(noon.In(time.FixedZone("", 3600)), 3), OrderKey(noon, 3))
}

func TestThereIsAlwaysAKeyBetween(t *testing.T) {
	one, two, ten := OrderKey(noon, 1), OrderKey(noon, 2), OrderKey(noon, 10)
	for name, row := range map[string]struct{ below, above string }{
		"two of the same moment":             {one, two},
		"above the topmost":                  {ten, ""},
		"below the lowest":                   {"", one},
		"far apart":                          {one, OrderKey(noon.AddDate(9, 0, 0), 4)},
		"right above one that was moved":     {one + "5", two},
		"right below one that was moved":     {one, one + "5"},
		"below the least fraction":           {one, one + "000001"},
		"beside a nine":                      {one + "9", two},
		"beside many nines":                  {one + "99999", two},
		"between fractions":                  {one + "12", one + "13"},
		"a fraction and its beginning":       {one + "12", one + "123"},
		"below a number that ends in nought": {OrderKey(noon, 9), ten},
		"below the lowest, which was moved":  {"", one + "5"},
	} {
		key := Between(row.below, row.above)
		if key <= row.below || row.above != "" && key >= row.above || strings.HasSuffix(key[keyLen:], "0") || len(key) <= keyLen {
			t.Errorf("%s: got %s, want it between %s and %s, longer than a key of a time, not ending in nought", name, key, row.below, row.above)
		}
	}
}

// TestAnyOrderCanBeMade moves updates about at random, and puts thousands into one place.
func TestAnyOrderCanBeMade(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var keys []string // from the lowest
	for n := range 40 {
		keys = append(keys, OrderKey(noon.Add(time.Duration(n/4)*time.Minute), n+1))
	}
	for range 4000 {
		from := r.IntN(len(keys))
		keys = slices.Delete(keys, from, from+1)
		to := r.IntN(len(keys) + 1)
		var below, above string
		if to > 0 {
			below = keys[to-1]
		}
		if to < len(keys) {
			above = keys[to]
		}
		keys = slices.Insert(keys, to, Between(below, above))
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Fatalf("after a move to %d: got %v, want them in order and all different", to, keys)
		}
	}
	longest := ""
	below, above := OrderKey(noon, 1), OrderKey(noon, 2)
	for range 2000 {
		above = Between(below, above)
		longest = above
	}
	if len(longest) > MostKey {
		t.Errorf("two thousand puts into one place: got a key of %d, want at most %d", len(longest), MostKey)
	}
}
