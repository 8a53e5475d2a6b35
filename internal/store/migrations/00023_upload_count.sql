-- +goose Up

-- How many files a contributor has sent since a moment: what one person can send in a day is
-- bounded, and a restart is no way to get more of it.
CREATE TABLE upload_count (
    account TEXT   PRIMARY KEY,
    since   BIGINT NOT NULL,
    n       BIGINT NOT NULL
);

CREATE INDEX upload_count_since ON upload_count (since);
