-- +goose Up

-- The state of a coverage and the moment it is to start (the last of all moments where nobody
-- knows), for the lists of the front page. What was stored before is filled in by Go.
ALTER TABLE coverage ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE coverage ADD COLUMN starts BIGINT NOT NULL DEFAULT 0;
CREATE INDEX coverage_state ON coverage (state, changed, number) WHERE standing = 'published';
CREATE INDEX coverage_starts ON coverage (state, starts, number) WHERE standing = 'published';

-- A marker that brings its coverage into another state once it is public.
ALTER TABLE coverage_update ADD COLUMN moves BIGINT NOT NULL DEFAULT 0;
