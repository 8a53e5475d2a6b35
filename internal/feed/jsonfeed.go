package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSONFeed writes news as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
func JSONFeed(n News) ([]byte, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: n.Title, Page: n.Page, Self: n.Self, Language: n.Lang,
		Authors: []jsonAuthor{{n.Author}}, Items: make([]jsonItem, 0, len(n.Entries)),
	}
	if n.Mark != "" {
		out.Readout = &jsonReadout{Log: n.Mark}
	}
	for _, e := range n.Entries {
		item := jsonItem{ID: e.ID, URL: e.Page, Title: e.Title, Text: e.text(), At: stamp(e.At), Tags: e.Tags, Language: e.Lang}
		if len(e.Quotes) > 0 {
			item.HTML = e.html()
		}
		if item.Text == "" {
			item.Text = e.Title // one of the two has to be there
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write feed %s: %w", n.Self, err)
	}
	return b.Bytes(), nil
}

type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Page     string       `json:"home_page_url"`
	Self     string       `json:"feed_url"`
	Language string       `json:"language"`
	Authors  []jsonAuthor `json:"authors"`
	Readout  *jsonReadout `json:"_readout,omitempty"`
	Items    []jsonItem   `json:"items"`
}

// jsonReadout is what only feeds of a Readout have.
type jsonReadout struct {
	Log string `json:"log"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID       string   `json:"id"`
	URL      string   `json:"url"`
	Title    string   `json:"title"`
	HTML     string   `json:"content_html,omitempty"`
	Text     string   `json:"content_text"`
	At       string   `json:"date_published"`
	Tags     []string `json:"tags,omitempty"`
	Language string   `json:"language,omitempty"`
}
