package paste

import (
	"slices"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
	"readout/internal/text"
)

// Piece is a part of a page that a person can put elsewhere: a paragraph of a text, a line that
// was left out, the beginning of an update. A page that is read again the same way has the same
// pieces, by the same names.
type Piece struct {
	ID     string       // "12" is the line with that index, "12h" the headline of an update, "12e" where one begins, "12.17" a part of it
	Line   int          // of the file
	Update int          // in which update of the draft it stands, -1 above the first
	Place  Putting      // where it was put when the page was read
	Blocks []text.Block // its words; none where an update begins
	Reason string       // of a line that was left out or not understood, why
	Tells  bool         // a sentence, by its looks, and not the name of a button

	at      int
	clock   text.Block // where an update begins, the words that were taken for its clock, as far as they are nowhere else
	changed bool       // it was cut, or says something else than when the page was read
	behind  bool       // it is what stood behind a cut
}

// Plain gives the words of a piece without markup.
func (p Piece) Plain() string { return text.Document{Blocks: p.Blocks}.Plain() }

// Clock gives the words that were taken for the clock of the update that the piece begins, as far as they
// are nowhere else; "" of all other pieces.
func (p Piece) Clock() string {
	if p.clock.Kind == "" {
		return ""
	}
	return text.Document{Blocks: []text.Block{p.clock}}.Plain()
}

// Begins tells whether the piece is the beginning of an update rather than words of it.
func (p Piece) Begins() bool { return len(p.Blocks) == 0 }

// tellsWidth is how many columns a line has that is taken for a sentence without its stop.
const tellsWidth = 50

// Pieces gives the pieces of a page in its order; nil for a draft that was not read here.
func (d *Draft) Pieces() []Piece {
	if d.page == nil {
		return nil
	}
	t := &taker{d: d, p: d.page, reasons: make(map[Line][]string)}
	for _, l := range slices.Concat(d.NotUnderstood, d.LeftOut) {
		key := Line{Number: l.Number, Text: l.Text}
		t.reasons[key] = append(t.reasons[key], l.Reason)
	}
	t.updates()
	for i := t.p.first; i < len(t.p.lines); i++ {
		t.line(i)
	}
	slices.SortStableFunc(t.all, func(a, b Piece) int {
		if a.Update != b.Update {
			return a.Update - b.Update
		}
		if a.Begins() != b.Begins() { // also where the clock stands below the words
			return map[bool]int{true: -1, false: 1}[a.Begins()]
		}
		return a.at - b.at
	})
	return t.all
}

// taker takes a draft apart.
type taker struct {
	d       *Draft
	p       *page
	reasons map[Line][]string
	titled  bool // the first line of the title was taken
	whole   int  // whether one line is all of the title: 1 for no, 2 for yes, 0 for not asked
	all     []Piece
}

// updates takes what the updates are made of.
func (t *taker) updates() {
	for k, u := range t.d.Updates {
		if k > 0 || t.d.Form == coverage.Live {
			p := Piece{ID: u.Begin(), Line: u.Line, Update: k, Place: AsUpdate, at: u.first}
			p.clock = t.clock(k)
			t.all = append(t.all, p)
		}
		if u.headed >= 0 && u.Headline != "" {
			t.add(strconv.Itoa(u.headed)+"h", u.headed, k, AsHeadline, text.Paragraphs(u.Headline).Blocks)
		}
		for j, b := range u.Body.Blocks {
			t.add(strconv.Itoa(u.at[j]), u.at[j], k, AsBody, []text.Block{b})
		}
	}
}

// line takes a line of the page that has a place of its own, or none.
func (t *taker) line(i int) {
	l := t.p.lines[i]
	where := t.place(i)
	if where == "" || l.Text == "" {
		return
	}
	t.add(strconv.Itoa(i), i, t.updateOf(i), where, t.p.document([]item{t.p.itemAt(i, 0, 0)}).Blocks)
	if where != LeaveOut {
		return
	}
	last := &t.all[len(t.all)-1]
	last.Reason = reasonsOfPlaces[t.d.places[i]]
	if key := (Line{Number: l.N, Text: l.Text}); len(t.reasons[key]) > 0 {
		last.Reason, t.reasons[key] = t.reasons[key][0], t.reasons[key][1:]
	}
}

func (t *taker) add(id string, i, update int, where Putting, blocks []text.Block) {
	l := t.p.lines[i]
	t.all = append(t.all, Piece{
		ID: id, Line: l.N, Update: update, Place: where, Blocks: blocks, at: i, Tells: l.InParagraph || tells(blocks, where),
	})
}

// tells knows a sentence by its looks.
func tells(blocks []text.Block, where Putting) bool {
	plain := text.Document{Blocks: blocks}.Plain()
	return where == AsBody || printed.Width(printed.Head(plain, tellsWidth)) >= tellsWidth || printed.Stopped(plain, true)
}

// updateOf gives the update on whose stretch of the page a line stands. What stands above an
// article is a part of its first.
func (t *taker) updateOf(i int) int {
	found := -1
	for k, u := range t.d.Updates {
		if u.first <= i && (found < 0 || u.first >= t.d.Updates[found].first) {
			found = k
		}
	}
	if found < 0 && t.d.Form != coverage.Live {
		return 0
	}
	return found
}
