package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"readout/internal/record"
)

// Facet is a part of a statement by which statements are listed.
type Facet string

// The facets. Everything has the value "".
const (
	SaidAll   Facet = ""
	SaidBy    Facet = "speaker"
	SaidFor   Facet = "party" // as the statement itself says, not as it is worked out
	SaidVia   Facet = "via"
	SaidOn    Facet = "issue"
	SaidAt    Facet = "event"
	SaidAbout Facet = "about"
	SaidAs    Facet = "kind"
)

// SaidKey is a place in a list of statements: what was said last stands first, of equally new
// ones what was put on record last.
type SaidKey struct{ Said, Ord int64 }

// FirstSaid is the place before all.
var FirstSaid = SaidKey{math.MaxInt64, math.MaxInt64}

// Before tells whether k stands before other.
func (k SaidKey) Before(other SaidKey) bool {
	return k.Said > other.Said || k.Said == other.Said && k.Ord > other.Ord
}

// String writes it for addresses.
func (k SaidKey) String() string {
	return strconv.FormatInt(k.Said, 36) + "." + strconv.FormatInt(k.Ord, 36)
}

// ParseSaidKey reads what String wrote.
func ParseSaidKey(s string) (k SaidKey, ok bool) {
	said, ord, two := strings.Cut(s, ".")
	if !two {
		return k, false
	}
	var err, err2 error
	k.Said, err = strconv.ParseInt(said, 36, 64)
	k.Ord, err2 = strconv.ParseInt(ord, 36, 64)
	return k, err == nil && err2 == nil && k.Ord >= 0 && k.String() == s
}

// SaidLine is a statement in such a list.
type SaidLine struct {
	SaidKey
	ID record.StatementID
}

// SaidLines gives the statements with a facet that stand after a key, of any standing.
func (t *Tx) SaidLines(ctx context.Context, facet Facet, value string, after SaidKey, limit int) ([]SaidLine, error) {
	scan := func(r scanner) (l SaidLine, err error) {
		err = r.Scan(&l.Said, &l.Ord, &l.ID)
		return l, err
	}
	return list(ctx, t, scan, `
		SELECT said, ord, id FROM said_line WHERE facet = $1 AND value = $2 AND (said, ord) < ($3, $4)
		ORDER BY said DESC, ord DESC LIMIT $5`, facet, value, after.Said, after.Ord, limit)
}

// ItemsAfter gives items of a kind and of every standing by the order in which they were made:
// those after ord.
func (t *Tx) ItemsAfter(ctx context.Context, kind record.Kind, ord int64, limit int) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content FROM record_item i
		WHERE i.kind = $1 AND i.ord > $2 ORDER BY i.ord LIMIT $3`, kind, ord, limit)
}

// Row gives one item as it is stored.
func (t *Tx) Row(ctx context.Context, kind record.Kind, id string) (ItemRow, error) {
	var row ItemRow
	err := t.row(ctx, "record.missing", `
		SELECT kind, id, ord, standing, revision, content FROM record_item WHERE kind = $1 AND id = $2`, []any{kind, id},
		&row.Key.Kind, &row.Key.ID, &row.Ord, &row.Standing, &row.Revision, &row.content)
	return row, err
}

// RowsOfKindNaming gives items of one kind and every standing that name an item in one part, at
// most so many: those that were made last, the last first.
func (t *Tx) RowsOfKindNaming(ctx context.Context, kind record.Kind, rel string, toKind record.Kind, toID string, limit int) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT kind, id FROM record_ref WHERE to_kind = $1 AND to_id = $2 AND rel = $3 AND kind = $4) r
		JOIN record_item i ON i.kind = r.kind AND i.id = r.id
		ORDER BY i.ord DESC LIMIT $5`, toKind, toID, rel, kind, limit)
}

// lineItem lists an item if it is a statement.
func (t *Tx) lineItem(ctx context.Context, item record.Item, ord int64) error {
	switch s := item.(type) {
	case *record.Statement:
		return t.lineStatement(ctx, s, ord)
	case record.Statement:
		return t.lineStatement(ctx, &s, ord)
	}
	return nil
}

// lineStatement writes where a statement stands in the lists.
func (t *Tx) lineStatement(ctx context.Context, s *record.Statement, ord int64) error {
	if err := t.exec(ctx, `DELETE FROM said_line WHERE id = $1`, s.ID); err != nil {
		return err
	}
	said, err := t.saidOf(ctx, s)
	if err != nil {
		return err
	}
	for _, f := range facetsOf(s) {
		err := t.exec(ctx, `
			INSERT INTO said_line (facet, value, said, ord, id) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (facet, value, said, ord) DO NOTHING`, f.facet, f.value, said, ord, s.ID)
		if err != nil {
			return fmt.Errorf("list statement %s by %s: %w", s.ID, f.facet, err)
		}
	}
	return nil
}

type facetValue struct {
	facet Facet
	value string
}

func facetsOf(s *record.Statement) []facetValue {
	all := []facetValue{{SaidAll, ""}, {SaidAs, string(s.Kind)}}
	for _, id := range s.Speaker {
		all = append(all, facetValue{SaidBy, string(id)})
	}
	for _, id := range s.Party {
		all = append(all, facetValue{SaidFor, string(id)})
	}
	for _, id := range s.Issues {
		all = append(all, facetValue{SaidOn, string(id)})
	}
	for _, one := range []facetValue{{SaidVia, string(s.Via)}, {SaidAt, string(s.Event)}, {SaidAbout, string(s.About)}} {
		if one.value != "" {
			all = append(all, one)
		}
	}
	return all
}

// saidOf gives when the words were said that a statement is first cited from; of a coverage's own
// words, when it was planned to begin.
func (t *Tx) saidOf(ctx context.Context, s *record.Statement) (said int64, err error) {
	if len(s.Citations) == 0 {
		return 0, nil
	}
	c := s.Citations[0]
	if c.Update != "" {
		err = t.tx.QueryRowContext(ctx, `SELECT said FROM coverage_update WHERE id = $1`, c.Update).Scan(&said)
	} else {
		err = t.tx.QueryRowContext(ctx, `SELECT starts FROM coverage WHERE id = $1`, c.Coverage).Scan(&said)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return said, err
}

// moveSaid moves the statements that are first cited from an update to its time.
func (t *Tx) moveSaid(ctx context.Context, update string, said int64) error {
	return t.exec(ctx, `
		UPDATE said_line SET said = $1 WHERE id IN (
			SELECT a.id FROM citation a WHERE a.update_id = $2 AND a.kind = 'statement' AND a.idx = 0)`, said, update)
}

// linesKnown is the setting that tells that statements stored before there were lists stand in them.
const linesKnown = "said_lines"

// knowLines lists them.
func knowLines(ctx context.Context, t *Tx) error {
	return catchUp(ctx, t, linesKnown, record.KindStatement, func(item record.Citing, ord int64) error {
		return t.lineStatement(ctx, item.(*record.Statement), ord)
	})
}
