package feed

import (
	"encoding/json"
	"encoding/xml"
	"testing"
)

// TestFeedsBearTheMark: every form says which state of the log it was made from, where programs
// that know nothing of it pass it over; before there is a line it says nothing.
func TestFeedsBearTheMark(t *testing.T) {
	for _, want := range []string{MarkOf(504, "29bf90af4528"), MarkOf(0, "000000000000")} {
		n := News{Lang: "en", ID: "https://example.org/x", Title: "X", Page: "https://example.org/x", Self: "https://example.org/x/feed.atom", Author: "Sample", Mark: want}
		var atom struct {
			Mark string `xml:"urn:readout:log mark"`
		}
		var rss struct {
			Channel struct {
				Mark string `xml:"urn:readout:log mark"`
			} `xml:"channel"`
		}
		var feed struct {
			Readout struct{ Log string } `json:"_readout"`
		}
		for _, form := range []struct {
			write func(News) ([]byte, error)
			read  func([]byte, any) error
			into  any
			got   *string
		}{
			{Atom, xml.Unmarshal, &atom, &atom.Mark},
			{RSS, xml.Unmarshal, &rss, &rss.Channel.Mark},
			{JSONFeed, json.Unmarshal, &feed, &feed.Readout.Log},
		} {
			raw, err := form.write(n)
			if err == nil {
				err = form.read(raw, form.into)
			}
			if err != nil || *form.got != want {
				t.Errorf("got the mark %q, %v, want %q in %s", *form.got, err, want, raw)
			}
		}
	}
}
