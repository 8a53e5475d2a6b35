package paste

import (
	"slices"
	"strconv"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

// Putting is where a person puts a piece of a page.
type Putting string

// The ways to put a piece.
const (
	LeaveOut     Putting = "out"
	AsBody       Putting = "body"       // of the update on whose stretch it stands, where it stands there
	AsHeadline   Putting = "headline"   // of that update
	AsJoined     Putting = "join"       // of that text, one paragraph with what stands above
	AsUpdate     Putting = "update"     // an update begins here
	AsAbove      Putting = "above"      // at the end of the update above it; of a beginning with none above, in the standfirst
	AsBelow      Putting = "below"      // at the beginning of the update below it
	AsStandfirst Putting = "standfirst" // at the end of the page's
	AsTitle      Putting = "title"      // instead of the page's
	AsTitleToo   Putting = "title-too"  // goes on the page's
	AsByline     Putting = "byline"     // instead of the page's
	AsCaption    Putting = "caption"    // of the picture that is nearest
	AsCredit     Putting = "credit"     // of that picture
	AsCard       Putting = "card"       // a related link of that update
	AsText       Putting = "text"       // of the beginning of an update: what was taken for its clock is words of the one above
)

// Puttings are all of them.
var Puttings = []Putting{
	LeaveOut, AsBody, AsJoined, AsHeadline, AsUpdate, AsAbove, AsBelow, AsStandfirst, AsTitle, AsTitleToo, AsByline, AsCaption, AsCredit, AsCard, AsText,
}

// Fits tells whether a piece can be put somewhere. What begins an update begins one or goes on with
// the one above; where there is none above, what it began is of the standfirst. What stands above all
// updates has none to be cut off.
func (p Piece) Fits(where Putting) bool {
	if p.Begins() {
		return where == AsUpdate || where == AsAbove || where == AsText
	}
	if where == AsText || p.Update < 0 && slices.Contains([]Putting{AsUpdate, AsAbove, AsHeadline, AsJoined, AsCard}, where) {
		return false
	}
	return slices.Contains(Puttings, where)
}

// MaxMends is how many mends of a page are taken.
const MaxMends = 4000

// Mend is what a person changes of a piece: where it goes, its words, or both. A piece whose name is
// a part's, "12.17", is cut there.
type Mend struct {
	Piece  string
	To     Putting      // "" leaves it where it is
	Edge   Edge         // instead of To: the text of its update begins or ends here
	Blocks []text.Block // instead of its words; nil leaves them
	At     string       // of what begins an update, its moment: "2031-05-14T18:21", or the clock alone; "" leaves it
}

// Unplaced tells whether a line of NotUnderstood has no place yet. The others are notes
// about lines that have one.
func (l Line) Unplaced() bool { return l.Reason == reasonUnknown }

// Placed gives the places of pieces after mends, in the order in which they were made. A page has
// one title and one byline, an update one headline: what was there before leaves it, the title and
// the byline to what is left out, the headline to the text.
func Placed(pieces []Piece, mends []Mend) ([]Putting, error) {
	if len(mends) > MaxMends {
		return nil, fault.At("mends", "paste.too_many_mends", "count", len(mends), "limit", MaxMends)
	}
	places, index := make([]Putting, len(pieces)), indexOf(pieces)
	for i, p := range pieces {
		places[i] = p.Place
	}
	var wrong []*fault.Error
	for n, m := range mends {
		at := "mends[" + strconv.Itoa(n) + "]."
		i, found := index[m.Piece]
		switch {
		case !found && m.At != "" && m.To == "" && m.Edge == "": // an article's opening; who sets its moment looks whether it is
		case !found:
			wrong = append(wrong, fault.At(at+"piece", "paste.no_such_piece", "got", m.Piece))
		case m.Edge != "" && (!slices.Contains(Edges, m.Edge) || pieces[i].Begins() || m.Edge == LinksBegin && pieces[i].Update < 0), m.To != "" && !pieces[i].Fits(m.To):
			wrong = append(wrong, fault.At(at+"to", "paste.no_such_place", "piece", m.Piece, "got", string(m.To)+string(m.Edge)))
		case m.Edge != "":
			places = Reach(pieces, places, i, m.Edge)
		case m.To != "":
			Put(pieces, places, i, m.To)
		}
	}
	return places, fault.Join(wrong...)
}

// indexOf finds pieces by their names.
func indexOf(pieces []Piece) map[string]int {
	index := make(map[string]int, len(pieces))
	for i, p := range pieces {
		index[p.ID] = i
	}
	return index
}

// Put puts one piece somewhere, and whatever it displaces elsewhere.
func Put(pieces []Piece, places []Putting, i int, where Putting) {
	before := places[i]
	places[i] = where
	switch {
	case where == AsTitle, where == AsByline:
		displace(places, where, LeaveOut)
		if where == AsTitle {
			displace(places, AsTitleToo, LeaveOut)
		}
	case where == AsHeadline:
		from, to := updateAround(places, i)
		displace(places[from:to], where, AsBody)
	case before == AsUpdate && where != AsUpdate && !updateAbove(pieces, places, i): // what it began stands above all updates
		_, to := updateAround(places, i)
		for _, was := range []Putting{AsBody, AsJoined, AsHeadline} {
			displace(places[i:to], was, AsStandfirst)
		}
		where = places[i]
	case before == AsUpdate && where != AsUpdate: // what it began goes on with the update above, which has its own headline
		_, to := updateAround(places, i)
		displace(places[i:to], AsHeadline, AsBody)
	case where == AsUpdate && before != AsUpdate: // and has its text and its headline again
		_, to := updateAround(places, i)
		above := updateAbove(pieces, places, i)
		if above && !pieces[i].Begins() {
			break // its text stands there
		}
		for j := i + 1; j < to; j++ {
			was, now := pieces[j].Place, places[j]
			switch {
			case now != AsBody && (above || now != AsStandfirst):
			case was == AsHeadline && pieces[j].Update == pieces[i].Update:
				places[j] = AsHeadline
			case was == AsHeadline, was == AsBody:
				places[j] = AsBody
			}
		}
	}
	places[i] = where
}

// updateAbove tells whether an update stands above a piece. An article begins with one.
func updateAbove(pieces []Piece, places []Putting, i int) bool {
	return slices.Contains(places[:i], AsUpdate) ||
		!slices.ContainsFunc(pieces, func(p Piece) bool { return p.Begins() && p.Update == 0 })
}

// displace puts elsewhere what is in a place that has room for one.
func displace(places []Putting, where, to Putting) {
	for j := range places {
		if places[j] == where {
			places[j] = to
		}
	}
}

// PlacedParts gives pieces, those cut that mends name a part of, and their places.
func PlacedParts(pieces []Piece, mends []Mend) ([]Piece, []Putting, error) {
	names := make([]string, 0, len(mends))
	for _, m := range mends {
		names = append(names, m.Piece)
	}
	pieces = Parted(pieces, names)
	places, err := Placed(pieces, mends)
	return pieces, places, err
}

// Mend changes the draft as a person says. Nothing is changed where anything of it cannot be meant.
func (d *Draft) Mend(mends []Mend) error {
	if len(mends) == 0 {
		return nil
	}
	pieces, places, err := PlacedParts(d.Pieces(), mends)
	if err != nil {
		return err
	}
	index := indexOf(pieces)
	moments, err := d.moments(mends, index, places)
	if err != nil {
		return err
	}
	for _, m := range mends {
		if i := index[m.Piece]; m.Blocks != nil && !pieces[i].Begins() {
			pieces[i].Blocks, pieces[i].changed = m.Blocks, true
		}
	}
	d.rebuild(pieces, places)
	for i := range d.Updates {
		if at, ok := moments[d.Updates[i].Begin()]; ok {
			at.set(&d.Updates[i], d.page.zone)
		}
	}
	return nil
}

// MoveTo gives an update another instant, as a clock in zone shows it.
func (u *Update) MoveTo(at time.Time, zone *time.Location) {
	local := at.In(zone)
	u.Said, u.Date, u.Time = at.UTC(), local.Format(time.DateOnly), local.Format("15:04")
}
