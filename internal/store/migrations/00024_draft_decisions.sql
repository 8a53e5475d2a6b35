-- +goose Up

-- What was decided about drafts that are read from the words of updates: which became an item of
-- the record, and which are not to be offered again. Of the words it holds a digest alone, and
-- nobody's name.
CREATE TABLE draft_decision (
    update_id TEXT   NOT NULL REFERENCES coverage_update (id),
    field     TEXT   NOT NULL,
    digest    TEXT   NOT NULL,
    coverage  TEXT   NOT NULL REFERENCES coverage (id),
    item      TEXT   NOT NULL,  -- what it became, a kind of the record, '' of a rejected one
    item_id   TEXT   NOT NULL,
    mended    BIGINT NOT NULL,  -- somebody changed what was offered
    at        BIGINT NOT NULL,
    spent     BIGINT NOT NULL,  -- how long the decision took, 0 if nobody knows
    PRIMARY KEY (update_id, field, digest)
);

CREATE INDEX draft_decision_coverage ON draft_decision (coverage, at);
