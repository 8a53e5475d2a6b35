package clock

import "time"

// Steps counts how often the clock goes back and on down the page.
func Steps(all []Stamp) (down, up int) {
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		step := b.Minutes() - a.Minutes()
		if apart, ok := daysBetween(a.Day, b.Day); ok {
			step += int(apart / time.Minute)
		} else if step > 18*60 || step < -18*60 {
			step = -step
		}
		switch {
		case step < 0:
			down++
		case step > 0:
			up++
		}
	}
	return down, up
}

// daysBetween gives how far two printed days lie apart; of days without a year, the shorter way.
func daysBetween(a, b Day) (time.Duration, bool) {
	if a.Full() && b.Full() {
		return b.At(time.UTC).Sub(a.At(time.UTC)), true
	}
	if a.Year != 0 || b.Year != 0 || a.Month == 0 || b.Month == 0 || a.Day == 0 || b.Day == 0 || a.Either || b.Either {
		return 0, false
	}
	const year = 366 * 24 * time.Hour
	a.Year, b.Year = 2000, 2000
	apart := b.At(time.UTC).Sub(a.At(time.UTC))
	switch {
	case apart > year/2:
		apart -= year
	case apart < -year/2:
		apart += year
	}
	return apart, true
}
