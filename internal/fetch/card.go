package fetch

import (
	"bytes"
	"cmp"
	"context"
	"mime"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"readout/internal/fault"
)

// Card is what a page says of itself to those who link to it.
type Card struct {
	Title   string
	Excerpt string
	Picture string // address of a picture, "" if it names none
}

const (
	maxTitle   = 300
	maxExcerpt = 400
)

// Card reads the page at an address.
func (c *Client) Card(ctx context.Context, address string) (*Card, error) {
	a, err := c.Get(ctx, address, "text/html, application/xhtml+xml;q=0.9")
	if err != nil {
		return nil, err
	}
	kind, _, _ := mime.ParseMediaType(a.Type)
	if kind != "text/html" && kind != "application/xhtml+xml" {
		return nil, fault.At("href", "fetch.no_page")
	}
	card := readCard(a)
	if card.Title == "" {
		return nil, fault.At("href", "fetch.no_page")
	}
	return card, nil
}

// Picture gets the picture of a card, at most MaxBody bytes of it.
func (c *Client) Picture(ctx context.Context, address string) ([]byte, error) {
	a, err := c.Get(ctx, address, "image/jpeg, image/png, image/webp, image/gif")
	if err != nil {
		return nil, err
	}
	if a.More {
		return nil, fault.New(fault.TooLarge, "media.too_many_bytes", "count", MaxBody>>20)
	}
	return a.Body, nil
}

func readCard(a *Answer) *Card {
	text, err := charset.NewReader(bytes.NewReader(a.Body), a.Type)
	if err != nil {
		return &Card{}
	}
	told := map[string]string{}
	for z := html.NewTokenizer(text); ; {
		switch z.Next() {
		case html.ErrorToken:
			return cardOf(told, a.URL)
		case html.StartTagToken, html.SelfClosingTagToken:
			switch t := z.Token(); t.Data {
			case "title":
				if z.Next() == html.TextToken && told["title"] == "" {
					told["title"] = string(z.Text())
				}
				if told["title"] != "" {
					told["title"] = html.UnescapeString(told["title"])
				}
			case "meta":
				hear(told, t)
			case "body":
				return cardOf(told, a.URL)
			}
		}
	}
}

// hear takes what a meta element says; the first of a name counts.
func hear(told map[string]string, t html.Token) {
	var name, content string
	for _, a := range t.Attr {
		switch a.Key {
		case "name", "property":
			name = strings.ToLower(a.Val)
		case "content":
			content = a.Val
		}
	}
	if told[name] == "" {
		told[name] = content
	}
}

func cardOf(told map[string]string, at *url.URL) *Card {
	c := &Card{
		Title:   short(maxTitle, cmp.Or(told["og:title"], told["twitter:title"], told["title"])),
		Excerpt: short(maxExcerpt, cmp.Or(told["og:description"], told["twitter:description"], told["description"])),
	}
	if p, err := at.Parse(strings.TrimSpace(cmp.Or(told["og:image"], told["og:image:url"], told["twitter:image"]))); err == nil && p.String() != at.String() && allowed(p) == nil {
		c.Picture = p.String()
	}
	return c
}

// short makes one clean line of a text.
func short(most int, s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > most {
		s = strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
	}
	return s
}
