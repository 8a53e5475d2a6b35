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
	Mends []ImportMend
}

// PageToImport is a page that is to be stored.
type PageToImport struct {
	PageToRead
	Slug    string
	Title   string // instead of the one that is read
	Address string // of a source
	Event   record.EventID
	Publish bool
	Once    Once
}

// PageRead is what was understood of a page, as mended.
type PageRead struct {
	Content coverage.Content
	Guessed bool               // that the title is one
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
	mends, err := readMends(ctx, page, in.Mends)
	if err != nil {
		return nil, err
	}
	pieces := Pieces(page)
	if err := placed(pieces, page, mends); err != nil {
		return nil, err
	}
	if err := page.Mend(mends); err != nil {
		return nil, err
	}
	c := d.coverageOf(page, ImportOptions{TZ: in.TZ})
	read := &PageRead{Content: c.Content, Guessed: page.TitleGuessed, Updates: messagesOf(page, c.Content.TZ), Pieces: pieces}
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
	page.Title = cmp.Or(strings.TrimSpace(in.Title), page.Title)
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
	case len(all) > 1:
		return nil, fault.At("page", "import.mends_one_page", "count", len(all))
	}
	return all[0], ctx.Err()
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
}

// Pieces gives the pieces of a page where they were read.
func Pieces(page *paste.Draft) []ImportPiece {
	var all []ImportPiece
	for _, p := range page.Pieces() {
		one := ImportPiece{Piece: p.ID, To: string(p.Place), Line: p.Line, Update: p.Update + 1, Reason: p.Reason}
		if !p.Begins() {
			words := PieceWords(p)
			one.Words = &words
		}
		all = append(all, one)
	}
	return all
}

// placed says of pieces where mends have put them, and their words.
func placed(pieces []ImportPiece, page *paste.Draft, mends []paste.Mend) error {
	places, err := paste.Placed(page.Pieces(), mends)
	if err != nil {
		return err
	}
	words := make(map[string]string)
	for _, m := range mends {
		if m.Blocks != nil {
			words[m.Piece] = PieceWords(paste.Piece{Blocks: m.Blocks})
		}
	}
	for i := range pieces {
		pieces[i].To = string(places[i])
		if typed, mended := words[pieces[i].Piece]; mended {
			pieces[i].Words = &typed
		}
	}
	return nil
}
