package store

import (
	"context"

	"readout/internal/coverage"
)

// ArticleUpdates gives updates of articles that say something, of every standing, by their ids:
// those after an id, at most limit.
func (t *Tx) ArticleUpdates(ctx context.Context, after coverage.UpdateID, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u JOIN coverage c ON c.id = u.coverage
		WHERE u.id > $1 AND c.content LIKE '{"form":"article"%' AND u.standing IN ('published', 'submitted', 'draft')
		ORDER BY u.id LIMIT $2`, after, limit)
}
