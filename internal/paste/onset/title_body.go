package onset

import (
	"strings"

	"readout/internal/paste/printed"
)

// body is what most of a page's sentences stand in, as its title is looked for above it.
type body struct {
	at    int    // where it begins; len(lines) where the page has none
	says  string // how
	most  int    // the line near above of which it says most
	wide  int    // the longest of these
	under int    // the first line below the last menu above
}

// The bounds of what is looked at above a body.
const (
	aboveBody = 24 // lines
	menuLines = 5  // so many short ones in a row are a menu
)

func (h *head) bodyOf() *body {
	b := &body{at: len(h.lines), most: -1, wide: -1, under: -1}
	var said strings.Builder
	for i, n := 0, 0; i < len(h.lines) && n < ofText; i++ {
		if !h.lines[i].Body {
			continue
		}
		if n++; n == 1 {
			b.at = i
		}
		said.WriteString(printed.Head(h.lines[i].Norm, 2*reach) + " ")
	}
	b.says = said.String()
	if b.at == len(h.lines) {
		return b
	}
	most := 0
	for i := b.at - 1; i >= max(0, b.at-aboveBody); i-- {
		if h.runs[i] >= menuLines && b.under < 0 {
			b.under = i + 1
		}
		if !h.could(i) || h.look(i) == Short || h.look(i) == Caption {
			continue
		}
		if n, _ := wordsSaid(h.lines[i].Norm, b.says); n > most {
			b.most, most = i, n
		}
		if b.wide < 0 || h.widths[i] >= h.widths[b.wide] {
			b.wide = i
		}
	}
	for b.under >= 0 && b.under < b.at && !(h.phrase(b.under) || h.look(b.under) == Sentence) {
		b.under++
	}
	return b
}

// wordsSaid counts the longer words of a line, and those that a text says.
func wordsSaid(norm, says string) (found, all int) {
	for _, w := range printed.LongWords(norm) {
		if all++; strings.Contains(says, w) {
			found++
		}
	}
	return found, all
}

// bodySigns says how a line stands to what most of the page's sentences stand in.
func (h *head) bodySigns(i int) []string {
	if h.body == nil {
		return nil
	}
	at := h.body.at
	switch {
	case at == len(h.lines):
		return []string{"no body"}
	case i == at:
		return []string{"begins the body"}
	case i > at && h.lines[i].Body:
		return []string{"within the body"}
	case i > at:
		return []string{"behind the body"}
	}
	is, between := string(h.look(i)), h.count(i+1, at, Phrase, Passage, Sentence, Telling)
	all := []string{
		below("lines to the body", at-i-1, 1, 2, 3, 5, 8, 12, 20, 40, 80),
		below("others to the body", between, 1, 2, 3, 5, 8, 12, 20),
		is + ", " + below("others to the body", between, 1, 2, 5, 12),
		below("shorts to the body", h.count(i+1, at, Short), 1, 2, 4, 8, 16),
	}
	far, says := below("others to the body", between, 1, 2, 5, 12), "no words of it"
	if found, words := wordsSaid(h.lines[i].Norm, h.body.says); words > 0 {
		says = below("said by the body", found*100/words, 1, 34, 67)
		all = append(all, below("said by the body", found*100/words, 1, 34, 50, 67, 100), below("words that the body says", found, 1, 2, 3, 5),
			below("words that the body says", found, 1, 2, 4)+", "+far)
	}
	signed := "nobody signs it"
	if at-i <= aboveBody {
		if h.count(i+1, at, Stamp) > 0 {
			all, signed = append(all, "a stamp before the body"), "signed"
		}
		if h.count(i+1, at, Byline) > 0 {
			all, signed = append(all, "a name before the body"), "signed"
		}
	}
	all = append(all, far+", "+says, far+", "+signed, far+", "+says+", "+signed, says+", "+below("width", h.widths[i], 24, 40, 100, 180))
	for _, s := range []struct {
		name string
		at   int
	}{{"said most by the body", h.body.most}, {"longest near the body", h.body.wide}, {"first below the menu", h.body.under}} {
		if s.at == i {
			all = append(all, s.name, s.name+", "+is, s.name+", "+signed)
		}
	}
	return all
}

// noBodyTitle gives the signs of there being no title above what most of the page's sentences stand in.
func (h *head) noBodyTitle() []string {
	if h.body == nil {
		return nil
	}
	at, near, share := h.body.at, 0, 0
	if at == len(h.lines) {
		return []string{"none, no body"}
	}
	for i := max(0, at-aboveBody); i < at; i++ {
		if h.could(i) && (h.phrase(i) || h.look(i) == Sentence) {
			near++
		}
	}
	if h.body.most >= 0 {
		found, all := wordsSaid(h.lines[h.body.most].Norm, h.body.says)
		share = found * 100 / max(all, 1)
	}
	return []string{
		below("none, lines above the body", at, 1, 2, 3, 5, 10, 20, 40),
		below("none, that could be it near the body", near, 1, 2, 3, 5, 8),
		below("none, the body says of one", share, 1, 34, 67),
	}
}
