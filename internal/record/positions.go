package record

import (
	"iter"
	"slices"
	"strings"
)

// Cell is what a side said on an issue at a round, in the order of the record.
type Cell []*Statement

// Positions is the matrix issue x side x round: every voiced statement with a round, own or
// joint, under each of its issues and each of its sides. An act that two accounts tell stands
// there once. There are no empty cells.
type Positions struct {
	Issues []IssueID // in the order in which a statement first names them
	cells  map[IssueID]map[ActorID]map[EventID]Cell
}

// Cell gives one cell, nil if the side was silent.
func (p *Positions) Cell(issue IssueID, party ActorID, round EventID) Cell {
	return p.cells[issue][party][round]
}

// Cells goes through all cells, in no order.
func (p *Positions) Cells() iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for _, parties := range p.cells {
			for _, rounds := range parties {
				for _, cell := range rounds {
					if !yield(cell) {
						return
					}
				}
			}
		}
	}
}

// Parties gives the sides that spoke on an issue, in the order of a list of them.
func (p *Positions) Parties(issue IssueID, order []ActorID) []ActorID {
	var all []ActorID
	for _, party := range order {
		if len(p.cells[issue][party]) > 0 {
			all = append(all, party)
		}
	}
	var rest []ActorID
	for party := range p.cells[issue] {
		if !slices.Contains(order, party) {
			rest = append(rest, party)
		}
	}
	slices.Sort(rest)
	return append(all, rest...)
}

// Positions gives the matrix of all the statements of the book.
func (b *Book) Positions() *Positions {
	p := &Positions{cells: make(map[IssueID]map[ActorID]map[EventID]Cell)}
	for i := range b.acts {
		s := &b.acts[i]
		round := b.RoundOf(s.Event)
		parties := b.Parties(s)
		if round == "" || !s.Voiced() || len(parties) == 0 {
			continue
		}
		for _, issue := range s.Issues {
			for _, party := range parties {
				p.add(issue, party, round, s)
			}
		}
	}
	return p
}

func (p *Positions) add(issue IssueID, party ActorID, round EventID, s *Statement) {
	if p.cells[issue] == nil {
		p.Issues = append(p.Issues, issue)
		p.cells[issue] = make(map[ActorID]map[EventID]Cell)
	}
	if p.cells[issue][party] == nil {
		p.cells[issue][party] = make(map[EventID]Cell)
	}
	cell := p.cells[issue][party][round]
	if !slices.Contains(cell, s) { // an issue or a side may be named twice
		p.cells[issue][party][round] = append(cell, s)
	}
}

// Shown gives the statement that a cell shows: the pinned one, of several the newest; else the
// newest. when tells the moment of a statement that does not say it itself, as text that sorts
// by time; of equally new ones the last in the order of the record is taken.
func (c Cell) Shown(when func(*Statement) string) *Statement {
	var shown *Statement
	var at string
	for _, s := range c {
		if shown != nil && shown.Pinned && !s.Pinned {
			continue
		}
		t := s.SaidAt
		if t == "" && when != nil {
			t = when(s)
		}
		if shown == nil || s.Pinned && !shown.Pinned || strings.Compare(t, at) >= 0 {
			shown, at = s, t
		}
	}
	return shown
}

// Tone gives how the side bore on the other over a whole cell: adverse as soon as one
// statement is, else cooperative as soon as one is, else neutral.
func (c Cell) Tone() Tone {
	tone := Neutral
	for _, s := range c {
		switch s.Kind.Tone() {
		case Adverse:
			return Adverse
		case Cooperative:
			tone = Cooperative
		}
	}
	return tone
}
