package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
)

var importPreview = operation{
	id: "preview_import", method: http.MethodPost, path: "/imports/preview", tag: "coverages", needs: true,
	about: "Reads a page from elsewhere, text or HTML, and says what was understood of it; nothing is stored. Its `pieces` are the paragraphs, " +
		"the lines that were left out and the beginnings of updates, each where it was put. Change their `to`, `words` or `at` and give them back as `mends`: " +
		"`body`, `out`, `begin` (the text begins here), `end`, `links` (related links from here on), `join` (one paragraph with the one above), `headline`, " +
		"`update` (one begins here), `above` and `below` (of the neighbouring update), `text` (of what begins an update: it is none, and its clock is words), " +
		"`standfirst`, `title`, `title-too` (goes on the title), `byline`, `caption` and `credit` (of the nearest picture), `card` (a related link). " +
		"A mend of `12.17` cuts piece 12 behind its first 17 characters; the part behind can be put elsewhere. Of an export of several entries `entry` says which. " +
		"A body is at most 1 MB here: pages that are larger, at most 10 MB, are imported at the desk or by `readout import`.",
}

var importPage = operation{
	id: "import_page", method: http.MethodPost, path: "/imports", tag: "coverages", status: http.StatusCreated, needs: true,
	about: "Makes a coverage of a page as `preview_import` reads it, with the same `mends`. It is a draft unless `publish` is set.",
}

// PageToRead is a page from elsewhere and what it does not say itself.
type PageToRead struct {
	Page     string     `json:"page" doc:"Text or HTML, as a browser saves it."`
	Form     string     `json:"form,omitempty" format:"form" doc:"Left out: it is found out."`
	Date     string     `json:"date,omitempty" maxLength:"10" doc:"YYYY-MM-DD: the day of the first update, or of the article, where the page does not say it."`
	TZ       string     `json:"tz,omitempty" format:"zone" doc:"The event's zone, an IANA name; left out: the site's."`
	SavedAt  *time.Time `json:"saved_at,omitempty" doc:"When it was saved, from which times such as \"5 minutes ago\" are counted back."`
	Language string     `json:"language,omitempty" format:"language" doc:"Left out: it is found out."`
	Entry    int        `json:"entry,omitempty" minimum:"1" maximum:"500" doc:"Which entry of an export of several; left out: there is one."`
	Mends    []Piece    `json:"mends,omitempty" maxItems:"4000" doc:"Pieces that go elsewhere or say something else, made in this order."`
}

// NewImport is a page that is to be stored.
type NewImport struct {
	PageToRead
	Slug       string    `json:"slug" format:"slug" doc:"Its place in addresses: 1 to 80 characters a-z, 0-9 and hyphen."`
	Title      string    `json:"title,omitempty" maxLength:"300" doc:"Instead of the one that is read; so are the next six."`
	State      string    `json:"state,omitempty" format:"state"`
	Standfirst *string   `json:"standfirst,omitempty"`
	Byline     *string   `json:"byline,omitempty"`
	Section    *string   `json:"section,omitempty"`
	Topic      *string   `json:"topic,omitempty"`
	Tags       *[]string `json:"tags,omitempty" maxItems:"100"`
	Address    string    `json:"address,omitempty" maxLength:"2000" doc:"Of a source: the web address where the document was found."`
	Event      string    `json:"event,omitempty" format:"id" doc:"The round it covers, an event's id."`
	Publish    bool      `json:"publish,omitempty"`
}

// Piece is a part of a page, and where it is put.
type Piece struct {
	Piece  string  `json:"piece" maxLength:"20" doc:"Its name, the same whenever the same page is read."`
	To     string  `json:"to,omitempty" maxLength:"20"`
	Words  *string `json:"words,omitempty" doc:"Markdown; none where an update begins. Of a mend without words the piece is left out."`
	At     string  `json:"at,omitempty" maxLength:"20" doc:"Of what begins an update, its moment in the event's zone: 2017-03-20T18:21, in a mend also 18:21 alone."`
	Line   int     `json:"line,omitempty" doc:"Of the page. Of mends these last three are not looked at."`
	Update int     `json:"update,omitempty" doc:"In which update it stands, from 1; none above the first."`
	Reason string  `json:"reason,omitempty" doc:"Why it was left out."`
}

// PageRead is what was understood of a page.
type PageRead struct {
	Form         string       `json:"form" format:"form"`
	State        string       `json:"state" format:"state"`
	Language     string       `json:"language"`
	TZ           string       `json:"tz"`
	Title        string       `json:"title"`
	TitleGuessed bool         `json:"title_guessed,omitempty" doc:"The page does not show which of its lines is the title."`
	TitleChoices []string     `json:"title_choices,omitempty" doc:"Pieces that could be the title instead, the likeliest first."`
	StartChoices []string     `json:"start_choices,omitempty" doc:"Where the beginning of the text is a guess: pieces with which it could begin instead, the likeliest first."`
	Standfirst   string       `json:"standfirst,omitempty"`
	Byline       string       `json:"byline,omitempty"`
	Section      string       `json:"section,omitempty"`
	Topic        string       `json:"topic,omitempty"`
	Tags         []string     `json:"tags,omitempty"`
	Updates      []UpdateRead `json:"updates" doc:"Oldest first."`
	Pieces       []Piece      `json:"pieces" doc:"In the order of the page."`
	Notes        []LineRead   `json:"notes,omitempty" doc:"Lines that were understood only in part."`
}

// UpdateRead is an update of a page that was read.
type UpdateRead struct {
	SaidAt   time.Time `json:"said_at"`
	Kind     string    `json:"kind" format:"update-kind"`
	Headline string    `json:"headline,omitempty"`
	Text     string    `json:"text,omitempty" doc:"The body as plain text."`
	Pictures []Picture `json:"pictures,omitempty"`
	Cards    []Card    `json:"cards,omitempty"`
}

// LineRead is a line of a page and what is said of it.
type LineRead struct {
	Line   int    `json:"line"`
	Words  string `json:"words"`
	Reason string `json:"reason"`
}

type importPreviewIn struct{ Body PageToRead }

type importPageIn struct {
	OnceIn
	Body NewImport
}

func (r *room) previewImport(ctx context.Context, in *importPreviewIn) (*answer[PageRead], error) {
	read, err := r.desk.ReadPage(ctx, in.Body.forDesk())
	if err != nil {
		return nil, err
	}
	c := &read.Content
	out := PageRead{
		Form: string(c.Form), State: string(c.State), Language: c.Lang, TZ: c.TZ, Title: c.Title[c.Lang], TitleGuessed: read.Guessed,
		TitleChoices: read.Titles, StartChoices: read.Starts,
		Standfirst: c.Standfirst[c.Lang], Byline: c.Byline, Section: c.Section, Topic: c.Topic, Tags: c.Tags, Updates: []UpdateRead{}, Pieces: []Piece{},
	}
	for _, m := range read.Updates {
		out.Updates = append(out.Updates, UpdateRead{
			SaidAt: m.Said.UTC(), Kind: string(m.Kind), Headline: m.Headline, Text: m.Body.Plain(), Pictures: pictures(m.Pictures), Cards: cards(m.Cards),
		})
	}
	for _, p := range read.Pieces {
		out.Pieces = append(out.Pieces, Piece{Piece: p.Piece, To: p.To, Words: p.Words, At: p.At, Line: p.Line, Update: p.Update, Reason: p.Reason})
	}
	for _, l := range read.Notes {
		out.Notes = append(out.Notes, LineRead(l))
	}
	return &answer[PageRead]{out}, nil
}

func (r *room) importPage(ctx context.Context, in *importPageIn) (*made[CoverageReceipt], error) {
	b := &in.Body
	receipt, err := r.desk.ImportPage(ctx, desk.PageToImport{
		PageToRead: b.forDesk(), Slug: b.Slug, Told: b.told(), Address: b.Address, Event: record.EventID(b.Event), Publish: b.Publish, Once: onceFor(ctx, in.Key),
	})
	if err != nil {
		return nil, err
	}
	return &made[CoverageReceipt]{r.resource("coverages", receipt.Slug), r.coverageReceipt(receipt)}, nil
}

// told gives what is said instead of what is read.
func (n *NewImport) told() desk.PageTold {
	return desk.PageTold{
		Title: n.Title, State: coverage.State(n.State), Standfirst: n.Standfirst, Byline: n.Byline, Section: n.Section, Topic: n.Topic, Tags: n.Tags,
	}
}

// forDesk gives it as the desk takes it.
func (p *PageToRead) forDesk() desk.PageToRead {
	in := desk.PageToRead{Page: p.Page, Form: coverage.Form(p.Form), Date: p.Date, TZ: p.TZ, Lang: p.Language, Entry: p.Entry}
	if p.SavedAt != nil {
		in.Saved = p.SavedAt.UTC()
	}
	for _, m := range p.Mends {
		in.Mends = append(in.Mends, desk.ImportMend{Piece: m.Piece, To: m.To, Words: m.Words, At: m.At})
	}
	return in
}
