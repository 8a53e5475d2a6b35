package paste

import (
	"strconv"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// moment is when an update was, as a person says: a clock, and the day unless it stays.
type moment struct {
	at    time.Time
	dated bool
}

// set gives an update the moment.
func (m moment) set(u *Update, zone *time.Location) {
	at := m.at
	if day, err := time.Parse(time.DateOnly, u.Date); !m.dated && err == nil {
		at = time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), 0, 0, zone)
	}
	u.MoveTo(at, zone)
}

// momentOf reads one.
func momentOf(said string, zone *time.Location) (moment, bool) {
	for layout, dated := range map[string]bool{"2006-01-02T15:04": true, "2006-01-02 15:04": true, "15:04": false} {
		if at, err := time.ParseInLocation(layout, said, zone); err == nil {
			return moment{at, dated}, true
		}
	}
	return moment{}, false
}

// moments reads the moments that mends say, by the piece with which their update begins. The update
// with which an article begins is no piece, and has a moment.
func (d *Draft) moments(mends []Mend, index map[string]int, places []Putting) (map[string]moment, error) {
	all := make(map[string]moment)
	var wrong []*fault.Error
	for n, m := range mends {
		if m.At == "" {
			continue
		}
		field := "mends[" + strconv.Itoa(n) + "]."
		i, found := index[m.Piece]
		opens := !found && d.Form != coverage.Live && len(d.Updates) > 0 && m.Piece == d.Updates[0].Begin()
		at, ok := moment{}, false
		if d.page.zone != nil {
			at, ok = momentOf(m.At, d.page.zone)
		}
		switch {
		case !found && !opens:
			wrong = append(wrong, fault.At(field+"piece", "paste.no_such_piece", "got", m.Piece))
		case found && places[i] != AsUpdate:
			wrong = append(wrong, fault.At(field+"at", "paste.no_moment_here", "piece", m.Piece))
		case d.page.zone == nil:
			wrong = append(wrong, fault.At(field+"at", "paste.zone_needed"))
		case !ok:
			wrong = append(wrong, fault.At(field+"at", "paste.bad_moment", "got", m.At))
		default:
			all[m.Piece] = at
		}
	}
	return all, fault.Join(wrong...)
}

// Begun gives the update that begins with a piece which was text of another: its moment is the other's,
// unless a clock stands before its words. Of a line that is nothing but a clock the moment says all.
func (d *Draft) Begun(p Piece, above Update) (u Update, clocked bool) {
	u = Update{Line: p.Line, Date: above.Date, Time: above.Time, Said: above.Said, Kind: coverage.Report, first: p.at, headed: -1, piece: p.ID}
	s, ok := clock.Read(printed.Normal(p.Plain()))
	if !ok || s.IsAgo || s.Hour > 23 || s.Day.Printed() || d.page.zone == nil || above.Said.IsZero() {
		return u, false
	}
	near := above.Said.In(d.page.zone)
	at := time.Date(near.Year(), near.Month(), near.Day(), s.Hour, s.Minute, 0, 0, d.page.zone)
	switch away := at.Sub(near); {
	case above.Time == "": // there is no clock to be near to
	case away > 12*time.Hour:
		at = at.AddDate(0, 0, -1)
	case away < -12*time.Hour:
		at = at.AddDate(0, 0, 1)
	}
	u.MoveTo(at, d.page.zone)
	return u, !s.Inline
}
