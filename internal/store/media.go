package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"readout/internal/coverage"
)

// useMedia keeps which files an item's newest state names.
func (t *Tx) useMedia(ctx context.Context, item, id string, revision int, files []string) error {
	if revision > 1 {
		if err := t.exec(ctx, `DELETE FROM media_use WHERE item = $1 AND item_id = $2`, item, id); err != nil {
			return err
		}
	}
	for _, file := range files {
		if err := t.exec(ctx, `
			INSERT INTO media_use (file, item, item_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, file, item, id); err != nil {
			return err
		}
	}
	return nil
}

// PublicFile tells whether something that readers see names a file of the media store.
func (t *Tx) PublicFile(ctx context.Context, file string) (bool, error) {
	var one int
	err := t.tx.QueryRowContext(ctx, `
		SELECT 1 FROM media_use m JOIN coverage_update u ON u.id = m.item_id JOIN coverage c ON c.id = u.coverage
		WHERE m.file = $1 AND m.item = 'update' AND u.standing = 'published' AND c.standing = 'published'
		UNION ALL
		SELECT 1 FROM media_use m JOIN coverage c ON c.id = m.item_id
		WHERE m.file = $1 AND m.item = 'coverage' AND c.standing = 'published' LIMIT 1`, file).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// FileUse is where a file is named: in an update or in a coverage itself.
type FileUse struct {
	Coverage coverage.ID
	Author   string // of the update, "" of a coverage
}

// UsesOfFile tells where a file of the media store is named.
func (t *Tx) UsesOfFile(ctx context.Context, file string) ([]FileUse, error) {
	return list(ctx, t, func(r scanner) (use FileUse, err error) { return use, r.Scan(&use.Coverage, &use.Author) }, `
		SELECT u.coverage, u.made_by FROM media_use m JOIN coverage_update u ON u.id = m.item_id WHERE m.file = $1 AND m.item = 'update'
		UNION ALL
		SELECT m.item_id, '' FROM media_use m WHERE m.file = $1 AND m.item = 'coverage'`, file)
}

// mediaKnown is the setting that tells that files named before media_use was kept are in it.
const mediaKnown = "media_use"

// knowMedia fills media_use from what was stored before it was kept, once.
func knowMedia(ctx context.Context, t *Tx) error {
	done, err := t.Setting(ctx, mediaKnown)
	if err != nil || done != "" {
		return err
	}
	updates, err := list(ctx, t, scanUpdate, `SELECT `+updateColumns+` FROM coverage_update u WHERE u.message LIKE '%"file":%'`)
	if err != nil {
		return err
	}
	for _, u := range updates {
		if err := t.useMedia(ctx, ItemUpdate, string(u.ID), u.Revision, coverage.Files(u.Message.Pictures, u.Message.Cards)); err != nil {
			return err
		}
	}
	coverages, err := list(ctx, t, scanCoverage, `SELECT `+coverageColumns+` FROM coverage c WHERE c.content LIKE '%"file":%'`)
	if err != nil {
		return err
	}
	for _, c := range coverages {
		if err := t.useMedia(ctx, ItemCoverage, string(c.ID), c.Revision, coverage.Files(c.Content.Lead, nil)); err != nil {
			return err
		}
	}
	return t.SaveSetting(ctx, mediaKnown, "1")
}

// Credits gives the names that stand under pictures, by name.
func (t *Tx) Credits(ctx context.Context) (coverage.Credits, error) {
	return list(ctx, t, func(r scanner) (coverage.Credit, error) {
		var c coverage.Credit
		var variants string
		if err := r.Scan(&c.Name, &variants); err != nil {
			return c, err
		}
		return c, json.Unmarshal([]byte(variants), &c.Variants)
	}, `SELECT name, variants FROM credit ORDER BY name`)
}

// SaveCredit makes or changes a name; one without variants is kept too.
func (t *Tx) SaveCredit(ctx context.Context, c coverage.Credit) error {
	variants, err := canonical(c.Variants)
	if err != nil {
		return err
	}
	return t.exec(ctx, `
		INSERT INTO credit (name, variants) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET variants = excluded.variants`, c.Name, string(variants))
}

// DropCredit forgets a name.
func (t *Tx) DropCredit(ctx context.Context, name string) error {
	return t.exec(ctx, `DELETE FROM credit WHERE name = $1`, name)
}
