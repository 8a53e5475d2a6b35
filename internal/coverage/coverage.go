// Package coverage says what a coverage and its updates are and which rules hold for
// them. It knows no SQL, no HTML, no clock.
package coverage

import (
	"slices"
	"time"

	"readout/internal/text"
)

// ID names a coverage for good; the slug may change.
type ID string

// UpdateID names an update for good.
type UpdateID string

// Coverage is a page about an event.
type Coverage struct {
	ID       ID
	Number   int64 // counts the coverages of a site; short links use it
	Slug     string
	Standing Standing
	Revision int
	Content  Content
	Reworded Reworded
}

// Reworded is the last public state of a coverage that changed words which readers had seen.
// The zero value: there is none.
type Reworded struct {
	Revision int
	At       time.Time
}

// Content is what a revision of a coverage keeps: all of it that readers see.
type Content struct {
	Form       Form       `json:"form"`
	State      State      `json:"state"`
	Lang       string     `json:"lang"` // language of the text, not of the interface
	TZ         string     `json:"tz"`   // IANA name: the event's zone
	Title      text.Local `json:"title"`
	Standfirst text.Local `json:"standfirst,omitempty"`
	Byline     string     `json:"byline,omitempty"`
	Section    string     `json:"section,omitempty"`
	Topic      string     `json:"topic,omitempty"`
	Theme      string     `json:"theme,omitempty"` // the board that a host shares among its blogs
	Tags       []string   `json:"tags,omitempty"`
	Event      string     `json:"event,omitempty"` // the round it covers, a record event's id
	Lead       []Picture  `json:"lead,omitempty"`
	Notice     text.Local `json:"notice,omitempty"` // said above the page, for a sample or a fictional series
	Starts     *time.Time `json:"starts,omitempty"` // the plan
	Ends       *time.Time `json:"ends,omitempty"`
	Began      *time.Time `json:"began,omitempty"`  // what came of it
	Paused     *time.Time `json:"paused,omitempty"` // nil unless it is
	Finished   *time.Time `json:"finished,omitempty"`
	Order      Order      `json:"order,omitempty"`   // of its updates; "" = newest
	Stamped    string     `json:"stamped,omitempty"` // an imported page's own stamp, as printed
	Address    string     `json:"address,omitempty"` // where a document of somebody else's was found, of a source

	Note       string         `json:"note,omitempty"`       // told to readers: what was wrong with the title, the standfirst ... before
	Notes      text.Local     `json:"notes,omitempty"`      // the note in other languages
	Correction CorrectionKind `json:"correction,omitempty"` // what the note says
	Erased     bool           `json:"erased,omitempty"`     // states before this one are gone for good
}

// Update is one dated message in a coverage.
type Update struct {
	ID        UpdateID
	Coverage  ID
	N         int // its number in the coverage, from 1, never used twice
	Standing  Standing
	Revision  int
	Message   Message
	Posted    time.Time // when it was first made public here, or written while it is a draft
	Changed   time.Time // when the newest revision was made
	States    int       // how many of its revisions were public
	Placement Placement
	Moves     bool // a marker that brings the coverage into another state once it is public
}

// Message is what a revision of an update keeps: all of it that readers see.
type Message struct {
	Kind      Kind          `json:"kind"`
	Mark      Mark          `json:"mark,omitempty"`
	Said      time.Time     `json:"said"` // when it happened or was said, UTC, microseconds
	Headline  string        `json:"headline,omitempty"`
	Headlines text.Local    `json:"headlines,omitempty"` // the headline in other languages
	Body      text.Document `json:"body"`
	Pictures  []Picture     `json:"pictures,omitempty"`
	Cards     []Card        `json:"cards,omitempty"`
	Pinned    bool          `json:"pinned,omitempty"` // posted as part of "what we know so far"; where it was put since is its Placement
	By        string        `json:"by,omitempty"`     // byline, if shown
	Note      string        `json:"note,omitempty"`   // told to readers: what was wrong before, or why it was withdrawn
	Erased    bool          `json:"erased,omitempty"` // of a stub: the words before it are gone for good

	Notes      text.Local     `json:"notes,omitempty"`      // the note in other languages
	Correction CorrectionKind `json:"correction,omitempty"` // what the note says
}

// Picture is a picture with its words as printed. Without a File it is a quiet frame.
type Picture struct {
	File    string `json:"file,omitempty"` // name in the media store
	Name    string `json:"name,omitempty"` // the file's name on the page it was imported from, by which it is found again
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Width   int    `json:"width,omitempty"` // pixels of the file; how it is kept narrower follows from its name
	Height  int    `json:"height,omitempty"`

	Decorative bool   `json:"decorative,omitempty"` // who does not see it misses nothing
	Play       string `json:"play,omitempty"`       // name in the media store of a film or a sound; File is its poster then
}

// Missing tells whether the picture is only a frame that waits for its file.
func (p Picture) Missing() bool { return p.File == "" && p.Play == "" }

// Card is a link with a title and a few words.
type Card struct {
	Title   string `json:"title"`
	Excerpt string `json:"excerpt,omitempty"`
	Href    string `json:"href,omitempty"`
	File    string `json:"file,omitempty"` // a picture of our own copy in the media store
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
}

// Files gives the names in the media store that the pictures and cards name.
func Files(pictures []Picture, cards []Card) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range pictures {
		add(p.File)
		add(p.Play)
	}
	for _, c := range cards {
		add(c.File)
	}
	return names
}
