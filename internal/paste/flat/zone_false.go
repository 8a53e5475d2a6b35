package flat

import (
	"sort"
	"time"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Hosts write the clock of their town into the machine's time of an update and mark it as UTC.
// Where the page tells the same moments another way as well, the two are apart by its zone.

// fewPairs is how many updates at least must be told in both ways.
const fewPairs = 3

// trueZone mends the machine's times of updates that are apart by one offset, nearly all of them, from what
// JSON-LD says of the same updates, or from how the page prints another of its times.
func (l *Layout) trueZone(lines []Line) {
	if !localDigits(lines) {
		return
	}
	apart, ok := l.apartFromLinked(lines)
	if !ok {
		apart, ok = l.apartInPrint(lines)
	}
	if !ok || apart == 0 {
		return
	}
	for i := range lines {
		if li := &lines[i]; zoned(li) {
			when := *li.When
			when.Zone.Fixed = time.FixedZone("", offsetIn(when.Zone.Fixed)+int(apart/time.Second))
			li.When = &when
		}
	}
}

// zoned tells whether a line is an update's time with a day, a clock and a zone.
func zoned(li *Line) bool {
	return li.Role == RoleTime && li.Entry > 0 && li.When != nil && li.When.Zone.Fixed != nil && li.When.Day.Full() && !li.When.DayAlone
}

// localDigits tells whether no update prints another clock than its machine's time spells: a page
// that prints another one knows that the two are in different zones.
func localDigits(lines []Line) bool {
	for i := range lines {
		if hour, minute, ok := clockIn(lines[i].Text); ok && zoned(&lines[i]) && (hour != lines[i].When.Hour || minute != lines[i].When.Minute) {
			return false
		}
	}
	return true
}

// apartFromLinked gives how far the updates' times are ahead of those that JSON-LD has of them.
func (l *Layout) apartFromLinked(lines []Line) (time.Duration, bool) {
	if l.linked == nil || len(l.linked.updates) == 0 {
		return 0, false
	}
	of, seen := l.entriesOf(lines), make(map[int]bool)
	var apart []time.Duration
	for i := range lines {
		li := &lines[i]
		u := of[li.Entry]
		if !zoned(li) || u == nil || seen[li.Entry] {
			continue
		}
		seen[li.Entry] = true
		if at := clock.Instant(u.published); at != nil && at.Zone.Fixed != nil {
			shown, _ := li.When.Moment(clock.Day{}, time.UTC)
			said, _ := at.Moment(clock.Day{}, time.UTC)
			apart = append(apart, shown.Sub(said))
		}
	}
	if len(apart) < fewPairs {
		return 0, false
	}
	return constant(apart)
}

// offsetIn gives the seconds that a machine's zone, which is one offset, is ahead of UTC.
func offsetIn(zone *time.Location) int { return clock.Offset(time.Unix(0, 0).In(zone)) }

// apartInPrint gives the offset at which the page prints its other times, where the updates that
// print a clock print what their machine's time spells as UTC.
func (l *Layout) apartInPrint(lines []Line) (time.Duration, bool) {
	printed := 0
	for i := range lines {
		if _, _, ok := clockIn(lines[i].Text); ok && zoned(&lines[i]) {
			if offsetIn(lines[i].When.Zone.Fixed) != 0 {
				return 0, false
			}
			printed++
		}
	}
	if printed < fewPairs {
		return 0, false
	}
	var apart []time.Duration
	for _, t := range l.times {
		at := clock.Instant(t.attr("datetime"))
		hour, minute, ok := clockIn(t.words())
		if !ok || at == nil || at.Zone.Fixed == nil || l.inEntry(t) {
			continue
		}
		said, _ := at.Moment(clock.Day{}, time.UTC)
		ahead := time.Duration((hour*60+minute)-(said.Hour()*60+said.Minute())) * time.Minute
		switch {
		case ahead >= 14*time.Hour:
			ahead -= 24 * time.Hour
		case ahead < -10*time.Hour:
			ahead += 24 * time.Hour
		}
		apart = append(apart, ahead)
	}
	return constant(apart)
}

// inEntry tells whether a node stands in one of the boxes of updates, which are in page order.
func (l *Layout) inEntry(n *node) bool {
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].order > n.order })
	return i > 0 && l.entries[i-1].holds(n)
}

// constant gives the one distance between two tellings, a zone's or none, that nine in ten of them
// have at least, within the minutes that a clock leaves out.
func constant(apart []time.Duration) (time.Duration, bool) {
	count := make(map[time.Duration]int)
	for _, d := range apart {
		zone := d.Round(quarter * time.Minute)
		if (d-zone).Abs() > 2*time.Minute || zone.Abs() > 14*time.Hour {
			continue
		}
		if count[zone]++; count[zone]*10 >= len(apart)*9 {
			return zone, true
		}
	}
	return 0, false
}

var clockAlone = pattern.New(`^\D{0,12}(\d{1,2})[:.](\d{2})\D{0,3}$`)

// clockIn reads a clock that is printed alone, of 24 hours.
func clockIn(words string) (hour, minute int, ok bool) {
	m := clockAlone.FindStringSubmatch(words)
	if m == nil {
		return 0, 0, false
	}
	hour, minute = printed.Number(m[1]), printed.Number(m[2])
	return hour, minute, hour < 24 && minute < 60
}
