package record

import (
	"slices"
	"time"
)

// PositionOn is where a side stood on an issue on a day: what it had said by then at the newest
// round at which it had spoken of it.
type PositionOn struct {
	Issue IssueID
	Party ActorID
	Round EventID
	Cell  Cell
}

// PositionsOn gives the matrix of positions as it was at the end of a day: of each side and
// issue the cell of the newest round, with what had been said by then. The newest is the one that
// began last, of two of one day the one with the higher ordinal; one without a date is older
// than all others.
func (b *Book) PositionsOn(day time.Time) []PositionOn {
	held := *b
	held.Statements = slices.DeleteFunc(slices.Clone(b.Statements), func(s Statement) bool { return !b.saidBy(&s, day) })
	held.acts, held.saidAlso = actsOf(held.Statements)
	p := held.Positions()
	rounds := b.Rounds("")
	slices.SortStableFunc(rounds, func(x, y Event) int {
		first, _ := FirstDay(x.Date)
		second, _ := FirstDay(y.Date)
		return first.Compare(second)
	})
	slices.Reverse(rounds)
	var all []PositionOn
	for _, issue := range p.Issues {
		for _, party := range p.Parties(issue, nil) {
			for _, e := range rounds {
				if cell := p.Cell(issue, party, e.ID); cell != nil {
					all = append(all, PositionOn{Issue: issue, Party: party, Round: e.ID, Cell: cell})
					break
				}
			}
		}
	}
	return all
}

// saidBy tells whether something had been said by the end of a day: as it says itself, else by
// the days of its event. Of what was said at an event that was still going on the day counts on
// which its words were told, if that is known.
func (b *Book) saidBy(s *Statement, day time.Time) bool {
	if said, ok := FirstDay(s.SaidAt); ok {
		return !said.After(day)
	}
	e, _ := b.Event(s.Event)
	if first, ok := FirstDay(e.Date); ok && first.After(day) {
		return false
	}
	if last, ok := LastDay(e.LastDate()); ok && !last.After(day) || b.Told == nil {
		return true
	}
	for _, c := range s.Citations {
		if told, ok := FirstDay(b.Told(c)); ok {
			return !told.After(day)
		}
	}
	return true
}
