package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// Atom writes news as a feed (RFC 4287).
func Atom(n News) ([]byte, error) {
	out := atomFeed{
		Lang: n.Lang, ID: n.ID, Title: n.Title, Updated: n.stampOf(), Author: atomPerson{n.Author},
		Links: []atomLink{{Href: n.Page}, {Rel: "self", Type: "application/atom+xml", Href: n.Self}}, Mark: n.Mark,
	}
	for _, e := range n.Entries {
		entry := atomEntry{ID: e.ID, Title: e.Title, Updated: stamp(e.At), Links: []atomLink{{Href: e.Page}}}
		switch {
		case e.Words != "":
			entry.Content = &atomText{Type: "text", Lang: e.Lang, Words: e.Words}
		case len(e.Quotes)+len(e.Lines) > 0:
			entry.Content = &atomText{Type: "html", Words: e.html()}
		}
		for _, tag := range e.Tags {
			entry.Categories = append(entry.Categories, atomCategory{tag})
		}
		out.Entries = append(out.Entries, entry)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(out); err != nil {
		return nil, fmt.Errorf("write feed %s: %w", n.Self, err)
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
	Mark    string      `xml:"urn:readout:log mark,omitempty"`
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
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Content    *atomText      `xml:"content,omitempty"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type  string `xml:"type,attr"`
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Words string `xml:",chardata"`
}
