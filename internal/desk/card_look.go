package desk

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/fetch"
	"readout/internal/people"
	"readout/internal/store"
)

// Fetcher asks other sites what a link leads to.
type Fetcher interface {
	Card(ctx context.Context, address string) (*fetch.Card, error)
	Picture(ctx context.Context, address string) ([]byte, error)
}

// WithFetcher lets the desk ask other sites; baseURL is the site's own address, whose links
// are looked up without the network.
func (d *Desk) WithFetcher(f Fetcher, baseURL string) *Desk {
	d.fetcher, d.baseURL = f, strings.TrimRight(baseURL, "/")
	return d
}

// LookUpCard makes a card of a link: title, a few words and, where there is one, a copy of
// its picture, so that readers ask nobody but us.
func (d *Desk) LookUpCard(ctx context.Context, href string) (coverage.Card, error) {
	if _, err := people.NeedAnywhere(ctx, people.Submit); err != nil {
		return coverage.Card{}, err
	}
	href = strings.TrimSpace(href)
	if path, own := d.ownPath(href); own {
		return read(ctx, d, func(ctx context.Context, tx *store.Tx) (coverage.Card, error) { return ownCard(ctx, tx, path) })
	}
	if d.fetcher == nil {
		return coverage.Card{}, fault.At("href", "fetch.unreachable")
	}
	found, err := d.fetcher.Card(ctx, href)
	if err != nil {
		return coverage.Card{}, err
	}
	c := coverage.Card{Title: found.Title, Excerpt: found.Excerpt, Href: href}
	if found.Picture == "" || d.media == nil {
		return c, nil
	}
	body, err := d.fetcher.Picture(ctx, found.Picture)
	if err != nil {
		return c, nil // a card does without
	}
	if p, err := d.media.PutPicture(ctx, body); err == nil {
		c.File, c.Width, c.Height = p.File, p.Width, p.Height
	}
	return c, nil
}

// ownPath gives the path of a link to this site itself.
func (d *Desk) ownPath(href string) (path string, own bool) {
	u, err := url.Parse(href)
	if err != nil {
		return "", false
	}
	if u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/") {
		return u.Path, true
	}
	base, err := url.Parse(d.baseURL)
	if err != nil || d.baseURL == "" || !strings.EqualFold(u.Host, base.Host) {
		return "", false
	}
	return u.Path, true
}

// ownCard reads what readers see of a coverage or an update: a card must not tell of drafts.
func ownCard(ctx context.Context, tx *store.Tx, path string) (coverage.Card, error) {
	missing := fault.At("href", "fetch.own_missing")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if len(parts) > 1 && len(parts[0]) == 2 { // a language
		parts = parts[1:]
	}
	if len(parts) < 2 || parts[0] != "c" {
		return coverage.Card{}, missing
	}
	c, err := publicCoverage(ctx, tx, parts[1])
	if err != nil {
		return coverage.Card{}, missing.Because(err)
	}
	card := coverageCard(c)
	card.Href = "/" + strings.Join(parts, "/")
	if len(parts) >= 4 && parts[2] == "u" {
		n, err := strconv.Atoi(parts[3])
		if err != nil {
			return coverage.Card{}, missing
		}
		u, err := tx.UpdateByN(ctx, c.ID, n)
		if err != nil || u.Standing != coverage.Published {
			return coverage.Card{}, missing
		}
		if card.Excerpt = excerpt(u.Message.Body.Plain()); u.Message.Headline != "" {
			card.Title = u.Message.Headline
		}
		card = withPicture(card, u.Message.Pictures)
	}
	return card, nil
}

// coverageCard is what a card says that leads to a coverage.
func coverageCard(c *coverage.Coverage) coverage.Card {
	card := coverage.Card{Href: "/c/" + c.Slug}
	card.Title, _ = c.Content.Title.In(c.Content.Lang)
	card.Excerpt, _ = c.Content.Standfirst.In(c.Content.Lang)
	return withPicture(card, c.Content.Lead)
}

// withPicture gives a card with the first of some pictures that has a file.
func withPicture(card coverage.Card, pictures []coverage.Picture) coverage.Card {
	card.File, card.Width, card.Height = "", 0, 0
	for _, p := range pictures {
		if p.File != "" {
			card.File, card.Width, card.Height = p.File, p.Width, p.Height
			break
		}
	}
	return card
}

// excerpt gives the beginning of a text, on one line.
func excerpt(plain string) string {
	const most = 200
	runes := []rune(strings.Join(strings.Fields(plain), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}
