-- +goose Up

-- What the owners of a site have decided about it, each time anew: nothing is written over.
-- The newest of a subject counts. None of it is part of the journal.
CREATE TABLE decision (
    subject TEXT   NOT NULL,  -- 'site', 'sections', 'audit'
    number  BIGINT NOT NULL,  -- 1, 2, ... of the subject
    at      BIGINT NOT NULL,
    account TEXT   NOT NULL,
    name    TEXT   NOT NULL,  -- what they were called then
    content TEXT   NOT NULL,  -- JSON
    PRIMARY KEY (subject, number)
);
