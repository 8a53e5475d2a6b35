package feed

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestNewsWithQuotes: cited words stand as a quotation in their language with their address, and
// whatever they hold is no markup.
func TestNewsWithQuotes(t *testing.T) {
	n := News{Lang: "en", ID: "https://example.org/x", Title: "X", Page: "https://example.org/x", Self: "https://example.org/x/feed.json", Author: "Sample"}
	n.Entries = []Entry{
		{
			ID: "https://example.org/1", Title: "Mori", Page: "https://example.org/c#1", At: at, Lines: []string{"— Mori & others"}, Tags: []string{"request"},
			Quotes: []Quote{{Words: `島は<b>開く</b> "今"`, Lang: "ja", Page: `https://example.org/c?a=1&b="2"`}, {Words: "No more."}},
		},
		{ID: "https://example.org/2", Title: "Nothing to quote", Page: "https://example.org/2", At: at},
	}
	const html = `<blockquote lang="ja" cite="https://example.org/c?a=1&amp;b=&#34;2&#34;"><p><a href="https://example.org/c?a=1&amp;b=&#34;2&#34;">` +
		`島は&lt;b&gt;開く&lt;/b&gt; &#34;今&#34;</a></p></blockquote><blockquote><p>No more.</p></blockquote><p>— Mori &amp; others</p>`
	raw, err := JSONFeed(n)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version string
		Items   []struct {
			HTML string `json:"content_html"`
			Text string `json:"content_text"`
			Tags []string
		}
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if got.Items[0].HTML != html {
		t.Errorf("got %s\nwant %s", got.Items[0].HTML, html)
	}
	if want := "島は<b>開く</b> \"今\"\nNo more.\n— Mori & others"; got.Items[0].Text != want || got.Items[0].Tags[0] != "request" {
		t.Errorf("got %q, %v, want %q", got.Items[0].Text, got.Items[0].Tags, want)
	}
	if got.Items[1].Text != "Nothing to quote" {
		t.Errorf("an entry with a title alone: got %q: one of the two has to be there", got.Items[1].Text)
	}
	raw, err = Atom(n)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<content type="html">&lt;blockquote lang=`, `<category term="request">`, `<id>https://example.org/2</id>`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %s in %s", want, raw)
		}
	}
	n.Entries = nil
	if raw, err := JSONFeed(n); err != nil || !strings.Contains(string(raw), `"items":[]`) {
		t.Errorf("without entries: got %s, %v", raw, err)
	}
}
