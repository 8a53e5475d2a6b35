package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
)

// Ledger is a database opened for those who verify: it reads what is there, of a folder or
// a backup, changes nothing and brings nothing up to date.
type Ledger struct{ db *sql.DB }

// LedgerLine is a line of the journal as it stands in the table, with the revision that it
// commits to. Nothing of it has been checked.
type LedgerLine struct {
	Seq, At           int64
	Kind              string
	Item, ID          string
	Revision          int64
	Content           string // hex
	Leaf              string // hex
	Form              int64  // of the leaf; what follows is said by those of form 2
	Withdrawn, Erased bool
	Quotes            string
	There             bool   // there is a revision with that number
	Words             string // the revision's content
	Salt              string // hex
}

// LedgerItem is an item as pages show it, beside the revision that it should be.
type LedgerItem struct {
	Item, ID  string
	Revision  int64
	Shown     string
	Words     string
	There     bool // that revision is there
	Line      bool // and the journal has a line of it
	Public    bool // readers see it, or that it was taken back
	Withdrawn bool // readers do not see its words
}

// LedgerHead is the signed head that a database keeps.
type LedgerHead struct{ Note, Key string }

// OpenLedger opens a database file. It leaves nothing beside it.
func OpenLedger(ctx context.Context, file string) (*Ledger, error) {
	mode := "mode=ro"
	if _, err := os.Stat(file + "-wal"); errors.Is(err, fs.ErrNotExist) {
		mode += "&immutable=1" // nobody has it open
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+"?"+mode+"&_pragma=busy_timeout(10000)&_pragma=query_only(1)")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", file, err)
	}
	var lines int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM change`).Scan(&lines); err != nil {
		return nil, errors.Join(fmt.Errorf("%s is no database of Readout: %w", file, err), db.Close())
	}
	return &Ledger{db: db}, nil
}

// Close closes the database.
func (l *Ledger) Close() error { return l.db.Close() }

// Snapshot runs f on one moment of the database.
func (l *Ledger) Snapshot(ctx context.Context, f func(*LedgerTx) error) error {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin read: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return f(&LedgerTx{tx: tx})
}

// LedgerTx is one moment of a Ledger.
type LedgerTx struct{ tx *sql.Tx }

// Head gives the signed head that stands beside the journal; ok is false when there is none.
func (t *LedgerTx) Head(ctx context.Context) (h LedgerHead, ok bool, err error) {
	there, err := t.has(ctx, "tree_head")
	if err != nil || !there {
		return h, false, err
	}
	err = t.tx.QueryRowContext(ctx, `SELECT note, key FROM tree_head WHERE id = 1`).Scan(&h.Note, &h.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	}
	return h, err == nil, err
}

// has tells whether the database is new enough to have a table.
func (t *LedgerTx) has(ctx context.Context, table string) (bool, error) {
	return t.answers(ctx, `SELECT * FROM `+table+` LIMIT 0`)
}

// answers tells whether a database is new enough for a query.
func (t *LedgerTx) answers(ctx context.Context, query string) (bool, error) {
	rows, err := t.tx.QueryContext(ctx, query)
	if err == nil {
		return true, rows.Close()
	}
	return false, ctx.Err()
}

// Lines gives every line of the journal by its number.
func (t *LedgerTx) Lines(ctx context.Context, each func(LedgerLine) error) error {
	query := `
		SELECT c.seq, c.at, c.kind, c.item, c.item_id, c.revision, c.content, c.leaf,
			r.number IS NOT NULL, COALESCE(r.content, ''), COALESCE(r.salt, ''), c.form, c.withdrawn, c.erased, c.quotes
		FROM change c LEFT JOIN revision r ON r.item = c.item AND r.item_id = c.item_id AND r.number = c.revision
		ORDER BY c.seq`
	now, err := t.answers(ctx, `SELECT form FROM change WHERE seq = 1`)
	if err != nil {
		return err
	}
	if !now { // all its lines are of the first form
		query = `
		SELECT c.seq, c.at, c.kind, c.item, c.item_id, c.revision, c.content, c.leaf,
			r.number IS NOT NULL, COALESCE(r.content, ''), COALESCE(r.salt, ''), 1, 0, 0, ''
		FROM change c LEFT JOIN revision r ON r.item = c.item AND r.item_id = c.item_id AND r.number = c.revision
		ORDER BY c.seq`
	}
	rows, err := t.tx.QueryContext(ctx, query)
	return eachRow(rows, err, each, func(l *LedgerLine) []any {
		return []any{&l.Seq, &l.At, &l.Kind, &l.Item, &l.ID, &l.Revision, &l.Content, &l.Leaf, &l.There, &l.Words, &l.Salt, &l.Form, &l.Withdrawn, &l.Erased, &l.Quotes}
	})
}

// itsLine tells whether the line that a revision r names is one that tells of it: whoever changes rows can name any.
const itsLine = ` EXISTS (SELECT 1 FROM change l WHERE l.seq = r.change AND l.item = r.item AND l.item_id = r.item_id AND l.revision = r.number) `

// Items gives everything that pages are made of, beside the revision it should be, and what
// they show of it. What is kept back in a coverage that is not public is not looked at.
func (t *LedgerTx) Items(ctx context.Context, each func(LedgerItem) error) error {
	const revision = ` r.number IS NOT NULL, COALESCE(r.content, ''), ` + itsLine
	queries := []string{
		`SELECT 'coverage', c.id, c.revision, c.content, ` + revision + `, 1, 0 FROM coverage c
			LEFT JOIN revision r ON r.item = 'coverage' AND r.item_id = c.id AND r.number = c.revision
			WHERE c.standing = 'published' ORDER BY c.number`,
		`SELECT 'update', u.id, u.revision, u.message, ` + revision + `,
			u.standing IN ('published', 'withdrawn', 'undone'), u.standing <> 'published' FROM coverage_update u
			JOIN coverage c ON c.id = u.coverage
			LEFT JOIN revision r ON r.item = 'update' AND r.item_id = u.id AND r.number = u.revision
			WHERE c.standing = 'published' ORDER BY c.number, u.n`,
		`SELECT i.kind, i.id, i.revision, i.content, ` + revision + `, i.standing = 'published', i.standing <> 'published' FROM record_item i
			LEFT JOIN revision r ON r.item = i.kind AND r.item_id = i.id AND r.number = i.revision
			ORDER BY i.kind, i.ord`,
	}
	placed, err := t.has(ctx, "placement")
	if err != nil {
		return err
	}
	if placed {
		queries = append(queries, `SELECT 'placement', p.update_id, p.revision, p.content, `+revision+`, 1, 0 FROM placement p
			JOIN coverage_update u ON u.id = p.update_id JOIN coverage c ON c.id = u.coverage
			LEFT JOIN revision r ON r.item = 'placement' AND r.item_id = p.update_id AND r.number = p.revision
			WHERE c.standing = 'published' AND u.standing = 'published' ORDER BY p.update_id`)
	}
	for _, query := range queries {
		rows, err := t.tx.QueryContext(ctx, query)
		err = eachRow(rows, err, each, func(i *LedgerItem) []any {
			return []any{&i.Item, &i.ID, &i.Revision, &i.Shown, &i.There, &i.Words, &i.Line, &i.Public, &i.Withdrawn}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// TreeHashes gives the stored hashes of the tree by their number.
func (t *LedgerTx) TreeHashes(ctx context.Context, each func(index int64, hash string) error) error {
	there, err := t.has(ctx, "tree_hash")
	if err != nil || !there {
		return err
	}
	type row struct {
		index int64
		hash  string
	}
	rows, err := t.tx.QueryContext(ctx, `SELECT idx, hash FROM tree_hash ORDER BY idx`)
	return eachRow(rows, err, func(r row) error { return each(r.index, r.hash) }, func(r *row) []any { return []any{&r.index, &r.hash} })
}

// eachRow scans the rows of a query that may have failed, one at a time.
func eachRow[T any](rows *sql.Rows, err error, each func(T) error, into func(*T) []any) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var one T
		if err := rows.Scan(into(&one)...); err != nil {
			return err
		}
		if err := each(one); err != nil {
			return err
		}
	}
	return rows.Err()
}
