package coverage

import (
	"fmt"
	"strings"
	"time"
)

// Order is the order in which the updates of a coverage stand on its page.
type Order string

// The orders. Without one a coverage has its newest update on top.
const (
	Newest    Order = "newest"
	Oldest    Order = "oldest"
	Editorial Order = "editorial" // an editor may put an update above or below another, whatever its time
)

// Orders lists all of them, in the order they are offered.
var Orders = []Order{Newest, Oldest, Editorial}

// InOrder gives the order of the page.
func (c *Content) InOrder() Order {
	if c.Order == "" {
		return Newest
	}
	return c.Order
}

// Placement is where an update stands beside what it says: its place in the order that an
// editor gave the coverage, and among what is pinned. It has revisions of its own, so that
// moving an update does not look like changing its words.
type Placement struct {
	Pinned bool       `json:"pinned"`
	Until  *time.Time `json:"until,omitempty"`  // it is pinned until then; nil: until somebody unpins it
	Rank   string     `json:"rank,omitempty"`   // its place among the pins, the greatest on top; "" = that of its time
	Placed string     `json:"placed,omitempty"` // its place in editorial order; "" = that of its time

	Revision int `json:"-"` // 0: nobody put it anywhere
}

// Pinned tells whether the update is pinned: as somebody put it last, else as it was posted.
func (u *Update) Pinned() bool {
	if u.Placement.Revision > 0 {
		return u.Placement.Pinned
	}
	return u.Message.Pinned
}

// MostPins is how many updates can be pinned in a coverage: what we know so far is short.
const MostPins = 8

// OrderKey sorts updates by the time they tell of and by number, as text of digits.
func OrderKey(said time.Time, n int) string {
	return strings.Replace(said.UTC().Format("20060102150405.000000"), ".", "", 1) + fmt.Sprintf("%07d", n)
}

// keyLen is the length of a key that nobody made between two others.
const keyLen = 27

// MostKey bounds keys: each time something is put into the same place they grow a little.
const MostKey = 1000

// OrderKey is the update's place by the time it tells of.
func (u *Update) OrderKey() string { return OrderKey(u.Message.Said, u.N) }

// Place is the update's place in editorial order, the greatest on top.
func (u *Update) Place() string {
	if u.Placement.Placed != "" {
		return u.Placement.Placed
	}
	return u.OrderKey()
}

// PinPlace is the update's place among the pins, the greatest on top.
func (u *Update) PinPlace() string {
	if u.Placement.Rank != "" {
		return u.Placement.Rank
	}
	return u.Place()
}

// Between gives a key between two others, which are in this order; "" stands for no other
// on that side. There is always one: keys are read as fractions, and grow as they must.
func Between(below, above string) string {
	if below == "" {
		return before(above[:keyLen]) + "5"
	}
	base, upper := below[:keyLen], ""
	if strings.HasPrefix(above, base) {
		upper = above[keyLen:]
	}
	return base + between(below[keyLen:], upper)
}

// before gives the number before one of digits alone; of nought nought.
func before(digits string) string {
	out := []byte(digits)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] > '0' {
			out[i]--
			return string(out)
		}
		out[i] = '9'
	}
	return digits
}

// between gives digits behind a point that make a number between two others: above all of
// those that begin with below, if there is no other. It never ends in nought.
func between(below, above string) string {
	var out []byte
	open := above == ""
	for i := 0; ; i++ {
		low, high := digit(below, i), byte(10)
		if !open {
			high = digit(above, i)
		}
		if high-low > 1 {
			return string(append(out, '0'+(low+high)/2))
		}
		out = append(out, '0'+low)
		open = open || high > low
	}
}

func digit(s string, i int) byte {
	if i < len(s) {
		return s[i] - '0'
	}
	return 0
}
