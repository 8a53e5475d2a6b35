package desk

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Erased is what an erasure did.
type Erased struct {
	Receipt
	Statements int      // that quoted the words, or those of a card that copied them
	Files      []string // of its pictures, and of such cards, that nothing else shows

	Cards    []Quoting // updates that had a card which leads to it and copied what it said: those are emptied
	QuotedIn []Quoting // articles that quote it in words of their own: somebody has to look at them
}

// EraseUpdate makes the words of an update go for good, because the law asks for it: those
// of all its revisions, of the statements that quote it, and of the cards that lead to it, which copied
// them: the updates with such a card keep what they say now and lose their earlier states. What was public leaves a stub
// with the reason; the journal's lines stay and go on verifying. When it returns without
// error the words are in no page of the database and not in its log. With the key
// "erase.not_scrubbed" the words are out of everybody's reach, but may still stand in the
// file: done again it finishes.
func (d *Desk) EraseUpdate(ctx context.Context, slug string, n int, reason string) (Erased, error) {
	by, err := people.Need(ctx, people.Erase)
	if err != nil {
		return Erased{}, err
	}
	if reason, err = toldReason(reason); err != nil {
		return Erased{}, err
	}
	if reason == "" {
		return Erased{}, fault.At("reason", "erase.reason_missing")
	}
	erased, err := commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (Erased, error) {
		c, u, err := updateFor(ctx, tx, people.Erase, slug, n)
		if err != nil {
			return Erased{}, err
		}
		if u.Message.Erased {
			return eraseLeft(ctx, tx, c, u, by)
		}
		tx.Did(ctx, people.EraseUpdate, inLog(c, u.N), reason)
		return eraseUpdate(ctx, tx, c, u, reason, by)
	})
	if err != nil {
		return Erased{}, err
	}
	if err := d.store.Scrub(ctx); err != nil {
		return erased, fault.New(fault.Unavailable, "erase.not_scrubbed").Because(err)
	}
	return erased, nil
}

// eraseLeft takes away what an erasure before left: cards that were made when it did not reach them.
func eraseLeft(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, by *people.User) (Erased, error) {
	e := Erased{Receipt: Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}}
	cards, err := eraseUpdateCards(ctx, tx, c, u, by)
	if err != nil {
		return Erased{}, err
	}
	e.Cards, e.Statements = cards.all, cards.items
	e.Files, err = cards.withFiles(ctx, tx, nil)
	return e, err
}

// toldReason checks what readers are told when words are taken back.
func toldReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if length := utf8.RuneCountInString(reason); length > coverage.MaxHeadline {
		return "", fault.At("reason", "coverage.too_long", "count", coverage.MaxHeadline, "got", length)
	}
	if bad, ok := text.Check(reason).(*fault.Error); ok {
		bad.Field = "reason"
		return "", bad
	}
	return reason, nil
}

// eraseUpdate leaves the stub as the newest revision and empties those below it.
func eraseUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, u *coverage.Update, reason string, by *people.User) (Erased, error) {
	public, err := tx.WasPublic(ctx, store.ItemUpdate, string(u.ID))
	if err != nil {
		return Erased{}, err
	}
	files, err := filesIn(ctx, tx, store.ItemUpdate, string(u.ID))
	if err != nil {
		return Erased{}, err
	}
	u.Message = u.Message.Stub(reason)
	u.Message.Erased = true
	switch {
	case !public:
		u.Standing = coverage.Discarded
	case u.Standing != coverage.Undone: // of which readers see nothing
		u.Standing = coverage.Withdrawn
	}
	u.Revision++
	if err := tx.SaveUpdate(ctx, u, string(by.ID)); err != nil {
		return Erased{}, err
	}
	if err := tx.EraseRevisions(ctx, store.ItemUpdate, string(u.ID), u.Revision); err != nil {
		return Erased{}, err
	}
	if err := tx.DropReviews(ctx, u.ID); err != nil { // they may quote the words
		return Erased{}, err
	}
	if err := tx.DropMemos(ctx, updateKey(u)); err != nil { // and so may these
		return Erased{}, err
	}
	if err := tx.DropClaim(ctx, u.ID); err != nil {
		return Erased{}, err
	}
	if err := tx.ForgetDraftDecisions(ctx, u.ID); err != nil {
		return Erased{}, err
	}
	if err := tx.ForgetBody(ctx, u.ID); err != nil {
		return Erased{}, err
	}
	if err := forgetTiming(ctx, tx, u); err != nil {
		return Erased{}, err
	}
	if err := tx.ForgetReasons(ctx, people.LiftEmbargo, inLog(c, u.N)); err != nil { // and so may why it could not wait
		return Erased{}, err
	}
	e := Erased{Receipt: Receipt{N: u.N, Revision: u.Revision, Standing: u.Standing, Position: journal.Start}}
	if public { // while the anchors still tell which rounds showed it
		if e.Position, err = announceUpdate(ctx, tx, c, u, journal.Retracted); err != nil {
			return Erased{}, err
		}
	}
	if e.QuotedIn, err = quotedIn(ctx, tx, c, u); err != nil { // while the record still has its words
		return Erased{}, err
	}
	if e.Statements, err = eraseQuotes(ctx, tx, u.ID, by); err != nil {
		return Erased{}, err
	}
	cards, err := eraseUpdateCards(ctx, tx, c, u, by)
	if err != nil {
		return Erased{}, err
	}
	e.Cards, e.Statements = cards.all, e.Statements+cards.items
	e.Files, err = cards.withFiles(ctx, tx, files)
	return e, err
}

// eraseQuotes takes an update's words out of the items of the record that quote it or ever
// did, and tells how many they were. One that rests on nothing else is withdrawn and leaves its id.
func eraseQuotes(ctx context.Context, tx *store.Tx, id coverage.UpdateID, by *people.User) (int, error) {
	keys, err := tx.EverCited(ctx, string(id))
	if err != nil {
		return 0, err
	}
	for _, key := range keys {
		if err := eraseQuote(ctx, tx, key, id, by); err != nil {
			return 0, err
		}
	}
	return len(keys), nil
}

func eraseQuote(ctx context.Context, tx *store.Tx, key store.ItemKey, id coverage.UpdateID, by *people.User) error {
	before, err := tx.AnyItem(ctx, key.Kind, key.ID)
	if err != nil {
		return err
	}
	anchors, err := tx.AnchorsOf(ctx, key.Kind, key.ID)
	if err != nil {
		return err
	}
	return eraseCitations(ctx, tx, key, before, anchors, func(c record.Citation) bool { return c.Update == string(id) }, by)
}

// eraseCitations takes citations out of an item, in all its states. One that is left with none
// of what it rested on is withdrawn.
func eraseCitations(ctx context.Context, tx *store.Tx, key store.ItemKey, before *store.Stored[record.Citing], anchors []store.Anchor, gone func(record.Citation) bool, by *people.User) error {
	public, err := tx.WasPublic(ctx, string(key.Kind), key.ID)
	if err != nil {
		return err
	}
	after, left := record.Without(before.Item, gone)
	standing := before.Standing
	if erased, ok := after.(interface{ Gone() bool }); ok && erased.Gone() {
		standing = coverage.Withdrawn
	}
	revision, err := tx.SaveItem(ctx, after, standing, string(by.ID))
	if err != nil {
		return err
	}
	if err := tx.SaveAnchors(ctx, key.Kind, key.ID, anchorsLeft(after, anchors, left)); err != nil {
		return err
	}
	if err := tx.EraseRevisions(ctx, string(key.Kind), key.ID, revision); err != nil {
		return err
	}
	if !public {
		return nil
	}
	return announceErased(ctx, tx, before.Item, after, revision, standing)
}

// anchorsLeft gives the anchors of the citations that are left, with their new numbers.
func anchorsLeft(after record.Item, anchors []store.Anchor, left []int) []store.Anchor {
	now := anchorsOf(after)
	for i := range now {
		for _, a := range anchors {
			if i < len(left) && a.Index == left[i] {
				now[i].Start, now[i].End, now[i].Orphaned = a.Start, a.End, a.Orphaned
			}
		}
	}
	return now
}

// mediaName is how the media store names its files, wherever a revision mentions one.
var mediaName = regexp.MustCompile(`[0-9a-f]{64}\.[a-z0-9]+`)

// filesIn gives the files that any revision of an item shows.
func filesIn(ctx context.Context, tx *store.Tx, item, id string) ([]string, error) {
	contents, err := tx.Contents(ctx, item, id)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, content := range contents {
		files = append(files, mediaName.FindAllString(content, -1)...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// unshown gives those of the files that no revision of anything shows any more.
func unshown(ctx context.Context, tx *store.Tx, files []string) ([]string, error) {
	var gone []string
	for _, file := range files {
		shown, err := tx.AnyContentHas(ctx, file)
		if err != nil {
			return nil, err
		}
		if !shown {
			gone = append(gone, file)
		}
	}
	return gone, nil
}
