// Package sample holds the site that a stranger sees first: the Japan–Russia "2+2" talks
// of 2013 and 2017, retold in our own words from published reports, in Japanese with
// headlines, gists and names in English and Russian, and with drawings of our own. Beside
// them stands a series that is invented from end to end, and says so on every page: it shows
// what the facts cannot (a promise that was broken, one that was taken back, ...).
//
// It is data and a loader. Whoever opens the demo site puts it in through the same
// actions as an editor would, so the sample can never be a state the desk could not make.
package sample

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/text"
)

//go:embed *.json
var data embed.FS

// Site is all of the sample, in an order in which it can be put into an empty site:
// nothing refers to what comes later.
type Site struct {
	Actors    []record.Actor  `json:"actors"`
	Tenures   []record.Tenure `json:"tenures"`
	Events    []record.Event  `json:"events"`
	Issues    []record.Issue  `json:"issues"`
	Sections  []Section       `json:"sections"`
	Coverages []Coverage      `json:"-"` // a file each
	Records   [][]byte        `json:"-"` // readout-record/1: what cites the coverages, beside their own statements
}

// Section is what pages are sorted into, as readers of each language call it.
type Section struct {
	Slug  string     `json:"slug"`
	Names text.Local `json:"names"`
}

// Coverage is a page of the sample with its updates in the order in which they were said,
// which is the order to post them in; a page shows the newest on top.
type Coverage struct {
	Slug       string             `json:"slug"`
	Form       coverage.Form      `json:"form"`
	State      coverage.State     `json:"state"` // once all of it is there
	Plays      bool               `json:"plays"` // the demo lets it happen again
	TZ         string             `json:"tz"`
	Lang       string             `json:"lang"`
	Title      text.Local         `json:"title"`
	Standfirst text.Local         `json:"standfirst"`
	Section    string             `json:"section"`
	Topic      string             `json:"topic"`
	Tags       []string           `json:"tags"`
	Event      record.EventID     `json:"event"`
	Notice     text.Local         `json:"notice"`
	Address    string             `json:"address"` // of a source
	Lead       []coverage.Picture `json:"lead"`
	Updates    []Update           `json:"updates"`
}

// Update is one message of a coverage. Body is Markdown, plain paragraphs alone, and a
// picture's File is the name of a [Drawing].
type Update struct {
	Said       time.Time          `json:"said"`
	Kind       coverage.Kind      `json:"kind"`
	Mark       coverage.Mark      `json:"mark"`
	Headline   string             `json:"headline"`  // in the coverage's language
	Headlines  text.Local         `json:"headlines"` // in the other languages
	Body       string             `json:"body"`
	Pictures   []coverage.Picture `json:"pictures"`
	Cards      []coverage.Card    `json:"cards"`
	Pinned     bool               `json:"pinned"`
	Statements []Statement        `json:"statements"`
}

// Holds tells whether words stand in the headline or the body.
func (u *Update) Holds(words string) bool {
	return strings.Contains(u.Headline, words) || strings.Contains(u.Plain(), words)
}

// Plain reads the body as the desk will: its paragraphs, each blank line one newline.
func (u *Update) Plain() string { return text.Paragraphs(strings.Split(u.Body, "\n\n")...).Plain() }

// Statement is a speech act tied to words of its update: Exact stands once in Field. An
// Event that is empty means that none is known, not that it is the coverage's round.
type Statement struct {
	ID      record.StatementID   `json:"id"`
	Kind    record.StatementKind `json:"kind"`
	Mode    record.Mode          `json:"mode"`
	Speaker []record.ActorID     `json:"speaker"`
	Via     record.ActorID       `json:"via"`
	Issues  []record.IssueID     `json:"issues"`
	Target  []record.ActorID     `json:"target"`
	Event   record.EventID       `json:"event"`
	About   record.EventID       `json:"about"`
	Gist    text.Local           `json:"gist"`
	Field   record.Field         `json:"field"`
	Exact   string               `json:"exact"`
}

// Load reads the sample. An error means that the program was built from broken files.
func Load() (*Site, error) {
	var site Site
	for _, name := range []string{"actors.json", "events.json", "issues.json", "basin-names.json", "sections.json"} {
		var part Site
		if err := read(name, &part); err != nil {
			return nil, err
		}
		site.Actors, site.Tenures = append(site.Actors, part.Actors...), append(site.Tenures, part.Tenures...)
		site.Events, site.Issues = append(site.Events, part.Events...), append(site.Issues, part.Issues...)
		site.Sections = append(site.Sections, part.Sections...)
	}
	for _, name := range []string{
		"basin-1.json", "basin-2.json", "basin-3.json", "basin-3-notes.json", "basin-3-veld.json", "article-2013.json", "live-2017.json",
	} {
		var c Coverage
		if err := read(name, &c); err != nil {
			return nil, err
		}
		measure(&c)
		site.Coverages = append(site.Coverages, c)
	}
	for _, name := range []string{"basin-record.json", "jr-record.json"} {
		raw, err := data.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read sample: %w", err)
		}
		site.Records = append(site.Records, raw)
	}
	return &site, nil
}

// measure gives pictures the size that all drawings share, so that pages keep their place free.
func measure(c *Coverage) {
	pictures := [][]coverage.Picture{c.Lead}
	for _, u := range c.Updates {
		pictures = append(pictures, u.Pictures)
	}
	for _, some := range pictures {
		for i := range some {
			some[i].Width, some[i].Height = drawingWidth, drawingHeight
		}
	}
}

func read(name string, into any) error {
	raw, err := data.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read sample: %w", err)
	}
	if err := decode(raw, into); err != nil {
		return fmt.Errorf("read sample %s: %w", name, err)
	}
	return nil
}

// decode is strict: a misspelt field would otherwise be lost in silence.
func decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the first value")
	}
	return nil
}
