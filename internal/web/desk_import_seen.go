package web

import (
	"maps"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/paste"
)

// How much of a page is shown to be looked through and mended.
const (
	mendableUpdates = 300
	mendableWords   = 1500 // paragraphs, headlines, captions
	shownLeftOut    = 600
)

// importSeen is what was understood of a page.
type importSeen struct {
	Words
	Draft     *paste.Draft // the page, or the first entry of an export
	Entries   []importEntry
	Above     []importRow        // of a live page, what stands above its first update
	Lead      []coverage.Picture // those of the page, and of what was taken for updates above the first
	Kinds     []*importKind      // of the pieces that are shown
	Open      int                // which entry of several, from 1; 0 for none
	Titles    []importChoice
	Starts    []importChoice // where it is a guess with which the text begins
	States    []choiceGroup
	Updates   []importUpdate
	Unknown   []importPiece // lines that were not understood, which stand among the others too
	Notes     []paste.Line  // about lines that have their place
	Undo      string        // what the last mend was, "" for none
	ReadIn    string        // the encoding of the file, where a person should know
	Changed   string        // said when it was read anew instead of stored
	MoreLeft  int           // lines that were left out and are not shown
	MoreWords int           // paragraphs that are not shown

	drafts  []*paste.Draft
	whole   []paste.Piece // as the page has them, uncut
	pieces  []paste.Piece
	places  []paste.Putting // of each piece, now
	sources []string        // of each that is shown, its words as Markdown
	byID    map[string]int
	shown   []bool                   // which of them can be mended here
	first   int                      // the piece that begins the first update of a live page, else -1
	moved   string                   // the piece that was moved just now
	cutAt   string                   // the piece of which somebody is asked where to cut it
	moreAt  string                   // the piece of which somebody is asked where else to put it
	kept    map[string]paste.Putting // places of pieces that the page does not have as it is read now
}

// importChoice is a piece that could be what another was taken for.
type importChoice struct {
	N     int    // its key
	Do    string // what the button sends
	Words string
}

// importEntry is one of several entries of an export.
type importEntry struct {
	Name  string // of its inputs
	Draft *paste.Draft
}

// newImportSeen shows a page with its pieces cut as they are named, of several entries the one that is
// open, from 1, or the list of them all.
func newImportSeen(words Words, drafts []*paste.Draft, open int, cuts []string) *importSeen {
	if open < 0 || open > len(drafts) || len(drafts) == 1 {
		open = 0
	}
	seen := &importSeen{Words: words, Draft: drafts[max(open-1, 0)], drafts: drafts, Open: open, States: labelled(words, "state.", coverage.States...)}
	if len(drafts) > 1 {
		for i, d := range drafts {
			seen.Entries = append(seen.Entries, importEntry{Name: "d." + strconv.Itoa(i), Draft: d})
		}
		if open == 0 {
			return seen
		}
	}
	d := seen.Draft
	for _, l := range d.NotUnderstood {
		if !l.Unplaced() {
			seen.Notes = append(seen.Notes, l)
		}
	}
	seen.whole = d.Pieces()
	seen.part(cuts)
	seen.choices()
	return seen
}

// part cuts the pieces anew. Those that were there before stay where they are; what stands behind a
// new cut goes where such a rest belongs.
func (seen *importSeen) part(cuts []string) {
	before := make(map[string]paste.Putting, len(seen.pieces))
	for i, p := range seen.pieces {
		before[p.ID] = seen.places[i]
	}
	seen.pieces = paste.Parted(seen.whole, cuts)
	seen.places, seen.MoreLeft, seen.MoreWords = nil, 0, 0
	seen.shown, seen.byID = make([]bool, len(seen.pieces)), make(map[string]int, len(seen.pieces))
	seen.sources = make([]string, len(seen.pieces))
	listed, left := 0, 0
	for i, p := range seen.pieces {
		place := p.Place
		if was, known := before[p.ID]; known {
			place = was
		} else if i > 0 && len(before) > 0 && seen.places[i-1] != seen.pieces[i-1].Place {
			place = paste.RestPlace(seen.places[i-1])
		}
		seen.places, seen.byID[p.ID] = append(seen.places, place), i
		switch {
		case p.Update >= mendableUpdates:
		case p.Place == paste.LeaveOut:
			left++
			seen.shown[i] = left <= shownLeftOut
			if !seen.shown[i] {
				seen.MoreLeft++
			}
		default:
			listed++
			seen.shown[i] = listed <= mendableWords || p.Begins()
			if !seen.shown[i] {
				seen.MoreWords++
			}
		}
		if seen.shown[i] {
			seen.sources[i] = desk.PieceWords(p)
		}
	}
}

// choices offers what else could be the title, or the beginning of the text, where that is a guess.
func (seen *importSeen) choices() {
	offer := func(do string, names []string) (all []importChoice) {
		for _, name := range names {
			if i := seen.index(name); i >= 0 && seen.shown[i] {
				all = append(all, importChoice{len(all) + 1, do + " " + name, startOf(seen.pieces[i].Plain())})
			}
		}
		return all
	}
	if seen.TitleHint() != "" || len(seen.Draft.AltTitles) > 0 {
		seen.Titles = offer(string(paste.AsTitle), seen.Draft.TitleChoices(seen.whole))
	}
	if seen.Draft.StartGuessed() {
		seen.Starts = offer(string(paste.BodyBegins), seen.Draft.StartChoices(seen.whole))
	}
}

// Other is what the page may be instead of what it was read as.
func (p *importSeen) Other() string {
	if p.Draft.Form == coverage.Live {
		return string(coverage.Article)
	}
	return string(coverage.Live)
}

// TitleHint says where the title is from if not from the page's own words; "" if it is.
func (p *importSeen) TitleHint() string {
	switch {
	case p.Draft.Title == "":
		return "desk_import.title_missing"
	case p.Draft.TitleGuessed:
		return "desk_import.title_guessed"
	}
	return ""
}

// Pictures counts the pictures of the page.
func (p *importSeen) Pictures() int {
	n := len(p.Draft.Lead)
	for _, u := range p.Draft.Updates {
		n += len(u.Pictures)
	}
	return n
}

// Cards counts the links to other pages.
func (p *importSeen) Cards() int {
	n := 0
	for _, u := range p.Draft.Updates {
		n += len(u.Cards)
	}
	return n
}

// fill puts what was understood into the form. What a person has typed into the page's own
// fields stays. Where the page is the one they saw, so does all that they mended of it, but for
// the times, which are read anew; and the headlines where the updates are not as many as before.
func (p *importSeen) fill(f *form, digest string, typed url.Values, samePage bool) {
	d := p.Draft
	p.fillPage(f)
	count := strconv.Itoa(len(d.Updates))
	if samePage {
		kept := maps.Clone(typed)
		maps.DeleteFunc(kept, func(name string, _ []string) bool {
			return strings.HasSuffix(name, ".at") || strings.HasPrefix(name, "u.") && f.Value("count") != count
		})
		p.take(f, kept)
	} else {
		f.set("settled").set("undo").set("cuts").set("once")
	}
	for _, e := range p.Entries {
		if f.Value(e.Name+".title") == "" {
			f.carry(url.Values{e.Name + ".title": {e.Draft.Title}}, e.Name+".title", e.Name+".drop")
		}
	}
	f.set("seen", digest).set("count", count)
}

// fillPage puts into the fields of the page what it says of itself, where nothing was typed.
func (p *importSeen) fillPage(f *form) {
	d := p.Draft
	for name, value := range map[string]string{
		"title": d.Title, "standfirst": d.Standfirst, "byline": d.Byline, "section": d.Section, "topic": d.Topic, "tags": strings.Join(d.Tags, ", "),
		"state": string(d.State),
	} {
		if f.Value(name) == "" {
			f.set(name, value)
		}
	}
}

// clockIn writes an update's time as its field has it.
func clockIn(u *paste.Update) string {
	if u.Time == "" {
		return u.Date + "T00:00"
	}
	return u.Date + "T" + u.Time
}

// PictureWords names a picture by what is known of it.
func (p *importSeen) PictureWords(pic coverage.Picture) string {
	var known []string
	for _, s := range []string{pic.Name, pic.Caption, pic.Credit} {
		if s != "" {
			known = append(known, s)
		}
	}
	if len(known) == 0 {
		return pic.Alt
	}
	return strings.Join(known, " · ")
}
