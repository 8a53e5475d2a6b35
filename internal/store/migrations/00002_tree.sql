-- +goose Up

-- The tree over the journal's leaves: its hashes in the order of tlog.StoredHashIndex. They
-- follow from the leaves; a lost table is built again.
CREATE TABLE tree_hash (
    idx  BIGINT PRIMARY KEY,
    hash TEXT   NOT NULL  -- hex
);

-- The newest signed head, as it is published, and the key that verifies it.
CREATE TABLE tree_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    size BIGINT  NOT NULL,
    root TEXT    NOT NULL,  -- hex
    at   BIGINT  NOT NULL,
    note TEXT    NOT NULL,
    key  TEXT    NOT NULL
);
