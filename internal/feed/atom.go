package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// AtomFeed is a list for programs that follow it (RFC 4287), newest first.
type AtomFeed struct {
	Lang    string
	ID      string // stays the same for good
	Title   string
	Page    string // address of the page that shows the same
	Self    string // address of the feed
	Author  string
	Entries []AtomEntry
}

// AtomEntry is one thing in it.
type AtomEntry struct {
	ID    string
	Title string
	Page  string
	At    time.Time
	Words string // plain text
	Lang  string // of the words
}

// Atom writes a feed. One without entries was updated when the world began: it has to say.
func Atom(f AtomFeed) ([]byte, error) {
	out := atomFeed{
		Lang: f.Lang, ID: f.ID, Title: f.Title, Updated: stamp(time.Unix(0, 0)), Author: atomPerson{f.Author},
		Links: []atomLink{{Href: f.Page}, {Rel: "self", Type: "application/atom+xml", Href: f.Self}},
	}
	for i, e := range f.Entries {
		if i == 0 {
			out.Updated = stamp(e.At)
		}
		entry := atomEntry{ID: e.ID, Title: e.Title, Updated: stamp(e.At), Links: []atomLink{{Href: e.Page}}}
		if e.Words != "" {
			entry.Content = &atomText{Type: "text", Lang: e.Lang, Words: e.Words}
		}
		out.Entries = append(out.Entries, entry)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(out); err != nil {
		return nil, fmt.Errorf("write feed %s: %w", f.Self, err)
	}
	return b.Bytes(), nil
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Content *atomText  `xml:"content,omitempty"`
}

type atomText struct {
	Type  string `xml:"type,attr"`
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Words string `xml:",chardata"`
}
