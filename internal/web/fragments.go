package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

// Payload is the data of one event of a live stream. Live.js puts it into the page; what
// stands there afterwards is what a fresh load would show.
//
// A payload always tells of the present: the events of an update that was withdrawn since
// replay as its stub, and words that were taken back never leave the house again.
type Payload struct {
	Article                   // the update; of a reset only HTML, all that stands in the timeline
	Also    []Article         `json:"also,omitempty"`   // further updates that a record item rests on
	Item    string            `json:"item,omitempty"`   // of a record event: what kind of thing
	ID      string            `json:"id,omitempty"`     // and which one
	Gone    bool              `json:"gone,omitempty"`   // it was withdrawn; of an update: it was undone and is to be shown no more
	Lines   []Row             `json:"lines,omitempty"`  // what changed of a readout
	Title   string            `json:"title,omitempty"`  // of the document
	Own     string            `json:"own,omitempty"`    // the order that the coverage has of its own
	Parts   map[string]string `json:"parts,omitempty"`  // name -> element with the id "part-<name>"
	Resync  bool              `json:"resync,omitempty"` // there is more than this holds: load the page anew
}

// Article is an update in the timeline.
type Article struct {
	N        int    `json:"n,omitempty"`
	Order    string `json:"order,omitempty"` // newest first is from the greatest to the least, as text
	Revision int    `json:"rev,omitempty"`
	HTML     string `json:"html,omitempty"`
}

// Row is a statement in the readout.
type Row struct {
	ID    string `json:"id"`
	Order string `json:"order"`
	HTML  string `json:"html"`
}

// Fragment gives the data of the event that tells a stream's readers of a Change: one line of JSON.
func (s *Server) Fragment(ctx context.Context, lang string, stream journal.Stream, c *journal.Change) ([]byte, error) {
	payload, err := s.payload(ctx, s.wordsIn(lang), stream, c)
	if err != nil {
		return nil, fmt.Errorf("fragment of change %d for %s: %w", c.Seq, stream, err)
	}
	return encode(payload)
}

func (s *Server) payload(ctx context.Context, words Words, stream journal.Stream, c *journal.Change) (*Payload, error) {
	if id, ok := strings.CutPrefix(string(stream), string(journal.EventStream(""))); ok {
		return s.roundPayload(ctx, words, record.EventID(id), c)
	}
	if id, ok := strings.CutPrefix(string(stream), string(journal.CoverageStream(""))); ok {
		return s.coveragePayload(ctx, words, coverage.ID(id), c)
	}
	return &Payload{Item: c.Item, ID: c.ID}, nil
}

func (s *Server) coveragePayload(ctx context.Context, words Words, id coverage.ID, c *journal.Change) (*Payload, error) {
	view, err := s.desk.CoverageFrame(ctx, id, c.Kind != journal.Posted)
	if err != nil {
		return nil, err
	}
	body := CoverageBody{Words: words, View: view}
	switch c.Kind {
	case journal.Posted, journal.Revised, journal.Retracted:
		return s.updatePayload(ctx, body, c)
	case journal.Recorded:
		return s.recordPayload(ctx, body, c)
	}
	if c.Item == desk.ItemPlacement {
		return s.placementPayload(ctx, body, c)
	}
	return s.wholePayload(body)
}

// placementPayload tells of an update that was put elsewhere, pinned or unpinned: the same
// words in another place.
func (s *Server) placementPayload(ctx context.Context, body CoverageBody, c *journal.Change) (*Payload, error) {
	p, err := s.updatePayload(ctx, body, &journal.Change{Kind: journal.Posted, ID: c.ID})
	if err != nil {
		return nil, err
	}
	p.Parts["pinned"], err = s.pages.part(coverageParts["pinned"], body)
	return p, err
}

// updatePayload tells of an update. A new one changes few of the parts; an edit may have
// unpinned it, taken it from the keys, or orphaned what was cited from it.
func (s *Server) updatePayload(ctx context.Context, body CoverageBody, c *journal.Change) (*Payload, error) {
	u, err := s.desk.UpdateByID(ctx, coverage.UpdateID(c.ID))
	if err != nil {
		return nil, err
	}
	article := &Article{N: u.Update.N}
	if !u.Undone() {
		if article, err = s.article(body, u); err != nil {
			return nil, err
		}
	}
	parts := []string{"state", "older"}
	if c.Kind != journal.Posted {
		parts = append(parts, "pinned", "keys", "jump", "record", "about")
	} else {
		if u.Update.Pinned() || u.Update.Message.Kind == coverage.Summary {
			parts = append(parts, "pinned")
		}
		if u.Update.Message.Kind == coverage.Key {
			parts = append(parts, "keys", "jump")
			if body.View, err = s.desk.CoverageFrame(ctx, body.View.Coverage.ID, true); err != nil {
				return nil, err
			}
		}
	}
	p := &Payload{Article: *article, Gone: u.Undone(), Resync: len(u.Readouts) > 0}
	p.Parts, err = s.parts(coverageParts, body, parts...)
	return p, err
}

// recordPayload tells of an item of the record: for a statement the updates it rests on,
// with their marks. Anything else (a name, an office) may stand anywhere on the page.
func (s *Server) recordPayload(ctx context.Context, body CoverageBody, c *journal.Change) (*Payload, error) {
	p := &Payload{Item: c.Item, ID: c.ID, Resync: anywhere(c.Item)}
	var err error
	if p.Parts, err = s.parts(coverageParts, body, "record", "jump"); err != nil || p.Resync || c.Item != string(record.KindStatement) {
		return p, err
	}
	statement, err := s.desk.Statement(ctx, record.StatementID(c.ID))
	if fault.Is(err, fault.NotFound) {
		p.Gone = true
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	return p, s.cited(ctx, body, statement, p)
}

// anywhere tells whether an item of the record is a name, an office or an event, which may stand
// anywhere on a page; all else stands in parts of it.
func anywhere(item string) bool {
	switch record.Kind(item) {
	case record.KindActor, record.KindTenure, record.KindIssue, record.KindEvent:
		return true
	}
	return false
}

// cited adds the updates of this coverage that a statement rests on.
func (s *Server) cited(ctx context.Context, body CoverageBody, v *desk.StatementView, p *Payload) error {
	seen := make(map[string]bool)
	for _, c := range v.Statement.Citations {
		if c.Coverage != string(body.View.Coverage.ID) || c.Update == "" || seen[c.Update] {
			continue
		}
		seen[c.Update] = true
		u, err := s.desk.UpdateByID(ctx, coverage.UpdateID(c.Update))
		if err != nil {
			return err
		}
		article, err := s.article(body, u)
		p.Resync = p.Resync || len(u.Readouts) > 0
		switch {
		case err != nil:
			return err
		case p.N == 0:
			p.Article = *article
		default:
			p.Also = append(p.Also, *article)
		}
	}
	return nil
}

func (s *Server) article(body CoverageBody, u *desk.UpdateView) (*Article, error) {
	entry := Entry{Words: body.Words, View: u, Coverage: &body.View.Coverage, Streamed: true}
	html, err := s.pages.part("entry", entry)
	return &Article{N: entry.N(), Order: entry.Order(), Revision: u.Update.Revision, HTML: html}, err
}

// coverageParts and roundParts are the regions of a page that change as a whole; each is an
// element with the id "part-<name>", and a template with the name "part-<name>" or, of a
// readout, "round-<name>".
var (
	coverageParts = map[string]string{
		"head": "part-head", "state": "part-state", "lead": "part-lead", "jump": "part-jump",
		"order": "part-order", "pinned": "part-pinned", "keys": "part-keys", "older": "part-older",
		"record": "part-record", "about": "part-about",
	}
	roundParts = map[string]string{
		"head": "round-head", "people": "round-people", "readout": "round-readout", "issues": "round-issues", "count": "round-count",
		"sheet": "round-sheet", "accounts": "round-accounts",
	}
)

// parts renders the named parts, all of them when none is named.
func (s *Server) parts(of map[string]string, body any, names ...string) (map[string]string, error) {
	if len(names) == 0 {
		for name := range of {
			names = append(names, name)
		}
	}
	out := make(map[string]string, len(names))
	for _, name := range names {
		html, err := s.pages.part(of[name], body)
		if err != nil {
			return nil, err
		}
		out[name] = html
	}
	return out, nil
}

// wholePayload tells of everything around the timeline. When nothing more will come it says so.
func (s *Server) wholePayload(body CoverageBody) (*Payload, error) {
	parts, err := s.parts(coverageParts, body)
	return &Payload{Parts: parts, Title: text.Isolated(body.LocalText(body.Content().Title)), Own: string(body.Own())}, err
}

func (s *Server) roundPayload(ctx context.Context, words Words, id record.EventID, c *journal.Change) (*Payload, error) {
	body, err := s.roundBody(ctx, words, id)
	if err != nil {
		return nil, err
	}
	p := &Payload{Item: c.Item, ID: c.ID}
	if p.Parts, err = s.parts(roundParts, body); err != nil {
		return nil, err
	}
	switch c.Kind {
	case journal.Covered:
		return p, nil
	case journal.Recorded:
		p.Resync = anywhere(c.Item)
	case journal.Retracted:
		p.Resync = true // and with it what rested on it
	}
	if p.Resync {
		return p, nil
	}
	p.Lines, err = s.rows(body, c)
	p.Gone = c.Kind == journal.Recorded && c.Item == string(record.KindStatement) && len(p.Lines) == 0
	return p, err
}

// rows are the lines of a readout that a Change is about: the statement itself, or all that
// rest on an update whose words have changed.
func (s *Server) rows(body RoundBody, c *journal.Change) ([]Row, error) {
	var rows []Row
	for _, said := range body.Statements() {
		if said.ID() != c.ID && !said.restsOn(c.ID) {
			continue
		}
		html, err := s.pages.part("statement", said)
		if err != nil {
			return nil, err
		}
		rows = append(rows, Row{ID: said.ID(), Order: said.Order(), HTML: html})
	}
	return rows, nil
}

// roundBody finds a round by its own id: "" stands for whichever series it is of.
func (s *Server) roundBody(ctx context.Context, words Words, id record.EventID) (RoundBody, error) {
	view, err := s.desk.Round(ctx, "", id)
	return s.bodyOf(words, view), err
}

// Reset gives the whole state of a stream and the position it is of, for a reader whose own
// position means nothing here.
func (s *Server) Reset(ctx context.Context, lang string, stream journal.Stream) (journal.Position, []byte, error) {
	position, payload, err := s.reset(ctx, s.wordsIn(lang), stream)
	if err != nil {
		return journal.Position{}, nil, fmt.Errorf("reset of %s: %w", stream, err)
	}
	data, err := encode(payload)
	return position, data, err
}

func (s *Server) reset(ctx context.Context, words Words, stream journal.Stream) (journal.Position, *Payload, error) {
	if id, ok := strings.CutPrefix(string(stream), string(journal.EventStream(""))); ok {
		return s.resetRound(ctx, words, record.EventID(id))
	}
	if id, ok := strings.CutPrefix(string(stream), string(journal.CoverageStream(""))); ok {
		return s.resetCoverage(ctx, words, coverage.ID(id))
	}
	return journal.Position{}, nil, fault.New(fault.NotFound, "web.not_found")
}

func (s *Server) resetCoverage(ctx context.Context, words Words, id coverage.ID) (journal.Position, *Payload, error) {
	view, err := s.desk.CoverageByID(ctx, id)
	if err != nil {
		return journal.Position{}, nil, err
	}
	body := CoverageBody{Words: words, View: view}
	p, err := s.wholePayload(body)
	if err != nil {
		return view.Position, p, err
	}
	entries := body.Entries()
	for i := range entries {
		entries[i].Streamed, p.Resync = true, p.Resync || len(entries[i].View.Readouts) > 0
	}
	p.HTML, err = s.pages.part("entries", entries)
	return view.Position, p, err
}

func (s *Server) resetRound(ctx context.Context, words Words, id record.EventID) (journal.Position, *Payload, error) {
	body, err := s.roundBody(ctx, words, id)
	if err != nil {
		return journal.Position{}, nil, err
	}
	p := &Payload{Title: text.Isolated(body.T("web.round.title", "round", body.Title()))}
	if p.Parts, err = s.parts(roundParts, body); err == nil {
		p.HTML, err = s.pages.part("statements", body.Statements())
	}
	return body.View.Position, p, err
}

func encode(p *Payload) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it travels as an event's data, not inside of HTML
	if err := e.Encode(p); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
