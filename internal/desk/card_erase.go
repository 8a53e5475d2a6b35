package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// cardErasure takes out of all cards what they copied and what has to go for good. Anew gives a card as it
// is to be; one that it gives back as it is holds nothing of it.
type cardErasure struct {
	anew func(coverage.Card) coverage.Card
	by   *people.User

	all   []Quoting // the updates that had such cards
	files []string  // that the cards showed
	items int       // of the record that quoted them
}

// eraseUpdateCards empties the cards that lead to an update, everywhere and in all states: its headline, its
// first words and its picture were copied into them when they were made.
func eraseUpdateCards(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) (*cardErasure, error) {
	path := updatePath(c.Slug, u.N)
	e := &cardErasure{by: by, anew: func(card coverage.Card) coverage.Card {
		if !leadsTo(card.Href, c.Slug, u.N) {
			return card
		}
		return coverage.Card{Title: path, Href: upTo(card.Href, path)}
	}}
	return e, e.erase(ctx, tx, path, u.ID)
}

// eraseCoverageCards has the cards that lead to a page, or to an update of it that has no headline of its
// own, say what the page says now.
func eraseCoverageCards(ctx context.Context, tx *store.Tx, c *coverage.Coverage, by *people.User) (*cardErasure, error) {
	updates, err := tx.AllUpdates(ctx, c.ID, 1<<30)
	if err != nil {
		return nil, err
	}
	headless := make(map[int]bool)
	for i := range updates {
		headless[updates[i].N] = updates[i].Message.Headline == ""
	}
	now := coverageCard(c)
	e := &cardErasure{by: by, anew: func(card coverage.Card) coverage.Card {
		_, rest, ok := strings.Cut(card.Href, now.Href)
		switch {
		case !ok || rest != "" && !strings.ContainsRune("#?/", rune(rest[0])):
			return card
		case strings.HasPrefix(rest, "/u/"):
			digits := strings.TrimPrefix(rest, "/u/")
			if end := strings.IndexAny(digits, "#?/"); end >= 0 {
				digits = digits[:end]
			}
			if n, err := strconv.Atoi(digits); err == nil && headless[n] && card.Title != updatePath(c.Slug, n) {
				card.Title = now.Title
			}
			return card
		}
		anew := now
		anew.Href = upTo(card.Href, now.Href)
		return anew
	}}
	return e, e.erase(ctx, tx, now.Href, "")
}

func updatePath(slug string, n int) string { return "/c/" + slug + "/u/" + strconv.Itoa(n) }

// upTo cuts an address behind a path in it: what a browser is to look for there are words too.
func upTo(href, path string) string {
	before, _, _ := strings.Cut(href, path)
	return before + path
}

// erase looks through the updates of which any state ever named the path.
func (e *cardErasure) erase(ctx context.Context, tx *store.Tx, path string, but coverage.UpdateID) error {
	ids, err := tx.EverLinked(ctx, path)
	if err != nil {
		return err
	}
	r := newReader(tx)
	for _, id := range ids {
		if id == but {
			continue
		}
		states, err := tx.Contents(ctx, store.ItemUpdate, string(id))
		if err != nil {
			return err
		}
		had := e.had(states)
		if len(had) == 0 {
			continue
		}
		u, err := tx.UpdateByID(ctx, id)
		if err != nil {
			return err
		}
		c, err := r.coverage(ctx, u.Coverage)
		if err != nil {
			return err
		}
		if err := e.empty(ctx, tx, c, u); err != nil {
			return err
		}
		if err := e.quotes(ctx, tx, id, len(states), had); err != nil {
			return err
		}
		e.all = append(e.all, Quoting{Coverage: c, N: u.N, Standing: u.Standing, Card: true})
	}
	return nil
}

// cardAt is a card of a state of an update: "card/2" of revision 3.
type cardAt struct {
	revision int
	field    record.Field
}

// had tells which cards of an update's states, the first of them first, hold what has to go.
// One that was erased before says nothing.
func (e *cardErasure) had(states []string) map[cardAt]bool {
	had := make(map[cardAt]bool)
	for i, state := range states {
		var m coverage.Message
		if json.Unmarshal([]byte(state), &m) != nil {
			continue
		}
		for at, card := range m.Cards {
			if e.anew(card) != card {
				had[cardAt{i + 1, record.Field(fmt.Sprintf("card/%d", at))}] = true
				e.files = append(e.files, coverage.Files(nil, []coverage.Card{card})...)
			}
		}
	}
	return had
}

// empty stores an update with its cards as they are to be and takes the words of all its states before
// that away, with the notes that stood in them: a line of the journal commits to a state as a whole.
func (e *cardErasure) empty(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update) error {
	public, err := tx.WasPublic(ctx, store.ItemUpdate, string(u.ID))
	if err != nil {
		return err
	}
	kind := journal.Retracted
	if hasWords(u.Standing) {
		kind = journal.Revised
		u.Message.Note, u.Message.Notes, u.Message.Correction = "", nil, ""
	}
	u.Message.Cards = slices.Clone(u.Message.Cards)
	for i, card := range u.Message.Cards {
		u.Message.Cards[i] = e.anew(card)
	}
	u.Revision++
	if err := tx.SaveUpdate(ctx, u, string(e.by.ID)); err != nil {
		return err
	}
	if err := stillAgreed(ctx, tx, u); err != nil {
		return err
	}
	if err := reanchor(ctx, tx, u); err != nil {
		return err
	}
	if err := tx.EraseRevisions(ctx, store.ItemUpdate, string(u.ID), u.Revision); err != nil {
		return err
	}
	if err := tx.DropCorrections(ctx, u.ID); err != nil || !public {
		return err
	}
	_, err = announceState(ctx, tx, c, u, kind, true)
	return err
}

// hasWords tells whether an update has words: one that was taken back is a stub.
func hasWords(s coverage.Standing) bool {
	return s == coverage.Published || s == coverage.Submitted || s == coverage.Draft
}

// stillAgreed has a schedule publish what it was to publish before, without the words that went.
func stillAgreed(ctx context.Context, tx *store.Tx, u *coverage.Update) error {
	s, ok, err := tx.ScheduleOf(ctx, store.ItemUpdate, string(u.ID))
	if err != nil || !ok || s.Revision != u.Revision-1 {
		return err
	}
	return tx.AgreeSchedule(ctx, store.ItemUpdate, string(u.ID), u.Revision)
}

// quotes takes what was quoted of such cards out of the items of the record.
func (e *cardErasure) quotes(ctx context.Context, tx *store.Tx, id coverage.UpdateID, states int, had map[cardAt]bool) error {
	keys, err := tx.EverCited(ctx, string(id))
	if err != nil {
		return err
	}
	gone := func(c record.Citation) bool {
		if c.Update != string(id) || !strings.HasPrefix(string(c.Field), "card/") {
			return false
		}
		return had[cardAt{c.Revision, c.Field}] || c.Revision < 1 || c.Revision > states
	}
	for _, key := range keys {
		cites, err := everCites(ctx, tx, key, gone)
		if err != nil {
			return err
		}
		if !cites {
			continue
		}
		now, err := tx.AnyItem(ctx, key.Kind, key.ID)
		if err != nil {
			return err
		}
		anchors, err := tx.AnchorsOf(ctx, key.Kind, key.ID)
		if err != nil {
			return err
		}
		if err := eraseCitations(ctx, tx, key, now, anchors, gone, e.by); err != nil {
			return err
		}
		e.items++
	}
	return nil
}

// everCites tells whether any state of an item of the record has such a citation, wherever in its JSON.
func everCites(ctx context.Context, tx *store.Tx, key store.ItemKey, such func(record.Citation) bool) (bool, error) {
	states, err := tx.Contents(ctx, string(key.Kind), key.ID)
	for _, state := range states {
		var whole any
		if json.Unmarshal([]byte(state), &whole) == nil && citesWithin(whole, such) {
			return true, nil
		}
	}
	return false, err
}

func citesWithin(v any, such func(record.Citation) bool) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, func(one any) bool { return citesWithin(one, such) })
	case map[string]any:
		update, _ := v["update"].(string)
		field, _ := v["field"].(string)
		revision, _ := v["revision"].(float64)
		if such(record.Citation{Update: update, Field: record.Field(field), Revision: int(revision)}) {
			return true
		}
		for _, one := range v {
			if citesWithin(one, such) {
				return true
			}
		}
	}
	return false
}

// withFiles adds to the files that an erasure takes out of the site those which nothing shows any more.
func (e *cardErasure) withFiles(ctx context.Context, tx *store.Tx, files []string) ([]string, error) {
	files = slices.Concat(files, e.files)
	slices.Sort(files)
	return unshown(ctx, tx, slices.Compact(files))
}
