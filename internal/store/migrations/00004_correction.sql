-- +goose Up

-- The public notes about updates: which line of the journal told them. The words stand in
-- the revision; of a withdrawn update the retraction alone is left, of an undone one nothing.
CREATE TABLE correction (
    change    BIGINT PRIMARY KEY REFERENCES change (seq),
    coverage  TEXT   NOT NULL,
    update_id TEXT   NOT NULL,
    revision  BIGINT NOT NULL,
    kind      TEXT   NOT NULL
);
CREATE INDEX correction_coverage ON correction (coverage, change);
CREATE INDEX correction_update ON correction (update_id, change);

INSERT INTO correction (change, coverage, update_id, revision, kind)
SELECT c.seq, c.coverage, c.item_id, c.revision, 'retraction' FROM change c
JOIN coverage_update u ON u.id = c.item_id
WHERE c.item = 'update' AND c.kind = 'retract' AND u.standing = 'withdrawn';

-- A quotation mark inside of a text has a backslash before it: what is found is the field.
INSERT INTO correction (change, coverage, update_id, revision, kind)
SELECT c.seq, c.coverage, c.item_id, c.revision, 'correction' FROM change c
JOIN coverage_update u ON u.id = c.item_id
JOIN revision r ON r.item = c.item AND r.item_id = c.item_id AND r.number = c.revision
WHERE c.item = 'update' AND c.kind = 'revise' AND u.standing = 'published' AND r.content LIKE '%,"note":"%';
