package store

import (
	"context"
	"fmt"
	"strings"

	"readout/internal/coverage"
	"readout/internal/record"
)

// EraseRevisions empties content and salt of an item's revisions below a number, for good:
// the journal's lines of them stay, and nobody can tell what they said. Scrub does the rest.
func (t *Tx) EraseRevisions(ctx context.Context, item, id string, below int) error {
	err := t.exec(ctx, `
		UPDATE revision SET content = '', salt = '' WHERE item = $1 AND item_id = $2 AND number < $3`, item, id, below)
	if err != nil {
		return fmt.Errorf("erase revisions of %s %s: %w", item, id, err)
	}
	return nil
}

// WasPublic tells whether the journal has a line of any revision of an item.
func (t *Tx) WasPublic(ctx context.Context, item, id string) (bool, error) {
	var lines int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM revision WHERE item = $1 AND item_id = $2 AND change IS NOT NULL`, item, id).Scan(&lines)
	return lines > 0, err
}

// Contents gives what every revision of an item says.
func (t *Tx) Contents(ctx context.Context, item, id string) ([]string, error) {
	return list(ctx, t, scanText, `SELECT content FROM revision WHERE item = $1 AND item_id = $2 ORDER BY number`, item, id)
}

// AnyContentHas tells whether a revision of anything holds a text.
func (t *Tx) AnyContentHas(ctx context.Context, words string) (bool, error) {
	found, err := list(ctx, t, scanText, `
		SELECT item_id FROM revision WHERE content LIKE $1 ESCAPE '!' LIMIT 1`, "%"+inLike.Replace(words)+"%")
	return len(found) > 0, err
}

// ItemKey names an item of the record.
type ItemKey struct {
	Kind record.Kind
	ID   string
}

// EverCited gives the items of which any revision ever cited an update.
func (t *Tx) EverCited(ctx context.Context, update string) ([]ItemKey, error) {
	scan := func(r scanner) (k ItemKey, err error) {
		err = r.Scan(&k.Kind, &k.ID)
		return k, err
	}
	return list(ctx, t, scan, `
		SELECT DISTINCT item, item_id FROM revision WHERE item NOT IN ($1, $2) AND content LIKE $3 ESCAPE '!' ORDER BY item, item_id`,
		ItemUpdate, ItemCoverage, `%"update":"`+inLike.Replace(update)+`"%`)
}

// EverLinked gives the updates of which any revision ever named an address that ends so, or goes on behind it.
func (t *Tx) EverLinked(ctx context.Context, path string) ([]coverage.UpdateID, error) {
	scan := func(r scanner) (id coverage.UpdateID, err error) {
		err = r.Scan(&id)
		return id, err
	}
	return list(ctx, t, scan, `
		SELECT DISTINCT item_id FROM revision WHERE item = $1 AND content LIKE $2 ESCAPE '!' ORDER BY item_id`,
		ItemUpdate, "%"+inLike.Replace(path)+"%")
}

// EverCitedOwnWords gives the items of which any revision ever cited a coverage's own words.
func (t *Tx) EverCitedOwnWords(ctx context.Context, coverage string) ([]ItemKey, error) {
	scan := func(r scanner) (k ItemKey, err error) {
		err = r.Scan(&k.Kind, &k.ID)
		return k, err
	}
	return list(ctx, t, scan, `
		SELECT DISTINCT item, item_id FROM revision WHERE item NOT IN ($1, $2) AND (content LIKE $3 ESCAPE '!' OR content LIKE $4 ESCAPE '!')
		ORDER BY item, item_id`,
		ItemUpdate, ItemCoverage, `%"coverage":"`+inLike.Replace(coverage)+`","revision"%`, `%"coverage":"`+inLike.Replace(coverage)+`","field"%`)
}

func scanText(r scanner) (text string, err error) {
	err = r.Scan(&text)
	return text, err
}

var inLike = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")

// Scrub writes the database anew and empties its log, so that what was erased is in no free
// page and no page of the log. Overwriting (secure_delete) does not reach what was deleted
// before it was turned on, or by another program. Others wait meanwhile.
func (s *Store) Scrub(ctx context.Context) error {
	write, err := s.writer()
	if err != nil {
		return fmt.Errorf("scrub: %w", err)
	}
	conn, err := write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("scrub: %w", err)
	}
	defer conn.Close()
	// A large database does not fit into memory twice.
	for _, do := range []string{`PRAGMA temp_store = FILE`, `VACUUM`, `PRAGMA temp_store = MEMORY`} {
		if _, err := conn.ExecContext(ctx, do); err != nil {
			return fmt.Errorf("scrub: %s: %w", do, err)
		}
	}
	var busy, pages, done int
	if err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done); err != nil {
		return fmt.Errorf("scrub: empty the log: %w", err)
	}
	if busy != 0 {
		return fmt.Errorf("scrub: the log could not be emptied, somebody has been reading for too long")
	}
	return nil
}
