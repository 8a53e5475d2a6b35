package paste

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/text"
)

// Parted gives the pieces with those cut of which somebody names a part: "12.17" is what stands
// behind the first 17 characters of piece 12, and ends where the next part that is named begins. A cut that
// would leave nothing on one side is none.
func Parted(pieces []Piece, names []string) []Piece {
	cuts := make(map[string][]int)
	for _, name := range names {
		if of, at, ok := partOf(name); ok && !slices.Contains(cuts[of], at) {
			cuts[of] = append(cuts[of], at)
		}
	}
	if len(cuts) == 0 {
		return pieces
	}
	var all []Piece
	for _, p := range pieces {
		if at := cuts[p.ID]; at != nil && !p.Begins() {
			all = append(all, p.cut(at)...)
			continue
		}
		all = append(all, p)
	}
	return all
}

// maxCuts is how many parts one piece is cut into at most.
const maxCuts = 100

// partOf reads the name of a part.
func partOf(name string) (of string, at int, ok bool) {
	of, digits, ok := strings.Cut(name, ".")
	at, err := strconv.Atoi(digits)
	return of, at, ok && err == nil && at > 0 && digits == strconv.Itoa(at)
}

// PartName names the part of a piece, or of a part of it, that begins at a character of it.
func PartName(id string, at int) string {
	if of, from, ok := partOf(id); ok {
		return PartName(of, from+at)
	}
	return id + "." + strconv.Itoa(at)
}

// cut parts a piece at characters of its words.
func (p Piece) cut(at []int) []Piece {
	slices.Sort(at)
	at = at[:min(len(at), maxCuts)]
	var parts []Piece // the last first
	rest := p.Blocks
	for _, n := range slices.Backward(at) {
		before, after := partBlocks(rest, n)
		if blank(before) || blank(after) {
			continue
		}
		parts, rest = append(parts, p.part(PartName(p.ID, n), after)), before
	}
	if parts == nil {
		return []Piece{p}
	}
	first := p
	first.Blocks, first.changed, first.Tells = rest, true, tells(rest, p.Place)
	parts = append(parts, first)
	slices.Reverse(parts)
	return parts
}

// part is what stands behind a cut. Where there is room for one, it goes where such a rest belongs most often.
func (p Piece) part(id string, blocks []text.Block) Piece {
	part := p
	part.ID, part.Blocks, part.changed, part.behind = id, blocks, true, true
	part.Place = RestPlace(p.Place)
	part.Tells = tells(blocks, part.Place)
	return part
}

// RestPlace is where what stands behind a cut goes, of a piece in a place.
func RestPlace(where Putting) Putting {
	switch where {
	case AsTitle:
		return AsTitleToo
	case AsHeadline, AsUpdate, AsJoined:
		return AsBody
	case AsCaption:
		return AsCredit
	case AsByline, AsCard:
		return LeaveOut
	}
	return where
}

func blank(blocks []text.Block) bool {
	return strings.TrimFunc(text.Document{Blocks: blocks}.Plain(), printed.IsSpace) == ""
}

// partBlocks cuts blocks at a character of their plain text. What cannot be cut inside, the row of a
// table, goes behind the cut, unless it is the first.
func partBlocks(blocks []text.Block, at int) (before, after []text.Block) {
	for i, b := range blocks {
		n := long(b)
		switch {
		case at <= 0:
			return before, append(after, blocks[i:]...)
		case at >= n:
			before = append(before, b)
		default:
			head, tail := partBlock(b, at)
			return append(before, head), append(append(after, tail), blocks[i+1:]...)
		}
		at -= n + 1
	}
	return before, after
}

func long(blocks ...text.Block) int {
	return utf8.RuneCountInString(text.Document{Blocks: blocks}.Plain())
}

// partBlock cuts a block inside of its plain text.
func partBlock(b text.Block, at int) (head, tail text.Block) {
	head, tail = b, b
	switch b.Kind {
	case text.BlockQuote:
		head.Blocks, tail.Blocks = partBlocks(b.Blocks, at)
	case text.BlockCode:
		runes := []rune(b.Text)
		head.Text, tail.Text = string(runes[:at]), string(runes[at:])
	case text.BlockList:
		head.Items, tail.Items = nil, nil
		for i, item := range b.Items {
			n := long(item...)
			if at >= n && n > 0 || at > 0 && n == 0 {
				head.Items = append(head.Items, item)
				at -= n + 1
				continue
			}
			tail.Start = max(b.Start, 1) + i
			if at > 0 {
				one, two := partBlocks(item, at)
				head.Items, item = append(head.Items, one), two
			}
			tail.Items = append(append(tail.Items, item), b.Items[i+1:]...)
			break
		}
		if !b.Ordered {
			tail.Start = b.Start
		}
	case text.BlockTable:
		k := 1
		for k < len(b.Rows) && long(text.Block{Kind: text.BlockTable, Rows: b.Rows[:k+1]}) <= at {
			k++
		}
		head.Rows, tail.Rows = b.Rows[:k], b.Rows[k:]
	default:
		head.Inlines, tail.Inlines = partInlines(b.Inlines, at)
		head.Inlines, tail.Inlines = trimEnd(head.Inlines), trimStart(tail.Inlines)
	}
	return head, tail
}

// partInlines cuts inlines at a character of their plain text.
func partInlines(all []text.Inline, at int) (before, after []text.Inline) {
	for i, in := range all {
		n := long(text.Block{Kind: text.BlockParagraph, Inlines: []text.Inline{in}})
		switch {
		case at <= 0:
			return before, append(after, all[i:]...)
		case at >= n:
			before = append(before, in)
		default:
			head, tail := in, in
			if in.Inlines != nil {
				head.Inlines, tail.Inlines = partInlines(in.Inlines, at)
			} else {
				runes := []rune(in.Text)
				head.Text, tail.Text = string(runes[:at]), string(runes[at:])
			}
			return append(before, head), append(append(after, tail), all[i+1:]...)
		}
		at -= n
	}
	return before, after
}

// trimStart takes the blanks and breaks from the beginning of inlines that were cut.
func trimStart(all []text.Inline) []text.Inline {
	for len(all) > 0 {
		first := all[0]
		if first.Inlines != nil {
			first.Inlines = trimStart(first.Inlines)
		}
		first.Text = strings.TrimLeftFunc(first.Text, unicode.IsSpace)
		if first.Inlines == nil && first.Text == "" || first.Inlines != nil && len(first.Inlines) == 0 {
			all = all[1:]
			continue
		}
		return append([]text.Inline{first}, all[1:]...)
	}
	return all
}

// trimEnd takes them from the end.
func trimEnd(all []text.Inline) []text.Inline {
	for len(all) > 0 {
		last := all[len(all)-1]
		if last.Inlines != nil {
			last.Inlines = trimEnd(last.Inlines)
		}
		last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace)
		if last.Inlines == nil && last.Text == "" || last.Inlines != nil && len(last.Inlines) == 0 {
			all = all[:len(all)-1]
			continue
		}
		return append(slices.Clone(all[:len(all)-1]), last)
	}
	return all
}
