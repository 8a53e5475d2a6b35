-- +goose Up

-- A page costs what is on it, however much there is beside it: how many updates of a coverage
-- are public is kept and not counted, and each list has an index in its order.
ALTER TABLE coverage ADD COLUMN updates BIGINT NOT NULL DEFAULT 0;
UPDATE coverage SET updates = (SELECT COUNT(*) FROM coverage_update u WHERE u.coverage = coverage.id AND u.standing = 'published');

CREATE INDEX coverage_changed ON coverage (changed, number);
DROP INDEX coverage_event;
CREATE INDEX coverage_event ON coverage (event, changed, number);

-- Nearly all updates are published: an index that begins with the standing finds them all.
DROP INDEX coverage_update_standing;
CREATE INDEX coverage_update_submitted ON coverage_update (changed) WHERE standing = 'submitted';
CREATE INDEX coverage_update_said ON coverage_update (coverage, standing, said);
CREATE INDEX coverage_update_notable ON coverage_update (coverage, said, n) WHERE pinned = 1 OR kind = 'key';

CREATE INDEX correction_own ON correction (coverage, update_id, change);
CREATE INDEX embargo_until ON embargo (until, set_at, item_id);
