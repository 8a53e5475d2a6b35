package paste

import (
	"slices"

	"readout/internal/paste/noise"
)

// Edge is an end of the text of an update.
type Edge string

// The ends that a person can point at.
const (
	BodyBegins Edge = "begin"
	BodyEnds   Edge = "end"
	LinksBegin Edge = "links" // the text ended above: from here on other pages are listed
)

// Edges are all of them.
var Edges = []Edge{BodyBegins, BodyEnds, LinksBegin}

// Reach gives the places that pieces have once the text of their update begins or ends with one of
// them. What is beyond it is left out. A line that was left out brings the sentences back that
// stand between it and the text: whoever points at the first one means them all.
func Reach(pieces []Piece, places []Putting, at int, edge Edge) []Putting {
	made := slices.Clone(places)
	from, to := updateAround(made, at)
	if edge == LinksBegin {
		linksFrom(pieces, made, at, to)
		return made
	}
	beyond := made[from:at]
	if edge == BodyEnds {
		beyond = made[at+1 : to]
	}
	for i, where := range beyond {
		if where == AsBody || where == AsJoined {
			beyond[i] = LeaveOut
		}
	}
	if made[at] == AsBody || made[at] == AsJoined || made[at] == AsUpdate {
		return made
	}
	made[at] = AsBody
	text := func(i int) bool {
		return made[i] == AsBody || made[i] == AsJoined || made[i] == AsUpdate && !pieces[i].Begins()
	}
	step := 1
	if edge == BodyEnds {
		step = -1
	}
	end := at + step
	for end >= from && end < to && !text(end) {
		end += step
	}
	if end < from || end >= to {
		return made // there is no text that it could lead to
	}
	for i := at + step; i != end; i += step {
		if made[i] == LeaveOut && pieces[i].Tells {
			made[i] = AsBody
		}
	}
	return made
}

// linksFrom makes links of what is text from one piece on; of one that was left out, of those
// below it that were too. Labels above a list, and paragraphs of several sentences, are none.
func linksFrom(pieces []Piece, places []Putting, at, to int) {
	listed := places[at]
	if listed != LeaveOut {
		listed = AsBody
	}
	for i := at; i < to; i++ {
		text := places[i] == AsBody || places[i] == AsJoined
		switch words := pieces[i].Plain(); {
		case pieces[i].Begins() || !text && places[i] != listed:
			if listed == LeaveOut {
				return
			}
		case noise.Related[noise.PlainLabel(noise.Plain(words))] || noise.CardLabels[noise.PlainLabel(noise.Plain(words))]:
			places[i] = LeaveOut
		case pieces[i].Update < 0:
			places[i] = LeaveOut
		default:
			places[i] = AsCard
		}
	}
}

// updateAround gives the stretch of pieces that make one update with the one at a place.
func updateAround(places []Putting, at int) (from, to int) {
	from, to = at, at+1
	for from > 0 && places[from] != AsUpdate {
		from--
	}
	for to < len(places) && places[to] != AsUpdate {
		to++
	}
	return from, to
}
