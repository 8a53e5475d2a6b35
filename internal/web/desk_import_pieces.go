package web

import (
	"fmt"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/paste"
)

// importUpdate is an update that can be mended, as its pieces make it now.
type importUpdate struct {
	Name   string // of its inputs
	Begin  string // the piece that begins it
	Joins  string // what makes it a part of the one above, "" if nothing does
	Text   string // what makes it that with its clock as words, "" if nothing does
	Update *paste.Update
	Rows   []importRow
}

// importRow is a piece of a page, or a run of those that are left out.
type importRow struct {
	One  importPiece
	Run  []importPiece // instead of One
	Open bool          // the run is shown without asking
}

// importPiece is a piece of a page as it is shown.
type importPiece struct {
	Words
	Form  *form
	Of    string // the language of the page
	Piece paste.Piece
	Place paste.Putting // where it is put now
	Live  bool
	First bool   // of the first update, or above it
	Focus bool   // it was moved just now
	Cut   bool   // somebody is asked where to cut it
	Clock string // of the update that it began when the page was read
}

// Name names the input that says where the piece is put.
func (p importPiece) Name() string { return pieceName(p.Piece) }

// Anchor is the id of its place on the page.
func (p importPiece) Anchor() string { return "piece-" + p.Piece.ID }

// Typed tells whether the words of the piece can be typed over here.
func (p importPiece) Typed() bool { return p.Piece.Tells || p.Place == paste.AsBody }

// Text gives the words to be typed over.
func (p importPiece) Text() string {
	if typed := p.Form.Value(p.Name() + ".words"); typed != "" {
		return typed
	}
	return desk.PieceWords(p.Piece)
}

// Rows is how many lines they take on a small screen, near enough.
func (p importPiece) Rows() int { return min(12, 1+len([]rune(p.Text()))/60) }

// Marked tells whether the words of the piece have marks of Markdown, which the page itself has not: a caret among
// them says nothing of where it is to be cut.
func (p importPiece) Marked() bool { return desk.PieceWords(p.Piece) != p.Piece.Plain() }

// InText tells whether it is words of an update's text.
func (p importPiece) InText() bool {
	return p.Place == paste.AsBody || p.Place == paste.AsJoined || p.Place == paste.AsUpdate
}

// Stray tells whether it stands above all updates of a live page, in the text of none.
func (p importPiece) Stray() bool { return p.Live && p.Piece.Update < 0 }

// LeftOut tells whether nothing of it is imported.
func (p importPiece) LeftOut() bool { return p.Place == paste.LeaveOut }

// Edges tells whether the text can begin or end with it.
func (p importPiece) Edges() bool {
	return !p.Piece.Begins() && !p.Stray() && (p.InText() || p.LeftOut() && p.Piece.Tells)
}

// Elsewhere are the further places that it can be put in.
func (p importPiece) Elsewhere() []paste.Putting {
	all := []paste.Putting{paste.AsTitle, paste.AsTitleToo, paste.AsStandfirst, paste.AsByline, paste.AsCaption, paste.AsCredit}
	if p.Stray() {
		return append(all[:4], paste.AsBelow)
	}
	all = append(all, paste.AsCard, paste.Putting(paste.LinksBegin), paste.AsJoined)
	if p.Live || p.Piece.Update > 0 {
		all = append(all, paste.AsHeadline)
	}
	all = append(all, paste.AsUpdate)
	if !p.First {
		all = append(all, paste.AsAbove)
	}
	if p.Live {
		all = append(all, paste.AsBelow)
	}
	return all
}

func pieceName(p paste.Piece) string { return "p." + p.ID }

// updateName names the inputs of the update that a piece begins.
func updateName(p paste.Piece) string {
	if p.Begins() {
		return fmt.Sprintf("u.%d", p.Update)
	}
	return "n." + p.ID
}

// piece gives the i-th piece as it is shown.
func (p *importSeen) piece(f *form, i int) importPiece {
	clock := ""
	if k := p.pieces[i].Update; p.pieces[i].Begins() {
		clock = importUpdate{Update: &p.Draft.Updates[k]}.Where()
	}
	return importPiece{
		Clock: clock, Words: p.Words, Form: f, Of: p.Draft.Lang, Piece: p.pieces[i], Place: p.places[i], Live: p.Draft.Form == "live",
		First: p.beginOf(p.places, i) <= p.firstBegin(), Focus: p.pieces[i].ID == p.moved,
		Cut: p.pieces[i].ID == p.cutAt,
	}
}

// beginOf gives the piece with which the update of one begins; -1 where none above it begins one.
func (p *importSeen) beginOf(places []paste.Putting, i int) int {
	for i >= 0 && places[i] != paste.AsUpdate {
		i--
	}
	return i
}

// firstBegin gives the piece that begins the first update of a live page; -1 for an article, whose
// first begins with the page.
func (p *importSeen) firstBegin() int {
	if p.Draft.Form == "live" {
		for i, where := range p.places {
			if where == paste.AsUpdate {
				return i
			}
		}
	}
	return -1
}

// arrange puts the pieces into the updates that they make, and fills what was not typed.
func (p *importSeen) arrange(f *form) {
	p.Above, p.Updates, p.Unknown = nil, nil, nil
	if p.Listed() {
		return
	}
	if p.Draft.Form != "live" {
		p.Updates = append(p.Updates, p.opening())
	}
	for i, piece := range p.pieces {
		if p.places[i] == paste.AsUpdate && piece.Update < mendableUpdates {
			p.Updates = append(p.Updates, p.update(i))
		}
		if !p.shown[i] {
			continue
		}
		f.set(pieceName(piece), string(p.places[i]))
		one := p.piece(f, i)
		if piece.Reason == "paste.unknown" {
			p.Unknown = append(p.Unknown, one)
		}
		switch {
		case piece.Begins() && p.places[i] == paste.AsUpdate: // the head of its update says it
		case len(p.Updates) == 0:
			p.Above = withRow(p.Above, one)
		default:
			u := &p.Updates[len(p.Updates)-1]
			u.Rows = withRow(u.Rows, one)
		}
	}
	for _, u := range p.Updates {
		p.head(f, u)
	}
	f.set("settled", p.settled())
}

// opening is the update that an article begins with.
func (p *importSeen) opening() importUpdate {
	u := importUpdate{Name: "u.0", Begin: "0e", Update: &paste.Update{}}
	if len(p.Draft.Updates) > 0 {
		u.Update = &p.Draft.Updates[0]
		u.Begin = u.Update.Begin()
	}
	return u
}

// update is the one that a piece begins. One that was cut off another has its time until somebody
// gives it another, and its pictures are shown with the other.
func (p *importSeen) update(i int) importUpdate {
	piece := p.pieces[i]
	from := &p.Draft.Updates[max(piece.Update, 0)]
	if n := len(p.Updates); n > 0 && !piece.Begins() {
		from = p.Updates[n-1].Update
	}
	u := importUpdate{Name: updateName(piece), Begin: piece.ID, Update: from}
	switch {
	case !piece.Begins():
		begun, _ := p.Draft.Begun(piece, *from)
		u.Update = &begun
		u.Joins = string(paste.AsBody) + " " + piece.ID
	case piece.Fits(paste.AsAbove) && i > p.firstBegin():
		u.Joins = string(paste.AsAbove) + " " + piece.ID
		u.Text = string(paste.AsText) + " " + piece.ID
	}
	return u
}

// head fills the fields of an update that nobody has filled.
func (p *importSeen) head(f *form, u importUpdate) {
	for name, value := range map[string]string{".headline": u.Update.Headline, ".at": clockIn(u.Update), ".drop": ""} {
		if !f.has(u.Name + name) {
			f.carry(url.Values{u.Name + name: {value}}, u.Name+name)
		}
	}
}

// withRow adds a piece to a list; those that are left out stand together.
func withRow(rows []importRow, one importPiece) []importRow {
	if !one.LeftOut() {
		return append(rows, importRow{One: one})
	}
	if n := len(rows); n == 0 || rows[n-1].Run == nil {
		rows = append(rows, importRow{})
	}
	run := &rows[len(rows)-1]
	run.Run = append(run.Run, one)
	run.Open = run.Open || one.Focus || one.Piece.Place != paste.LeaveOut || one.Piece.Reason == "paste.unknown"
	return rows
}

// Alone tells whether a run is one line that somebody should see: it then needs no opening.
func (r importRow) Alone() bool { return r.Open && len(r.Run) == 1 }

// Start gives the first words of a run that tell something, so that nobody need open it to know.
func (r importRow) Start() string {
	for _, one := range r.Run {
		if one.Piece.Tells {
			return startOf(one.Piece.Plain())
		}
	}
	return startOf(r.Run[0].Piece.Plain())
}

// shownStart is how many characters of a line are shown where it is named.
const shownStart = 60

// startOf gives the first words of a text.
func startOf(words string) string {
	runes := []rune(strings.ReplaceAll(words, "\n", " "))
	if len(runes) <= shownStart {
		return string(runes)
	}
	return string(runes[:shownStart]) + "…"
}

// words gives the words of a piece as they are typed now, else as they were read.
func (p *importSeen) words(f *form, i int) string {
	piece := p.pieces[i]
	typed := strings.TrimSpace(f.Value(pieceName(piece) + ".words"))
	if typed == "" || typed == strings.TrimSpace(desk.PieceWords(piece)) {
		return piece.Plain()
	}
	return typed
}

// Zoned tells whether the update has a clock time that can be mended.
func (u importUpdate) Zoned() bool { return !u.Update.Said.IsZero() }

// Where names the update for people: its clock, or its day.
func (u importUpdate) Where() string {
	if u.Update.Time != "" {
		return u.Update.Date + " " + u.Update.Time
	}
	return u.Update.Date
}

// More counts the updates beyond those that can be mended here.
func (p *importSeen) More() int { return max(0, len(p.Draft.Updates)-mendableUpdates) }
