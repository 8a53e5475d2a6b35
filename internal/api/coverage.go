package api

import (
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/text"
)

// Coverage is a coverage as the API shows it.
type Coverage struct {
	ID         string     `json:"id" doc:"Names it for good; the slug may change."`
	Slug       string     `json:"slug"`
	Revision   int        `json:"revision" doc:"Name this one when you change it."`
	Standing   string     `json:"standing" format:"standing"`
	Form       string     `json:"form" format:"form"`
	State      string     `json:"state" format:"state"`
	TZ         string     `json:"tz" doc:"The event's zone, an IANA name."`
	Language   string     `json:"language" doc:"Of the text."`
	Title      text.Local `json:"title" doc:"By language."`
	Standfirst text.Local `json:"standfirst,omitempty" doc:"By language."`
	Byline     string     `json:"byline,omitempty"`
	Section    string     `json:"section,omitempty"`
	Topic      string     `json:"topic,omitempty"`
	Tags       []string   `json:"tags,omitempty"`
	Event      string     `json:"event,omitempty" doc:"The round it covers."`
	Address    string     `json:"address,omitempty" doc:"Of a source: where the document was found."`
	Lead       []Picture  `json:"lead,omitempty" doc:"Its main pictures."`
	Notice     text.Local `json:"notice,omitempty" doc:"Said above the page, by language."`
	Order      string     `json:"order" format:"order" doc:"Of the updates on its page."`
	Starts     *time.Time `json:"starts,omitempty" doc:"When it is to start."`
	Ends       *time.Time `json:"ends,omitempty" doc:"When it is to end."`
	Began      *time.Time `json:"began,omitempty" doc:"When it began."`
	Paused     *time.Time `json:"paused,omitempty" doc:"Since when it is paused."`
	Finished   *time.Time `json:"finished,omitempty" doc:"When it ended."`
	Updates    int        `json:"updates" doc:"How many are public, withdrawn ones not counted."`
	First      *time.Time `json:"first,omitempty" doc:"When the first public update was said."`
	Last       *time.Time `json:"last,omitempty" doc:"When the last public update was said."`
	Position   string     `json:"position,omitempty" doc:"Of its stream: follow changes from here."`
	Log        *LogMark   `json:"log,omitempty" doc:"The state of the public log that this was read from."`
	Timing     *Timing    `json:"timing,omitempty" doc:"When it becomes public, for those who work on the site."`
	URL        string     `json:"url" doc:"Its page."`

	Corrections []Correction `json:"corrections,omitempty" doc:"Public notes about its own words, oldest first; those about its updates stand with them."`
	RewordedAt  *time.Time   `json:"reworded_at,omitempty" doc:"When words were last changed that readers had seen: title, standfirst, tags, main pictures."`
	History     string       `json:"history,omitempty" doc:"The page with every published state of them, once there is more than one."`
}

// LogMark names a state of the log that anybody can check at /log/consistency.
type LogMark struct {
	Size int64  `json:"size" doc:"How many lines it had."`
	Root string `json:"root" doc:"The root over them, base64."`
}

func logMark(m journal.Mark) *LogMark {
	if m.Size == 0 {
		return nil
	}
	return &LogMark{Size: m.Size, Root: m.Root.Base64()}
}

// Picture is a picture with its words as printed.
type Picture struct {
	File    string `json:"file,omitempty" maxLength:"100" doc:"Its name in the media store, as POST /media gave it; a picture without one is shown as a frame."`
	Name    string `json:"name,omitempty" maxLength:"200" doc:"The file's name on the page it was imported from."`
	Alt     string `json:"alt,omitempty" maxLength:"2000" doc:"For those who do not see it."`
	Caption string `json:"caption,omitempty" maxLength:"2000"`
	Credit  string `json:"credit,omitempty" maxLength:"2000"`
	Width   int    `json:"width,omitempty" minimum:"0" doc:"Pixels; measured, not believed."`
	Height  int    `json:"height,omitempty" minimum:"0" doc:"Pixels; measured, not believed."`

	Decorative bool   `json:"decorative,omitempty" doc:"Who does not see it misses nothing."`
	Play       string `json:"play,omitempty" maxLength:"100" doc:"Name in the media store of a film or a sound; file is its poster then."`
}

func (r *room) coverage(c coverage.Coverage) Coverage {
	k := c.Content
	out := Coverage{
		ID: string(c.ID), Slug: c.Slug, Revision: c.Revision, Standing: string(c.Standing),
		Form: string(k.Form), State: string(k.State), TZ: k.TZ, Language: k.Lang,
		Title: k.Title, Standfirst: k.Standfirst, Byline: k.Byline, Section: k.Section, Topic: k.Topic,
		Tags: k.Tags, Event: k.Event, Address: k.Address, Lead: pictures(k.Lead), Notice: k.Notice,
		Order: string(k.InOrder()), Starts: utc(k.Starts), Ends: utc(k.Ends),
		Began: utc(k.Began), Paused: utc(k.Paused), Finished: utc(k.Finished), URL: r.page("c", c.Slug),
	}
	if c.Reworded.Revision > 0 {
		out.RewordedAt = utc(&c.Reworded.At)
	}
	if c.Standing == coverage.Published && c.Revision > 1 {
		out.History = out.URL + "/history"
	}
	return out
}

func (r *room) publicCoverage(v *desk.CoverageView) Coverage {
	c := r.coverage(v.Coverage)
	c.Updates, c.First, c.Last, c.Position = v.Total, utc(v.First), utc(v.Last), positionOf(v.Position)
	c.Log, c.Corrections = logMark(v.Log), corrections(v.Corrections)
	return c
}

// deskCoverage shows a coverage to those who work on it; its updates are counted as
// readers would count them.
func (r *room) deskCoverage(v *desk.DeskCoverageView) Coverage {
	c := r.coverage(v.Coverage)
	c.Position, c.Timing = positionOf(v.Position), timing(v.Timing)
	for i := range v.Updates {
		u := &v.Updates[i].Update
		if u.Standing != coverage.Published {
			continue
		}
		c.Updates++
		said := u.Message.Said.UTC()
		if c.First == nil || said.Before(*c.First) {
			c.First = &said
		}
		if c.Last == nil || said.After(*c.Last) {
			c.Last = &said
		}
	}
	return c
}

func pictures(all []coverage.Picture) []Picture {
	var out []Picture
	for _, p := range all {
		out = append(out, Picture(p))
	}
	return out
}

// asPictures gives pictures that were sent to the desk.
func asPictures(all []Picture) []coverage.Picture {
	var out []coverage.Picture
	for _, p := range all {
		out = append(out, coverage.Picture(p))
	}
	return out
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

// CoverageReceipt answers a write on a coverage.
type CoverageReceipt struct {
	Slug     string `json:"slug"`
	Revision int    `json:"revision" doc:"Name this one in the next change."`
	Standing string `json:"standing" format:"standing"`
	Position string `json:"position" doc:"In the coverage's stream; 00000000-0 while nothing is public."`
	URL      string `json:"url" doc:"Its page."`
}

func (r *room) coverageReceipt(c desk.CoverageReceipt) CoverageReceipt {
	return CoverageReceipt{
		Slug: c.Slug, Revision: c.Revision, Standing: string(c.Standing),
		Position: positionOf(c.Position), URL: r.page("c", c.Slug),
	}
}
