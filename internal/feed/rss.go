package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"time"
)

// RSS writes news as RSS 2.0 (https://www.rssboard.org/rss-specification), for readers that
// know nothing newer.
func RSS(n News) ([]byte, error) {
	out := rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom",
		Channel: rssChannel{
			Title: n.Title, Link: n.Page, Self: rssSelf{Rel: "self", Type: "application/rss+xml", Href: n.Self},
			Description: n.Title, Language: n.Lang, Mark: n.Mark,
		},
	}
	if len(n.Entries) > 0 {
		out.Channel.Changed = rssTime(n.Entries[0].At)
	}
	for _, e := range n.Entries {
		item := rssItem{Title: e.Title, Link: e.Page, GUID: rssGUID{Words: e.ID}, Published: rssTime(e.At), Categories: e.Tags}
		switch {
		case e.Words != "":
			item.Description = paragraphs(e.Words, e.Lang)
		case len(e.Quotes)+len(e.Lines) > 0:
			item.Description = e.html()
		}
		out.Channel.Items = append(out.Channel.Items, item)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(out); err != nil {
		return nil, fmt.Errorf("write feed %s: %w", n.Self, err)
	}
	return b.Bytes(), nil
}

// paragraphs gives plain text as HTML, which is what a description is read as.
func paragraphs(words, lang string) string {
	var b strings.Builder
	for _, line := range strings.Split(words, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		b.WriteString("<p")
		attribute(&b, "lang", lang)
		b.WriteString(">" + html.EscapeString(line) + "</p>")
	}
	return b.String()
}

// rssTime writes a moment as RFC 822 with four digits of the year.
func rssTime(t time.Time) string { return t.UTC().Format("Mon, 02 Jan 2006 15:04:05 +0000") }

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Self        rssSelf   `xml:"atom:link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Changed     string    `xml:"lastBuildDate,omitempty"`
	Mark        string    `xml:"urn:readout:log mark,omitempty"`
	Items       []rssItem `xml:"item"`
}

type rssSelf struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description,omitempty"`
	Categories  []string `xml:"category"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate"`
}

// rssGUID names an item for good; it is no address to open.
type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	Words     string `xml:",chardata"`
}
