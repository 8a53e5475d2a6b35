-- +goose Up

-- What a merge of two items of the record changed, so that it can be taken back: of each item
-- the revision before and the one that the merge made. No words: those are in the revisions.
CREATE TABLE record_merge (
    id      BIGINT PRIMARY KEY,  -- 1, 2, ...
    kind    TEXT   NOT NULL,
    keep    TEXT   NOT NULL,     -- the one that stayed
    gone    TEXT   NOT NULL,     -- the one that became a part of it
    at      BIGINT NOT NULL,
    account TEXT   NOT NULL,
    undone  BIGINT NOT NULL      -- 1 once it was taken back
);

CREATE INDEX record_merge_standing ON record_merge (id) WHERE undone = 0;

CREATE TABLE record_merge_item (
    merge    BIGINT NOT NULL,
    place    BIGINT NOT NULL,    -- in the order in which they were stored
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    before   BIGINT NOT NULL,    -- revisions
    after    BIGINT NOT NULL,
    standing TEXT   NOT NULL,    -- before
    PRIMARY KEY (merge, place)
);
