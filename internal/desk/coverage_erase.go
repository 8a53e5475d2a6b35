package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// ErasedWords is what an erasure of a coverage's earlier words did.
type ErasedWords struct {
	CoverageReceipt
	Items []string // of the record that quoted words which stand there no more, as kind/id
	Files []string // of main pictures that nothing else shows

	Cards []Quoting // updates that had a card which leads there and said something else: it says now what the page says
}

// EraseCoverageWords makes the earlier wordings of a coverage's own words - its title, its
// standfirst, its tags, its main pictures - go for good, because the law asks for it, with the
// notes of their corrections and the memos about the coverage. What stands there now stays: it is edited first. Items of the
// record that quote what stands there no more lose those quotes; who rests on nothing else is
// withdrawn. Cards in updates that copied them say what the page says now. The journal's lines stay and go on verifying. The reason is kept in the audit log.
// The words are in no page of the database then; with the key "erase.not_scrubbed" as of EraseUpdate.
func (d *Desk) EraseCoverageWords(ctx context.Context, slug, reason string) (ErasedWords, error) {
	by, err := people.Need(ctx, people.Erase)
	if err != nil {
		return ErasedWords{}, err
	}
	if reason, err = toldReason(reason); err != nil {
		return ErasedWords{}, err
	}
	if reason == "" {
		return ErasedWords{}, fault.At("reason", "erase.reason_missing")
	}
	erased, err := commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (ErasedWords, error) {
		c, err := coverageFor(ctx, tx, people.Erase, slug)
		if err != nil {
			return ErasedWords{}, err
		}
		tx.Did(ctx, people.EraseCoverage, c.Slug, reason)
		return eraseCoverageWords(ctx, tx, c, by)
	})
	if err != nil {
		return ErasedWords{}, err
	}
	if err := d.store.Scrub(ctx); err != nil {
		return erased, fault.New(fault.Unavailable, "erase.not_scrubbed").Because(err)
	}
	return erased, nil
}

// eraseCoverageWords keeps the present state as the newest revision, without the note of a
// correction, which tells of the words before it, and empties those below.
func eraseCoverageWords(ctx context.Context, tx *store.Tx, c *coverage.Coverage, by *people.User) (e ErasedWords, err error) {
	files, err := filesIn(ctx, tx, store.ItemCoverage, string(c.ID))
	if err != nil {
		return e, err
	}
	c.Content.Note, c.Content.Notes, c.Content.Correction, c.Content.Erased = "", nil, "", true
	c.Revision++
	if err := tx.SaveCoverage(ctx, c, string(by.ID)); err != nil {
		return e, err
	}
	if err := tx.EraseRevisions(ctx, store.ItemCoverage, string(c.ID), c.Revision); err != nil {
		return e, err
	}
	if err := tx.DropCoverageCorrections(ctx, c.ID); err != nil {
		return e, err
	}
	if err := tx.DropMemos(ctx, waiting{c: c}.key()); err != nil { // they may quote the words
		return e, err
	}
	if err := tx.ForgetWhyLifted(ctx, store.ItemCoverage, string(c.ID)); err != nil { // and so may why it could not wait
		return e, err
	}
	if err := tx.ForgetReasons(ctx, people.LiftEmbargo, c.Slug); err != nil {
		return e, err
	}
	if e.Items, err = eraseOwnQuotes(ctx, tx, c, by); err != nil {
		return e, err
	}
	if c.Standing == coverage.Published {
		if err := announceCoverageErased(ctx, tx, c); err != nil {
			return e, err
		}
	}
	cards, err := eraseCoverageCards(ctx, tx, c, by)
	if err != nil {
		return e, err
	}
	e.Cards = cards.all
	if e.Files, err = cards.withFiles(ctx, tx, files); err != nil {
		return e, err
	}
	e.CoverageReceipt, err = coverageReceipt(ctx, tx, c)
	return e, err
}

// eraseOwnQuotes takes the words that a coverage had and has no more out of the items of the
// record, and names those that quoted them. What quotes words that still stand there keeps
// them, with what stands around them now.
func eraseOwnQuotes(ctx context.Context, tx *store.Tx, c *coverage.Coverage, by *people.User) (items []string, err error) {
	keys, err := tx.EverCitedOwnWords(ctx, string(c.ID))
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		now, err := tx.AnyItem(ctx, key.Kind, key.ID)
		if err != nil {
			return nil, err
		}
		anchors, err := tx.AnchorsOf(ctx, key.Kind, key.ID)
		if err != nil {
			return nil, err
		}
		if err := requote(now.Item, anchors, c); err != nil {
			return nil, err
		}
		lost := lostWords(now.Item, anchors, c.ID)
		if len(lost) == 0 {
			err = eraseStates(ctx, tx, key, now, anchors, by)
		} else {
			items = append(items, string(key.Kind)+"/"+key.ID)
			err = eraseCitations(ctx, tx, key, now, anchors, func(c record.Citation) bool { return lost[ownWordsOf(c)] }, by)
		}
		if err != nil {
			return nil, err
		}
	}
	return items, nil
}

// requote cites what an item quotes of a coverage's own words as it stands there now.
func requote(item record.Citing, anchors []store.Anchor, c *coverage.Coverage) error {
	cited := item.Citing()
	for _, a := range anchors {
		if a.Orphaned || a.Update != "" || a.Coverage != c.ID || a.Index >= len(cited) {
			continue
		}
		plain, _ := c.Content.Field(string(a.Field))
		q, err := text.QuoteAt(plain, a.Start, a.End)
		if err != nil {
			return err
		}
		cited[a.Index].Quote, cited[a.Index].Revision = q, c.Revision
	}
	return nil
}

// eraseStates keeps an item as it is now and empties its earlier states.
func eraseStates(ctx context.Context, tx *store.Tx, key store.ItemKey, now *store.Stored[record.Citing], anchors []store.Anchor, by *people.User) error {
	public, err := tx.WasPublic(ctx, string(key.Kind), key.ID)
	if err != nil {
		return err
	}
	record.SayErased(now.Item)
	revision, err := tx.SaveItem(ctx, now.Item, now.Standing, string(by.ID))
	if err != nil {
		return err
	}
	if err := tx.SaveAnchors(ctx, key.Kind, key.ID, anchors); err != nil {
		return err
	}
	if err := tx.EraseRevisions(ctx, string(key.Kind), key.ID, revision); err != nil {
		return err
	}
	if !public {
		return nil
	}
	return announceErased(ctx, tx, now.Item, now.Item, revision, now.Standing)
}

// ownWords is where a citation of a coverage's own words was made.
type ownWords struct {
	field record.Field
	quote text.Quote
}

func ownWordsOf(c record.Citation) ownWords {
	if c.Update != "" {
		return ownWords{}
	}
	return ownWords{c.Field, c.Quote}
}

// lostWords gives the places in a coverage's own words that an item cites and that are no more.
func lostWords(item record.Citing, anchors []store.Anchor, id coverage.ID) map[ownWords]bool {
	lost := make(map[ownWords]bool)
	cited := item.Citing()
	for _, a := range anchors {
		if a.Orphaned && a.Update == "" && a.Coverage == id && a.Index < len(cited) {
			lost[ownWordsOf(*cited[a.Index])] = true
		}
	}
	return lost
}
