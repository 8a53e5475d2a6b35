-- +goose Up

-- Addresses of other programs that are told what was made public, and how far each was told.
-- The secret signs what is sent, so it is kept as it is.
CREATE TABLE hook (
    id         TEXT   PRIMARY KEY,
    name       TEXT   NOT NULL,
    url        TEXT   NOT NULL,
    events     TEXT   NOT NULL,   -- JSON; [] is all
    coverages  TEXT   NOT NULL,   -- JSON: their ids; [] is all
    made       BIGINT NOT NULL,
    secret     TEXT   NOT NULL,
    old_secret TEXT   NOT NULL,
    old_until  BIGINT NOT NULL,
    off        TEXT   NOT NULL,   -- '', 'stopped', 'gone', 'failing'
    seq        BIGINT NOT NULL,   -- number of the journal's last line that it was told
    tries      BIGINT NOT NULL,
    since      BIGINT NOT NULL,   -- of the first failure, 0: the last one came through
    next       BIGINT NOT NULL,
    tried      BIGINT NOT NULL
);

-- The newest attempts of each.
CREATE TABLE hook_delivery (
    id      BIGINT PRIMARY KEY,
    hook    TEXT   NOT NULL REFERENCES hook (id),
    seq     BIGINT NOT NULL,
    message TEXT   NOT NULL,
    event   TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    took    BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    status  BIGINT NOT NULL,
    trouble TEXT   NOT NULL,
    asked   BIGINT NOT NULL
);
CREATE INDEX hook_delivery_hook ON hook_delivery (hook, id);

-- Messages that somebody wants sent, beside the order; 0 is a test.
CREATE TABLE hook_asked (
    id   BIGINT PRIMARY KEY,
    hook TEXT   NOT NULL REFERENCES hook (id),
    seq  BIGINT NOT NULL
);
CREATE INDEX hook_asked_hook ON hook_asked (hook, id);
