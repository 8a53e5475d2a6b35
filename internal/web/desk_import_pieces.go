package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste"
)

// importUpdate is an update that can be mended, as its pieces make it now.
type importUpdate struct {
	Name   string // of its inputs
	Begin  string // the piece that begins it
	Opens  bool   // no update stands above it: what it holds goes into the standfirst if it is none
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
	Text  string        // its words as they are typed now, to be typed over
	Kind  *importKind   // where else it can be put
	Stray bool          // it stands above all updates of a live page, in the text of none
	Focus bool          // it was moved just now
	Cut   bool          // somebody is asked where to cut it
	More  bool          // somebody is asked where else to put it
	Clock string        // of the update that it began when the page was read

	source string // its words as they were read, as Markdown
}

// importKind is where else pieces can be put that stand alike. Pages have few of them: a script makes
// their buttons, of each kind from one template.
type importKind struct {
	Name   string
	Places []paste.Putting
}

// Name names the input that says where the piece is put.
func (p importPiece) Name() string { return pieceName(p.Piece) }

// Anchor is the id of its place on the page.
func (p importPiece) Anchor() string { return "piece-" + p.Piece.ID }

// Typed tells whether the words of the piece can be typed over here, or were.
func (p importPiece) Typed() bool {
	return p.Piece.Tells || p.Place == paste.AsBody || p.Place != paste.AsHeadline && p.Text != p.source
}

// Rows is how many lines they take on a small screen, near enough.
func (p importPiece) Rows() int { return min(12, 1+utf8.RuneCountInString(p.Text)/60) }

// Marked tells whether the words of the piece have marks of Markdown, which the page itself has not: a caret among
// them says nothing of where it is to be cut.
func (p importPiece) Marked() bool { return p.source != p.Piece.Plain() }

// InText tells whether it is words of an update's text.
func (p importPiece) InText() bool {
	return p.Place == paste.AsBody || p.Place == paste.AsJoined || p.Place == paste.AsUpdate
}

// LeftOut tells whether nothing of it is imported.
func (p importPiece) LeftOut() bool { return p.Place == paste.LeaveOut }

// Edges tells whether the text can begin or end with it.
func (p importPiece) Edges() bool {
	return !p.Piece.Begins() && !p.Stray && (p.InText() || p.LeftOut() && p.Piece.Tells)
}

// kind gives where else a piece can be put that is on the stretch of an update, or above all.
func (p *importSeen) kind(piece paste.Piece, begin int) *importKind {
	live := p.Draft.Form == coverage.Live
	name := "first"
	switch {
	case live && begin < 0 && piece.Update < 0:
		name = "page"
	case live && begin < 0:
		name = "above"
	case begin > p.first:
		name = "later"
	case !live && piece.Update > 0:
		name = "part"
	}
	for _, k := range p.Kinds {
		if k.Name == name {
			return k
		}
	}
	k := &importKind{name, elsewhere(name, live)}
	p.Kinds = append(p.Kinds, k)
	return k
}

// elsewhere are the further places of pieces of a kind.
func elsewhere(kind string, live bool) []paste.Putting {
	all := []paste.Putting{paste.AsTitle, paste.AsTitleToo, paste.AsStandfirst, paste.AsByline, paste.AsCaption, paste.AsCredit}
	switch kind {
	case "page":
		return append(all[:4], paste.AsBelow)
	case "above":
		return append(all[:4], paste.AsUpdate, paste.AsBelow)
	}
	all = append(all, paste.AsCard, paste.Putting(paste.LinksBegin), paste.AsJoined)
	if live || kind != "first" {
		all = append(all, paste.AsHeadline)
	}
	all = append(all, paste.AsUpdate)
	if kind == "later" {
		all = append(all, paste.AsAbove)
	}
	if live {
		all = append(all, paste.AsBelow)
	}
	return all
}

func pieceName(p paste.Piece) string { return "p." + p.ID }

// updateName names the inputs of the update that a piece begins.
func updateName(p paste.Piece) string {
	if p.Begins() {
		return "u." + strconv.Itoa(p.Update)
	}
	return "n." + p.ID
}

// piece gives the i-th piece as it is shown, on the stretch of the update that a piece begins; -1 for none.
func (p *importSeen) piece(f *form, i, begin int) importPiece {
	piece := p.pieces[i]
	one := importPiece{
		Clock: p.clock(i), Words: p.Words, Form: f, Of: p.Draft.Lang, Piece: piece, Place: p.places[i], source: p.sources[i],
		Text: cmp.Or(f.Value(pieceName(piece)+".words"), p.sources[i]), Kind: p.kind(piece, begin),
		Stray: begin < 0 && p.Draft.Form == coverage.Live, Focus: piece.ID == p.moved, Cut: piece.ID == p.cutAt, More: piece.ID == p.moreAt,
	}
	return one
}

// clock gives the moment of the update that a piece began when the page was read, "" where it began none.
func (p *importSeen) clock(i int) string {
	if !p.pieces[i].Begins() {
		return ""
	}
	return importUpdate{Update: &p.Draft.Updates[p.pieces[i].Update]}.Where()
}

// beginOf gives the piece with which the update of one begins; -1 where none above it begins one.
func (p *importSeen) beginOf(places []paste.Putting, i int) int {
	for i >= 0 && places[i] != paste.AsUpdate {
		i--
	}
	return i
}

// firstBegin gives the piece that begins the first update of a live page; -1 for an article, whose
// first begins with the page, and where there is none.
func (p *importSeen) firstBegin() int {
	if p.Draft.Form == coverage.Live {
		return slices.Index(p.places, paste.AsUpdate)
	}
	return -1
}

// arrange puts the pieces into the updates that they make, and fills what was not typed.
func (p *importSeen) arrange(f *form) {
	p.Above, p.Updates, p.Unknown, p.Kinds, p.Lead = nil, nil, nil, nil, slices.Clone(p.Draft.Lead)
	if p.Listed() {
		return
	}
	if p.Draft.Form != coverage.Live {
		p.Updates = append(p.Updates, p.opening())
	}
	p.first = p.firstBegin()
	begin := -1 // the update on whose stretch a piece stands
	for i, piece := range p.pieces {
		switch {
		case p.places[i] == paste.AsUpdate:
			begin = i
			if piece.Update < mendableUpdates {
				p.Updates = append(p.Updates, p.update(i))
			}
		case piece.Begins() && begin < 0 && p.Draft.Form == coverage.Live:
			p.Lead = append(p.Lead, p.Draft.Updates[piece.Update].Pictures...)
		}
		if !p.shown[i] {
			continue
		}
		f.set(pieceName(piece), string(p.places[i]))
		one := p.piece(f, i, begin)
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
	u := importUpdate{Name: updateName(piece), Begin: piece.ID, Update: from, Opens: i == p.first}
	switch {
	case !piece.Begins():
		begun, _ := p.Draft.Begun(piece, *from)
		u.Update = &begun
		u.Joins = string(paste.AsBody) + " " + piece.ID
	case piece.Fits(paste.AsAbove):
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
	if typed == "" || typed == strings.TrimSpace(p.sources[i]) {
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
