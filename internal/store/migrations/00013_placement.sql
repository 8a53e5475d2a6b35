-- +goose Up

-- Where an update stands in editorial order, as text of digits: by the time it tells of, unless
-- an editor moved it. What was stored before is filled in by Go.
ALTER TABLE coverage_update ADD COLUMN placed TEXT NOT NULL DEFAULT '';
CREATE INDEX coverage_update_placed ON coverage_update (coverage, placed, n);

-- What stands above the updates of a page, each by itself.
DROP INDEX coverage_update_notable;
CREATE INDEX coverage_update_key ON coverage_update (coverage, said, n) WHERE kind = 'key';
CREATE INDEX coverage_update_summary ON coverage_update (coverage, said, n) WHERE kind = 'summary';
CREATE INDEX coverage_update_pinned ON coverage_update (coverage, standing) WHERE pinned = 1;

-- Where an editor put an update: its place in that order, and whether and until when it is
-- pinned. It has revisions of its own (item 'placement', the update's id). Without a row an
-- update is pinned if it was posted so.
CREATE TABLE placement (
    update_id TEXT   PRIMARY KEY REFERENCES coverage_update (id),
    coverage  TEXT   NOT NULL,
    revision  BIGINT NOT NULL,
    pinned    BIGINT NOT NULL,
    until     BIGINT NOT NULL,  -- 0: no end
    content   TEXT   NOT NULL
);
CREATE INDEX placement_coverage ON placement (coverage, pinned);
CREATE INDEX placement_until ON placement (pinned, until, update_id);
