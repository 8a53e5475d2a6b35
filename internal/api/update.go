package api

import (
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

// Update is an update as the API shows it. Of a withdrawn one a stub is left: its number,
// its standing, its kind, its times and the reason.
type Update struct {
	ID         string      `json:"id" doc:"Names it for good."`
	N          int         `json:"n" doc:"Its number in the coverage."`
	Revision   int         `json:"revision,omitempty" doc:"Name this one when you change it."`
	Standing   string      `json:"standing" format:"standing"`
	Kind       string      `json:"kind,omitempty" format:"update-kind"`
	Mark       string      `json:"mark,omitempty" format:"mark" doc:"Of a marker."`
	SaidAt     time.Time   `json:"said_at" doc:"When it happened or was said."`
	PostedAt   time.Time   `json:"posted_at" doc:"When it was first made public here."`
	ChangedAt  time.Time   `json:"changed_at" doc:"When the newest revision was made; of one that waited before it was public, when it became that: how long words lay ready is nobody's business."`
	Headline   string      `json:"headline,omitempty"`
	Headlines  text.Local  `json:"headlines,omitempty" doc:"The headline in other languages."`
	Text       string      `json:"text,omitempty" doc:"The body as plain text; offsets of citations count its code points."`
	HTML       string      `json:"html,omitempty" doc:"The body as HTML, with its statements marked, and with the readouts that it shows."`
	Body       *string     `json:"body,omitempty" doc:"The body as Markdown, for those who work on the site."`
	Pinned     bool        `json:"pinned,omitempty" doc:"Part of what we know so far."`
	PinUntil   *time.Time  `json:"pinned_until,omitempty" doc:"It is unpinned by itself then."`
	Place      string      `json:"place,omitempty" doc:"Sorts the updates of a coverage in editorial order, as text, the greatest on top; left out of one that nobody moved: its time sorts it."`
	Byline     string      `json:"byline,omitempty"`
	Note       string      `json:"note,omitempty" doc:"Told to readers: what was wrong before, or why it was withdrawn."`
	Pictures   []Picture   `json:"pictures,omitempty"`
	Cards      []Card      `json:"cards,omitempty"`
	Statements []Statement `json:"statements,omitempty" doc:"What is cited from it."`
	Timing     *Timing     `json:"timing,omitempty" doc:"When it becomes public, for those who work on the site."`
	URL        string      `json:"url" doc:"Its page."`

	Corrections []Correction   `json:"corrections,omitempty" doc:"Public notes about it, oldest first."`
	Readouts    []ShownReadout `json:"readouts,omitempty" doc:"Sections of rounds' readouts that its text shows, in the order of the text."`
}

// Card is a link with a title and a few words.
type Card struct {
	Title   string `json:"title" maxLength:"300"`
	Excerpt string `json:"excerpt,omitempty" maxLength:"2000"`
	Href    string `json:"href,omitempty" maxLength:"2000"`
	File    string `json:"file,omitempty" maxLength:"100" doc:"Name in the media store of its picture."`
	Width   int    `json:"width,omitempty" minimum:"0" doc:"Pixels; measured, not believed."`
	Height  int    `json:"height,omitempty" minimum:"0" doc:"Pixels; measured, not believed."`
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (r *room) update(slug string, v *desk.UpdateView) Update {
	u, m := &v.Update, &v.Update.Message
	out := Update{
		ID: string(u.ID), N: u.N, Standing: string(u.Standing), SaidAt: m.Said.UTC(),
		PostedAt: u.Posted.UTC(), ChangedAt: later(u.Changed, u.Posted).UTC(), Kind: string(m.Kind), Note: m.Note,
		URL: r.updatePage(slug, u.N),
	}
	if gone(u.Standing) {
		return out
	}
	out.Revision, out.Mark, out.Pinned, out.Byline = u.Revision, string(m.Mark), u.Pinned(), m.By
	out.PinUntil, out.Place = utc(u.Placement.Until), u.Placement.Placed
	out.Headline, out.Headlines = m.Headline, m.Headlines
	out.Text = m.Body.Plain()
	out.Readouts, out.HTML = r.shownReadouts(v)
	out.Pictures, out.Cards = pictures(m.Pictures), cards(m.Cards)
	out.Corrections = corrections(v.Corrections)
	for i := range v.Statements {
		out.Statements = append(out.Statements, r.statement(&v.Statements[i]))
	}
	return out
}

// gone tells whether an update was taken back, before or after it was public.
func gone(s coverage.Standing) bool {
	return s == coverage.Withdrawn || s == coverage.Undone || s == coverage.Discarded
}

func cards(all []coverage.Card) []Card {
	var out []Card
	for _, c := range all {
		out = append(out, Card(c))
	}
	return out
}

// asCards gives cards that were sent to the desk.
func asCards(all []Card) []coverage.Card {
	var out []coverage.Card
	for _, c := range all {
		out = append(out, coverage.Card(c))
	}
	return out
}

// Receipt answers a write on an update.
type Receipt struct {
	N        int    `json:"n" doc:"Its number in the coverage."`
	Revision int    `json:"revision" doc:"Name this one in the next change."`
	Standing string `json:"standing" format:"standing" doc:"What a reporter hands in is submitted and waits for an editor."`
	Position string `json:"position" doc:"In the coverage's stream; 00000000-0 while it is not public."`
	URL      string `json:"url" doc:"Its page."`

	Merged *Merged `json:"merged,omitempty" doc:"Of a change that was merged with what others had stored."`
}

func (r *room) receipt(slug string, got desk.Receipt, err error) (*answer[Receipt], error) {
	if err != nil {
		return nil, err
	}
	return &answer[Receipt]{Receipt{
		N: got.N, Revision: got.Revision, Standing: string(got.Standing),
		Position: positionOf(got.Position), URL: r.updatePage(slug, got.N),
		Merged: (*Merged)(got.Merged),
	}}, nil
}
