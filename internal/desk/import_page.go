package desk

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/zones"
)

// PageToRead is a page from elsewhere and what it does not say itself.
type PageToRead struct {
	Page  string // text or HTML
	Form  coverage.Form
	Date  string // YYYY-MM-DD
	TZ    string // IANA name; "" is the site's
	Saved time.Time
	Lang  string
	Entry int // of an export of several, from 1; 0 where there is one
	Mends []ImportMend
}

// PageToImport is a page that is to be stored.
type PageToImport struct {
	PageToRead
	Slug    string
	Told    PageTold
	Address string // of a source
	Event   record.EventID
	Publish bool
	Once    Once
}

// PageTold is what somebody says of a page instead of what was read; nil, or "", leaves that.
type PageTold struct {
	Title                              string
	State                              coverage.State
	Standfirst, Byline, Section, Topic *string
	Tags                               *[]string
}

// Tell changes what a page says of itself.
func (t PageTold) Tell(page *paste.Draft) {
	page.Title, page.State = cmp.Or(strings.TrimSpace(t.Title), page.Title), cmp.Or(t.State, page.State)
	for at, said := range map[*string]*string{&page.Standfirst: t.Standfirst, &page.Byline: t.Byline, &page.Section: t.Section, &page.Topic: t.Topic} {
		if said != nil {
			*at = strings.TrimSpace(*said)
		}
	}
	if t.Tags != nil {
		page.Tags = *t.Tags
	}
}

// PageRead is what was understood of a page, as mended.
type PageRead struct {
	Content coverage.Content
	Guessed bool               // that the title is one
	Titles  []string           // pieces that could be the title instead, the likeliest first
	Starts  []string           // pieces with which the text could begin instead, where that is a guess
	Updates []coverage.Message // oldest first
	Pieces  []ImportPiece
	Notes   []ImportNote
}

// ImportNote is about a line of a page that was understood only in part.
type ImportNote struct {
	Line   int
	Words  string
	Reason string // a key of the catalogue
}

// ReadPage tells what was understood of a page. Nothing is stored.
func (d *Desk) ReadPage(ctx context.Context, in PageToRead) (*PageRead, error) {
	if _, err := people.Need(ctx, people.Cover); err != nil {
		return nil, err
	}
	page, err := d.readPage(ctx, &in)
	if err != nil {
		return nil, err
	}
	whole := page.Pieces()
	mends, err := readMends(ctx, page, whole, in.Mends)
	if err != nil {
		return nil, err
	}
	pieces, err := placed(page, whole, mends)
	if err != nil {
		return nil, err
	}
	titles, starts := page.TitleChoices(whole), []string(nil)
	if page.StartGuessed() {
		starts = page.StartChoices(whole)
	}
	if err := page.Mend(mends); err != nil {
		return nil, err
	}
	c := d.coverageOf(page, ImportOptions{TZ: in.TZ})
	read := &PageRead{Content: c.Content, Guessed: page.TitleGuessed, Titles: titles, Starts: starts, Updates: messagesOf(page, c.Content.TZ), Pieces: pieces}
	for _, l := range page.NotUnderstood {
		if !l.Unplaced() {
			read.Notes = append(read.Notes, ImportNote{l.Number, l.Text, l.Reason})
		}
	}
	return read, nil
}

// ImportPage makes a coverage of a page, as mended.
func (d *Desk) ImportPage(ctx context.Context, in PageToImport) (CoverageReceipt, error) {
	if _, err := people.Need(ctx, people.Cover); err != nil {
		return CoverageReceipt{}, err
	}
	page, err := d.readPage(ctx, &in.PageToRead)
	if err != nil {
		return CoverageReceipt{}, err
	}
	if err := MendImport(ctx, page, in.Mends); err != nil {
		return CoverageReceipt{}, err
	}
	in.Told.Tell(page)
	return d.Import(ctx, page, ImportOptions{Slug: in.Slug, TZ: in.TZ, Event: in.Event, Address: in.Address, Publish: in.Publish, Once: in.Once})
}

// readPage reads the one page that is asked for, and says which zone it was read in.
func (d *Desk) readPage(ctx context.Context, in *PageToRead) (*paste.Draft, error) {
	in.TZ = cmp.Or(in.TZ, d.Site().TZ)
	zone, err := zones.Load(in.TZ)
	if err != nil {
		return nil, fault.At("tz", "coverage.zone_unknown", "got", in.TZ)
	}
	all, err := paste.ReadAll([]byte(in.Page), paste.Options{Form: in.Form, Date: in.Date, Zone: zone, Saved: in.Saved, Lang: in.Lang})
	var told *fault.Error
	switch {
	case errors.As(err, &told) && told.Field == "saved":
		at := *told
		at.Field = "saved_at"
		return nil, &at
	case err != nil:
		return nil, err
	case in.Entry > len(all), in.Entry == 0 && len(all) > 1:
		return nil, fault.At("entry", "import.which_entry", "count", len(all))
	}
	return all[max(in.Entry-1, 0)], ctx.Err()
}

// ImportPiece is a piece of a page as programs are told of it. Given back with another place or other
// words it is an ImportMend.
type ImportPiece struct {
	Piece  string  `json:"piece"`
	To     string  `json:"to"`
	Words  *string `json:"words,omitempty"` // Markdown; none where an update begins
	Line   int     `json:"line,omitempty"`
	Update int     `json:"update,omitempty"` // from 1; 0 above the first
	Reason string  `json:"reason,omitempty"` // why it was left out, a key of the catalogue
	At     string  `json:"at,omitempty"`     // of what begins an update, its moment in the event's zone
}

// Pieces gives the pieces of a page where they were read.
func Pieces(page *paste.Draft) []ImportPiece { return told(page, page.Pieces()) }

func told(page *paste.Draft, pieces []paste.Piece) []ImportPiece {
	var all []ImportPiece
	for _, p := range pieces {
		one := ImportPiece{Piece: p.ID, To: string(p.Place), Line: p.Line, Update: p.Update + 1, Reason: p.Reason}
		if p.Begins() {
			one.At = momentOf(page.Updates[p.Update])
		} else {
			words := PieceWords(p)
			one.Words = &words
		}
		all = append(all, one)
	}
	return all
}

// momentOf writes when an update was as a mend says it.
func momentOf(u paste.Update) string {
	if u.Time == "" {
		return ""
	}
	return u.Date + "T" + u.Time
}

// placed gives the pieces where mends have put them, with the words and moments that those say.
func placed(page *paste.Draft, whole []paste.Piece, mends []paste.Mend) ([]ImportPiece, error) {
	parted, places, err := paste.PlacedParts(whole, mends)
	if err != nil {
		return nil, err
	}
	words, moments := make(map[string]string), make(map[string]string)
	for _, m := range mends {
		if m.Blocks != nil {
			words[m.Piece] = PieceWords(paste.Piece{Blocks: m.Blocks})
		}
		if m.At != "" {
			moments[m.Piece] = m.At
		}
	}
	pieces := told(page, parted)
	for i := range pieces {
		p := &pieces[i]
		p.To, p.At = string(places[i]), cmp.Or(moments[p.Piece], p.At)
		if typed, mended := words[p.Piece]; mended {
			p.Words = &typed
		}
	}
	return pieces, nil
}
