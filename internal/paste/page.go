package paste

import (
	"strings"
	"time"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// place is where a line of the page went.
type place int

const (
	nowhere place = iota // blank lines stay here
	inHeader
	inTitle
	inStandfirst
	inByline
	inSection
	inTopic
	inTags
	inStamp
	inViews
	inLead
	inUpdate
	inPicture
	inCard
	inDay  // a heading that dates the updates below it
	inRule // what separates the addenda of an article
	inTheme
	leftOut
	notUnderstood
)

// page is a page while it is read.
type page struct {
	lines    []flat.Line
	places   []place
	first    int // index of the first line after the header some collections put before a page
	tailAt   int // index of the first line below the timeline
	indent   int // what the lines of an update are set in by at least; 0 when they are not
	loose    bool
	labels   map[string]bool   // the letters of lines most updates carry
	told     []int             // of each line, how many sentences stand above it, once asked for
	writers  string            // the letters of the names that wrote it, once asked for
	below    map[string]bool   // the letters of the lines below the timeline, once asked for
	heads    map[string]int    // the letters of those above it
	parts    map[int]clock.Day // the titles of its parts, once asked for
	tagged   map[string]bool
	dayHeads []int               // the lines that are nothing but a day or its half, once asked for
	beats    map[int]clock.Stamp // clocks that the rhythm of the page alone shows to be some
	carried  map[int]clock.Stamp // clocks as they are meant by those above them
	zone     *time.Location
	marked   bool // it was markup: its lines have hints, and what it says of itself is in facts
	facts    flat.Facts
	under    bool // captions stand below their credits
	seen     bool // a day was said as seen from the coverage's: 昨日, yesterday

	spans     int     // lines that are two clocks, and one; -1 where they are a programme; 0 for not counted
	gallery   int     // whether captions stand below the numbers of a gallery: 1, -1, or 0 for not asked
	slashes   int     // how dates between slashes are read, once decided
	issued    int     // the line of the title of what an office of state issued, and one; 0 for none
	fromStamp bool    // it was noted that dates were completed by the page's stamp
	guessed   bool    // the title is the line that looks most like one, and not much
	lone      *Update // what an article would be of which no line is its text
	draft     *Draft
}

// newPage makes a page of text as a browser saves it.
func newPage(words string) *page {
	var lines []flat.Line
	for i, raw := range strings.Split(words, "\n") {
		lines = append(lines, flat.Line{N: i + 1, Text: strings.TrimFunc(raw, printed.IsSpace), Indent: indentOf(raw)})
	}
	from := headerLines(lines)
	lines = partedAtHeads(partedAtClocks(partedAtCrosses(partedAtPoints(titleParted(crawled(lines), from), from), from), from), from)
	p := pageOf(unglued(lines, from))
	p.first = p.header()
	p.rejoin()
	p.beats = p.rhythm()
	p.carry()
	return p
}

// pageOf makes a page of lines, and asks of each by its words alone whether it is boilerplate.
func pageOf(lines []flat.Line) *page {
	p := &page{draft: &Draft{}, lines: lines}
	for i := range lines {
		study(&lines[i])
	}
	p.foot()
	p.places = make([]place, len(lines))
	p.tailAt = len(lines)
	return p
}

// farFoot is how many lines a page has at most below the line that says whose it is.
const farFoot = 12

// foot leaves out "© 2031 The Tarn Press" at the end of a page, which above would be the
// credit of a picture.
func (p *page) foot() {
	for i, seen := len(p.lines)-1, 0; i >= 0 && seen < farFoot; i-- {
		l := &p.lines[i]
		if l.Text == "" {
			continue
		}
		seen++
		if _, clock := clock.Read(l.Norm); clock || l.Entry > 0 || l.Group > 0 || printed.Width(printed.Head(l.Text, 61)) > 60 && printed.Stopped(l.Text, true) {
			return
		}
		if l.Out == "" && noise.SaysOwner(l.Norm) {
			l.Out = noise.OutFooter
			return
		}
	}
}

// study asks of a line by its words alone what it may be.
func study(l *flat.Line) {
	l.Norm, l.Plain = printed.Normal(l.Text), ""
	if m := crossed.FindStringSubmatch(l.Norm); m != nil {
		l.Norm = m[1]
	}
	if l.Text == "" || printed.Width(printed.Head(l.Text, noise.Longest+1)) > noise.Longest {
		if l.Out == "" && l.Role == flat.NoRole && noise.KeepsRights(l.Norm) {
			l.Out = noise.OutFooter
		}
		return
	}
	l.Plain = noise.Plain(l.Norm)
	if l.Out == "" && l.Role != flat.RoleTitle && l.Role != flat.RolePicture && l.Role != flat.RoleTag && !(l.Role == flat.RoleTime && l.Entry > 0) {
		l.Out = noise.Why(l.Text, l.Norm, l.Plain)
	}
}

var headerLine = sieve.New(`^[A-Za-z][A-Za-z _-]{0,30}: `)

// headerLines counts the lines of such a head; 0 where there is none.
func headerLines(lines []flat.Line) int {
	for i, l := range lines {
		if l.Text == "---" && i > 0 {
			return i + 1
		}
		if i > 20 || !headerLine.MatchString(l.Text+" ") {
			return 0
		}
	}
	return 0
}

// header skips "key: value" lines that end in "---", the head some collections of pages put before one.
func (p *page) header() int {
	n := headerLines(p.lines)
	for i := range n {
		p.put(i, inHeader)
	}
	return min(n, len(p.lines)-1)
}

// put says where a line went. The first word stands: a line has one place.
func (p *page) put(i int, where place) {
	if p.places[i] == nowhere {
		p.places[i] = where
	}
}

func (p *page) taken(i int) bool { return p.lines[i].Text == "" || p.places[i] != nowhere }

func (p *page) leave(i int, reason string) {
	if p.taken(i) {
		return
	}
	p.put(i, leftOut)
	p.draft.LeftOut = append(p.draft.LeftOut, Line{p.lines[i].N, p.lines[i].Text, reason})
}

func (p *page) unknown(i int, reason string) {
	p.put(i, notUnderstood)
	p.note(i, reason)
}

// note lists a line that has its place but was understood only in part.
func (p *page) note(i int, reason string) {
	p.draft.NotUnderstood = append(p.draft.NotUnderstood, Line{p.lines[i].N, p.lines[i].Text, reason})
}

func indentOf(raw string) int {
	n := 0
	for _, r := range raw {
		switch {
		case r == '\t':
			n += 4
		case r == '\u3000': // sets in the first line of a paragraph, not an update
		case printed.IsSpace(r):
			n++
		default:
			return n
		}
	}
	return n
}
