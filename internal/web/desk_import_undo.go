package web

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"

	"readout/internal/paste"
)

// How many mends can be taken back, and how much of them the form carries.
const (
	mostUndone      = 12
	mostUndoneBytes = 256 << 10
)

// undone is how a mend is taken back: what stood in the fields that it changed.
type undone struct {
	Did   string            `json:"did"` // a place, an edge, or "several"
	Words string            `json:"words,omitempty"`
	Of    string            `json:"of,omitempty"` // the piece that it was about
	Was   map[string]string `json:"was"`
}

// standing is what mends can change.
type standing struct {
	places map[string]paste.Putting
	values url.Values
}

// stand notes how everything stands before a mend.
func (p *importSeen) stand(f *form) standing {
	places := make(map[string]paste.Putting, len(p.pieces))
	for i, piece := range p.pieces {
		places[piece.ID] = p.places[i]
	}
	return standing{places, maps.Clone(f.values)}
}

// remember keeps how a mend is taken back, and drops the oldest ones.
func (p *importSeen) remember(f *form, before standing, did string, i int) {
	step := undone{Did: did, Was: make(map[string]string)}
	if i >= 0 {
		step.Of = p.pieces[i].ID
		step.Words = startOf(cmp.Or(p.words(f, i), p.clock(i)))
	}
	for k, piece := range p.pieces {
		if was, known := before.places[piece.ID]; p.shown[k] && known && was != p.places[k] {
			step.Was[pieceName(piece)] = string(was)
		}
	}
	for _, name := range f.inputs {
		if isPlace := strings.HasPrefix(name, "p.") && !strings.HasSuffix(name, ".words"); !isPlace && before.values.Get(name) != f.Value(name) {
			step.Was[name] = before.values.Get(name)
		}
	}
	if len(step.Was) == 0 {
		return
	}
	steps := append(stepsIn(f.Value("undo")), step)
	steps = steps[max(0, len(steps)-mostUndone):]
	written, err := json.Marshal(steps)
	for err == nil && len(written) > mostUndoneBytes {
		steps = steps[1:]
		written, err = json.Marshal(steps)
	}
	if err == nil {
		f.set("undo", string(written))
	}
}

// undo takes the last mend back: the fields it changed say again what they said before it.
func (p *importSeen) undo(f *form) {
	steps := stepsIn(f.Value("undo"))
	if len(steps) == 0 {
		return
	}
	last := steps[len(steps)-1]
	var typed map[string]string
	if cuts, cut := last.Was["cuts"]; cut {
		typed = p.mendTogether(f, strings.Fields(cuts))
		maps.DeleteFunc(last.Was, func(name, _ string) bool { return strings.HasSuffix(name, ".words") })
	}
	for i, piece := range p.pieces {
		name := pieceName(piece)
		if was := paste.Putting(last.Was[name]); p.shown[i] && piece.Fits(was) {
			p.places[i] = was
			f.set(name, string(was))
			if p.moved == "" || last.Did == string(paste.BodyEnds) {
				p.moved = piece.ID
			}
		}
	}
	if p.index(last.Of) >= 0 {
		p.moved = last.Of
	}
	for name, was := range last.Was {
		if isWords := strings.HasSuffix(name, ".words"); slices.Contains(f.inputs, name) && (isWords || !strings.HasPrefix(name, "p.")) {
			f.set(name, was)
		}
	}
	for name, words := range typed {
		f.carry(url.Values{name: {words}}, name)
	}
	written, err := json.Marshal(steps[:len(steps)-1])
	if err == nil {
		f.set("undo", string(written))
	}
}

// stepsIn reads what can be taken back; nothing of what does not read.
func stepsIn(written string) []undone {
	var steps []undone
	if len(written) > 2*mostUndoneBytes || json.Unmarshal([]byte(written), &steps) != nil {
		return nil
	}
	return steps
}

// lastDone says what the last mend was, "" for none.
func (p *importSeen) lastDone(f *form) string {
	steps := stepsIn(f.Value("undo"))
	if len(steps) == 0 {
		return ""
	}
	last := steps[len(steps)-1]
	known := []string{"begin", "end", "links", "cut"}
	for _, where := range paste.Puttings {
		known = append(known, string(where))
	}
	if !slices.Contains(known, last.Did) {
		return p.T("desk_import.did.several")
	}
	return p.T("desk_import.did."+last.Did, "words", last.Words)
}
