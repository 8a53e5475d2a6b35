package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/paste"
)

// take fills the form with what was sent about what was seen before, and brings the fields of the
// page up to date with the pieces that were put elsewhere since.
func (p *importSeen) take(f *form, typed url.Values) {
	for _, e := range p.Entries {
		f.carry(typed, e.Name+".title", e.Name+".drop", e.Name+".kept")
	}
	for i, piece := range p.pieces {
		if !p.shown[i] {
			continue
		}
		f.carry(typed, pieceName(piece))
		if !piece.Begins() {
			f.carry(typed, pieceName(piece)+".words")
		}
		for _, update := range []string{"u.0", updateName(piece)} {
			for _, field := range []string{update + ".headline", update + ".at", update + ".drop"} {
				if len(typed[field]) > 0 && !f.has(field) {
					f.carry(typed, field)
				}
			}
		}
	}
	p.settle(f)
}

// settle brings the fields up to date with the pieces that were put elsewhere since the form was
// shown. What the fields say of pieces that were there then has followed already, and stays.
func (p *importSeen) settle(f *form) {
	p.kept = make(map[string]paste.Putting)
	for id, where := range settledIn(f.Value("settled")) {
		if i := p.index(id); i >= 0 && p.pieces[i].Fits(where) {
			p.places[i] = where
		} else if i < 0 {
			p.kept[id] = where
		}
	}
	before := p.stand(f)
	last, moved := -1, 0
	wanted := p.wanted(f)
	p.change(f, func(places []paste.Putting) {
		for i, piece := range p.pieces {
			if where := wanted[i]; where != "" && where != before.places[piece.ID] && piece.Fits(where) {
				paste.Put(p.pieces, places, i, where)
				last, moved = i, moved+1
			}
		}
	})
	switch {
	case moved == 1:
		p.remember(f, before, string(p.places[last]), last)
	case moved > 1:
		p.remember(f, before, "several", -1)
	}
}

// wanted gives the places that the form says of pieces that are shown.
func (p *importSeen) wanted(f *form) map[int]paste.Putting {
	all := make(map[int]paste.Putting)
	for i, piece := range p.pieces {
		where := paste.Putting(f.Value(pieceName(piece)))
		if p.emptied(f, i) {
			where = paste.LeaveOut
		}
		if p.shown[i] && where != "" {
			all[i] = where
		}
	}
	return all
}

// emptied tells whether somebody has taken all words out of a paragraph: they want it out. Its
// words stand where it is left out.
func (p *importSeen) emptied(f *form, i int) bool {
	words := pieceName(p.pieces[i]) + ".words"
	if len(f.values[words]) == 0 || strings.TrimSpace(f.Value(words)) != "" {
		return false
	}
	delete(f.values, words)
	return p.places[i] == paste.AsBody
}

// mend does what a button beside a piece says: "out 12" leaves it out, "begin 12" begins the text
// with it, "undo" takes the last mend back.
func (p *importSeen) mend(f *form, asked string) {
	if asked == "undo" {
		p.undo(f)
		return
	}
	do, id, _ := strings.Cut(asked, " ")
	if do == "cut" {
		p.cut(f, id)
		return
	}
	i := p.index(id)
	if i < 0 || !p.shown[i] {
		return
	}
	if do == "more" { // as scripts do where it stands
		p.moved, p.moreAt = id, id
		return
	}
	where, edge := paste.Putting(do), paste.Edge(do)
	isEdge := slices.Contains(paste.Edges, edge)
	if !isEdge && !p.pieces[i].Fits(where) || isEdge && p.pieces[i].Begins() {
		return
	}
	p.moved = id
	before := p.stand(f)
	p.change(f, func(places []paste.Putting) {
		if isEdge {
			copy(places, paste.Reach(p.pieces, places, i, edge))
		} else {
			paste.Put(p.pieces, places, i, where)
		}
	})
	if p.places[i] == paste.AsStandfirst || p.pieces[i].Begins() && where != paste.AsUpdate && p.beginOf(p.places, i) < 0 {
		do = string(paste.AsStandfirst) // with no update above it, that is where it goes
	}
	p.remember(f, before, do, i)
}

// index finds a piece by its name, -1 for none.
func (p *importSeen) index(id string) int {
	if i, found := p.byID[id]; found {
		return i
	}
	return -1
}

// change puts pieces elsewhere and has the fields of the page follow.
func (p *importSeen) change(f *form, put func([]paste.Putting)) {
	before := slices.Clone(p.places)
	put(p.places)
	for i := range p.pieces {
		if before[i] != p.places[i] {
			p.leave(f, before, i)
		}
	}
	for i := range p.pieces {
		if before[i] != p.places[i] {
			p.arrive(f, i)
		}
		if p.shown[i] {
			f.set(pieceName(p.pieces[i]), string(p.places[i]))
		}
	}
}

// leave takes a piece out of the field that it stood in. A headline that was typed over goes on in
// the text as it was typed.
func (p *importSeen) leave(f *form, before []paste.Putting, i int) {
	words := p.words(f, i)
	switch before[i] {
	case paste.AsTitle, paste.AsTitleToo:
		f.set("title", withoutLine(f.Value("title"), oneLine(words), before[i] == paste.AsTitleToo || slices.Contains(before, paste.AsTitleToo)))
	case paste.AsByline:
		if strings.Contains(words, f.Value("byline")) {
			f.set("byline", "")
		}
	case paste.AsStandfirst:
		f.set("standfirst", withoutParagraph(f.Value("standfirst"), words))
	case paste.AsText:
		if p.beginOf(before, i) < 0 {
			f.set("standfirst", withoutParagraph(f.Value("standfirst"), p.pieces[i].Clock()))
		}
	case paste.AsHeadline:
		field := p.headlineField(before, i)
		if typed := strings.TrimSpace(f.Value(field)); typed != "" && typed != oneLine(words) {
			f.set(pieceName(p.pieces[i])+".words", typed)
		}
		if field != "" {
			f.set(field, "")
		}
	}
}

// withoutParagraph takes a paragraph out of some.
func withoutParagraph(all, words string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(all, "\n\n"), func(s string) bool { return s == words }), "\n\n")
}

// arrive writes a piece into the field that it was put in.
func (p *importSeen) arrive(f *form, i int) {
	words := p.words(f, i)
	switch p.places[i] {
	case paste.AsTitle:
		f.set("title", oneLine(words))
	case paste.AsTitleToo:
		f.set("title", paste.JoinTitle(strings.TrimSpace(f.Value("title")), oneLine(words)))
	case paste.AsByline:
		f.set("byline", oneLine(words))
	case paste.AsStandfirst:
		f.set("standfirst", strings.TrimSpace(f.Value("standfirst")+"\n\n"+words))
	case paste.AsText: // with no update above them the words of a clock are of the page
		if clock := p.pieces[i].Clock(); clock != "" && p.beginOf(p.places, i) < 0 {
			f.set("standfirst", strings.TrimSpace(f.Value("standfirst")+"\n\n"+clock))
		}
	case paste.AsHeadline:
		if field := p.headlineField(p.places, i); field != "" {
			f.carry(url.Values{field: {oneLine(words)}}, field)
		}
	}
}

// headlineField names the field of the headline of the update in which a piece stands; "" above
// the first of a live page.
func (p *importSeen) headlineField(places []paste.Putting, i int) string {
	begin := p.beginOf(places, i)
	switch {
	case begin >= 0:
		return updateName(p.pieces[begin]) + ".headline"
	case p.Draft.Form != "live":
		return "u.0.headline"
	}
	return ""
}

// oneLine puts words on one line, as fields of one line have them. Wide blanks stay.
func oneLine(words string) string { return strings.TrimSpace(onOneLine.Replace(words)) }

var onOneLine = strings.NewReplacer("\n", " ", "\t", " ")

// withoutLine takes a line out of a title: all of it or, of one of several lines, that one.
func withoutLine(title, line string, several bool) string {
	if title == line {
		return ""
	}
	above, below, found := strings.Cut(title, line)
	if !found || !several || line == "" {
		return title
	}
	return paste.JoinTitle(strings.TrimSpace(above), strings.TrimSpace(below))
}

// settled writes the places of pieces that are not where they were read, and of those that the page has
// only when it is read otherwise.
func (p *importSeen) settled() string {
	var all []string
	for _, id := range slices.Sorted(maps.Keys(p.kept)) {
		if p.index(id) < 0 && len(all) < paste.MaxMends {
			all = append(all, id+"="+string(p.kept[id]))
		}
	}
	for i, piece := range p.pieces {
		if p.places[i] != piece.Place {
			all = append(all, piece.ID+"="+string(p.places[i]))
		}
	}
	return strings.Join(all, " ")
}

func settledIn(written string) map[string]paste.Putting {
	all := make(map[string]paste.Putting)
	for _, one := range strings.Fields(written) {
		id, where, _ := strings.Cut(one, "=")
		all[id] = paste.Putting(where)
	}
	return all
}

// mends gives what the form says of the pieces, as programs say it.
func (p *importSeen) mends(f *form) []desk.ImportMend {
	var all []desk.ImportMend
	for i, piece := range p.pieces {
		m := desk.ImportMend{Piece: piece.ID}
		if p.places[i] != piece.Place {
			m.To = string(p.places[i])
		}
		words := pieceName(piece) + ".words"
		if len(f.values[words]) > 0 && !piece.Begins() && strings.TrimSpace(f.Value(words)) != strings.TrimSpace(p.sources[i]) && p.hasWords(i) {
			typed := f.Value(words)
			m.Words = &typed
		}
		if m.To != "" || m.Words != nil || strings.Contains(piece.ID, ".") {
			all = append(all, m)
		}
	}
	return all
}

// hasWords tells whether the words of a piece are stored as they are typed: those of titles and
// headlines are, but in fields of their own.
func (p *importSeen) hasWords(i int) bool {
	return slices.Contains([]paste.Putting{paste.AsBody, paste.AsJoined, paste.AsUpdate, paste.AsAbove, paste.AsBelow, paste.AsCaption, paste.AsCredit, paste.AsCard}, p.places[i])
}
