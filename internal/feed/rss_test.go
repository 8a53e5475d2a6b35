package feed

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

// TestRSS: RSS 2.0 with an id of its own for each item, the moment as RFC 822 has it, and its own
// address; whatever words hold is no markup.
func TestRSS(t *testing.T) {
	n := News{Lang: "ja", ID: "https://example.org/x", Title: "a < b & c", Page: "https://example.org/x", Self: "https://example.org/x/feed.rss", Author: "Sample"}
	empty, err := RSS(n)
	if err != nil || strings.Contains(string(empty), "lastBuildDate") || !strings.Contains(string(empty), "<description>a &lt; b &amp; c</description>") {
		t.Errorf("without entries: got %s, %v", empty, err)
	}
	n.Entries = []Entry{
		{ID: "https://example.org/2", Title: "二", Page: "https://example.org/p2", At: at, Words: "<b>no tag</b>\n\nMore.", Lang: "en", Tags: []string{"x", "y"}},
		{ID: "https://example.org/1", Title: "一", Page: "https://example.org/p1", At: at, Quotes: []Quote{{Words: "<i>", Lang: "ja"}}},
	}
	raw, err := RSS(n)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		XMLName xml.Name
		Version string `xml:"version,attr"`
		Channel struct {
			Self struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/2005/Atom link"`
			Language string `xml:"language"`
			Items    []struct {
				Title, Description string
				GUID               struct {
					Permanent string `xml:"isPermaLink,attr"`
					Words     string `xml:",chardata"`
				} `xml:"guid"`
				At   string   `xml:"pubDate"`
				Tags []string `xml:"category"`
				Said string   `xml:"description"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	c := got.Channel
	if got.XMLName.Local != "rss" || got.Version != "2.0" || c.Self.Rel != "self" || c.Self.Href != n.Self || c.Language != "ja" {
		t.Errorf("got %+v", got)
	}
	one, two := c.Items[0], c.Items[1]
	if one.GUID.Words != "https://example.org/2" || one.GUID.Permanent != "false" || len(one.Tags) != 2 {
		t.Errorf("got %+v", one)
	}
	if said, err := time.Parse(time.RFC1123Z, one.At); err != nil || !said.Equal(at) {
		t.Errorf("got the moment %q, %v", one.At, err)
	}
	if one.Said != `<p lang="en">&lt;b&gt;no tag&lt;/b&gt;</p><p lang="en">More.</p>` || two.Said != `<blockquote lang="ja"><p>&lt;i&gt;</p></blockquote>` {
		t.Errorf("got %q and %q", one.Said, two.Said)
	}
}
