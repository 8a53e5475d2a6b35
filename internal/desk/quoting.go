package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// Quoting is an update that says what another one does: one of an article in its own words, any in a
// card that leads there. Both stay when that one is taken back, until somebody looks at them.
type Quoting struct {
	Coverage *coverage.Coverage
	N        int
	Standing coverage.Standing
	Said     []string // what the record cites of the update and the article says too
	Links    bool     // a link of it leads to the update
	Card     bool     // so does a card of it, which copied headline, first words and picture
}

// mostQuoting bounds how many are told.
const mostQuoting = 100

// shortest is how many characters cited words have at least that are looked for: of a single
// word it says nothing that an article has it too.
const shortest = 6

// QuotedIn tells which articles quote an update in words of their own: those that the record
// cites from it, or with a link to it; and which updates have a card of it. What an article shows of the record is no part of them, and
// goes by itself. Somebody sees of them what they may see.
func (d *Desk) QuotedIn(ctx context.Context, slug string, n int) ([]Quoting, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]Quoting, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return nil, err
		}
		all, err := quotedIn(ctx, tx, c, u)
		if err == nil {
			all, err = withCards(ctx, tx, all, c, u)
		}
		return slices.DeleteFunc(all, func(q Quoting) bool {
			return !by.MayOn(people.ReadDrafts, q.Coverage.ID) && !shows(q.Coverage, &coverage.Update{Standing: q.Standing})
		}), err
	})
}

// quotedIn looks through all articles: what is taken back is rare, and nobody should have to
// search by hand.
func quotedIn(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) ([]Quoting, error) {
	cited, err := citedWordsOf(ctx, tx, u.ID)
	if err != nil {
		return nil, err
	}
	r := newReader(tx)
	var all []Quoting
	const page = 200
	for after := coverage.UpdateID(""); len(all) < mostQuoting; {
		articles, err := tx.ArticleUpdates(ctx, after, page)
		if err != nil {
			return nil, err
		}
		for i := range articles {
			a := &articles[i]
			if q := quotingOf(a, cited, c.Slug, u.N); a.ID != u.ID && (q.Links || len(q.Said) > 0) {
				if q.Coverage, err = r.coverage(ctx, a.Coverage); err != nil {
					return nil, err
				}
				all = append(all, q)
			}
		}
		if len(articles) < page {
			break
		}
		after = articles[len(articles)-1].ID
	}
	return all[:min(len(all), mostQuoting)], nil
}

func quotingOf(a *coverage.Update, cited []string, slug string, n int) Quoting {
	q := Quoting{N: a.N, Standing: a.Standing}
	said := unspaced(a.Message.Headline + " " + a.Message.Body.Plain())
	for _, words := range cited {
		if strings.Contains(said, unspaced(words)) {
			q.Said = append(q.Said, words)
		}
	}
	q.Links = slices.ContainsFunc(a.Message.Body.Links(), func(href string) bool { return leadsTo(href, slug, n) })
	return q
}

// citedWordsOf gives the words that items of the record cite from an update, each once.
func citedWordsOf(ctx context.Context, tx *store.Tx, id coverage.UpdateID) ([]string, error) {
	keys, err := tx.EverCited(ctx, string(id))
	if err != nil {
		return nil, err
	}
	var words []string
	for _, key := range keys {
		s, err := tx.AnyItem(ctx, key.Kind, key.ID)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, c := range s.Item.Cites() {
			if c.Update == string(id) && len([]rune(unspaced(c.Quote.Exact))) >= shortest && !slices.Contains(words, c.Quote.Exact) {
				words = append(words, c.Quote.Exact)
			}
		}
	}
	return words, nil
}

// unspaced leaves out what is white: between paragraphs, or where a text was copied from a page.
func unspaced(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, words)
}

// leadsTo tells whether an address is that of an update's page, in whichever language and on
// whichever host: an article may be older than the site's name.
func leadsTo(href, slug string, n int) bool {
	_, rest, ok := strings.Cut(href, "/c/"+slug+"/u/"+strconv.Itoa(n))
	return ok && (rest == "" || strings.ContainsRune("#?/", rune(rest[0])))
}
