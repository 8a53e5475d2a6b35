-- +goose Up

-- The journal: what was made public, in the order in which it was. One row holds the
-- number of the last line; updating it is the lock that makes the order of numbers the
-- order of commits.
CREATE TABLE journal_head (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT  NOT NULL
);
INSERT INTO journal_head (id, seq) VALUES (1, 0);

CREATE TABLE change (
    seq      BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,  -- microseconds since 1970, UTC; so are all times here
    kind     TEXT   NOT NULL,
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    coverage TEXT   NOT NULL,
    content  TEXT   NOT NULL,  -- hex of SHA-256(salt || content)
    leaf     TEXT   NOT NULL   -- hex
);

CREATE TABLE stream_head (
    stream TEXT   PRIMARY KEY,
    seq    BIGINT NOT NULL
);

CREATE TABLE stream_line (
    stream TEXT   NOT NULL,
    seq    BIGINT NOT NULL,
    change BIGINT NOT NULL REFERENCES change (seq),
    PRIMARY KEY (stream, seq)
);

-- Every state that an item ever had. Content and salt are erased together.
CREATE TABLE revision (
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    content  TEXT   NOT NULL,
    salt     TEXT   NOT NULL,
    made_by  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    change   BIGINT REFERENCES change (seq),  -- the line that made it public, if any did
    PRIMARY KEY (item, item_id, number)
);

CREATE TABLE coverage (
    id       TEXT   PRIMARY KEY,
    number   BIGINT NOT NULL UNIQUE,
    slug     TEXT   NOT NULL UNIQUE,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    event    TEXT   NOT NULL,
    content  TEXT   NOT NULL,
    last_n   BIGINT NOT NULL,  -- the number its last update got
    changed  BIGINT NOT NULL
);
CREATE INDEX coverage_event ON coverage (event);

CREATE TABLE coverage_update (
    id       TEXT   PRIMARY KEY,
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    n        BIGINT NOT NULL,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    said     BIGINT NOT NULL,
    pinned   BIGINT NOT NULL,
    message  TEXT   NOT NULL,  -- the newest state; empty once withdrawn
    made_by  TEXT   NOT NULL,
    posted   BIGINT NOT NULL,
    changed  BIGINT NOT NULL,
    UNIQUE (coverage, n)
);
CREATE INDEX coverage_update_order ON coverage_update (coverage, said, n);
CREATE INDEX coverage_update_standing ON coverage_update (standing, changed);

-- The record: one table for its kinds of item, one for the ties between them, one for the
-- words they rest on.
CREATE TABLE record_item (
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    ord      BIGINT NOT NULL,  -- order of making
    content  TEXT   NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX record_item_ord ON record_item (kind, ord);

CREATE TABLE record_ref (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    rel     TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id   TEXT NOT NULL,
    PRIMARY KEY (kind, id, rel, to_kind, to_id)
);
CREATE INDEX record_ref_to ON record_ref (to_kind, to_id, rel);

CREATE TABLE citation (
    kind      TEXT   NOT NULL,
    id        TEXT   NOT NULL,
    idx       BIGINT NOT NULL,
    coverage  TEXT   NOT NULL,
    update_id TEXT   NOT NULL,
    field     TEXT   NOT NULL,
    start_at  BIGINT NOT NULL,  -- where the words stand in the newest revision
    end_at    BIGINT NOT NULL,
    orphaned  BIGINT NOT NULL,
    PRIMARY KEY (kind, id, idx)
);
CREATE INDEX citation_update ON citation (update_id);
CREATE INDEX citation_coverage ON citation (coverage);
CREATE INDEX citation_orphaned ON citation (orphaned);

-- People who work on the site.
CREATE TABLE account (
    id       TEXT   PRIMARY KEY,
    name     TEXT   NOT NULL UNIQUE,
    role     TEXT   NOT NULL,
    password TEXT   NOT NULL,
    created  BIGINT NOT NULL
);

-- Sessions and tokens are kept as hashes: who reads the file cannot use them.
CREATE TABLE session (
    hash    TEXT   PRIMARY KEY,
    account TEXT   NOT NULL REFERENCES account (id),
    expires BIGINT NOT NULL
);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE token (
    hash    TEXT   PRIMARY KEY,
    account TEXT   NOT NULL REFERENCES account (id),
    created BIGINT NOT NULL
);

-- First answers to requests that carried a key, kept for 24 hours.
CREATE TABLE once (
    account TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    digest  TEXT   NOT NULL,
    answer  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE INDEX once_at ON once (at);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
