package paste

import "slices"

// Edge is an end of the text of an update.
type Edge string

// The two ends that a person can point at.
const (
	BodyBegins Edge = "begin"
	BodyEnds   Edge = "end"
)

// Reach gives the places that pieces have once the text of their update begins or ends with one of
// them. What is beyond it is left out. A line that was left out brings the sentences back that
// stand between it and the text: whoever points at the first one means them all.
func Reach(pieces []Piece, places []Putting, at int, edge Edge) []Putting {
	made := slices.Clone(places)
	from, to := updateAround(made, at)
	beyond := made[from:at]
	if edge == BodyEnds {
		beyond = made[at+1 : to]
	}
	for i, where := range beyond {
		if where == AsBody {
			beyond[i] = LeaveOut
		}
	}
	if made[at] == AsBody || made[at] == AsUpdate {
		return made
	}
	made[at] = AsBody
	text := func(i int) bool { return made[i] == AsBody || made[i] == AsUpdate && !pieces[i].Begins() }
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
