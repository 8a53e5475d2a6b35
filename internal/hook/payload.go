package hook

import "time"

// Payload is the body of a message, as docs/webhooks.md describes it.
type Payload struct {
	Type      Event     `json:"type"`
	Timestamp time.Time `json:"timestamp"` // of the line of the journal
	Data      Data      `json:"data"`
}

// Data is what a message is about, as readers have it when it is sent.
type Data struct {
	Position string    `json:"position,omitempty"` // of the line in the site's stream
	Coverage *Coverage `json:"coverage,omitempty"`
	Update   *Update   `json:"update,omitempty"`
	Item     *Item     `json:"item,omitempty"` // of the record
}

// Coverage is a public coverage.
type Coverage struct {
	ID       string            `json:"id"`
	Slug     string            `json:"slug"`
	Form     string            `json:"form"`
	State    string            `json:"state"`
	Language string            `json:"language"`
	Title    map[string]string `json:"title"`
	URL      string            `json:"url"`
}

// Update is a public update; of one that was taken back there is no word.
type Update struct {
	ID        string            `json:"id"`
	N         int               `json:"n"`
	Standing  string            `json:"standing"`
	Revision  int               `json:"revision,omitempty"`
	Kind      string            `json:"kind,omitempty"`
	SaidAt    *time.Time        `json:"said_at,omitempty"`
	PostedAt  *time.Time        `json:"posted_at,omitempty"`
	Headline  string            `json:"headline,omitempty"`
	Headlines map[string]string `json:"headlines,omitempty"`
	Text      string            `json:"text,omitempty"`
	Note      string            `json:"note,omitempty"`
	Pinned    bool              `json:"pinned,omitempty"`
	URL       string            `json:"url,omitempty"`
}

// Item is an item of the record, by name alone.
type Item struct {
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Standing string `json:"standing"`
}
