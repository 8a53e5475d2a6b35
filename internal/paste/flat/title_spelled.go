package flat

import (
	"slices"
	"strings"

	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// titleSpelled puts a title whose heading comes in several lines, or in parts without room
// between them, as the head of the page spells it: the letters of both are the same.
func (l *Layout) titleSpelled(lines []Line) {
	at := slices.IndexFunc(lines, func(l Line) bool { return l.Role == RoleTitle })
	if at < 0 {
		return
	}
	var said strings.Builder
	words, to := 0, at
	for ; to < len(lines) && lines[to].Role == RoleTitle && lines[to].Out == ""; to++ {
		said.WriteString(printed.Letters(lines[to].Text))
		words += len(strings.Fields(lines[to].Text))
	}
	for _, t := range l.titled {
		if printed.Letters(t) != said.String() || to == at+1 && len(strings.Fields(t)) <= words {
			continue
		}
		lines[at].Text, lines[at].Words = t, Words{}
		for i := at + 1; i < to; i++ {
			lines[i].Out = noise.OutRepeated
		}
		return
	}
}
