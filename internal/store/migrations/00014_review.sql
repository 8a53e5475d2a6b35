-- +goose Up

-- What passes between who writes an update and who publishes it: it is handed in, sent back
-- with a word why, discarded. Said to the two of them, never to readers.
CREATE TABLE review (
    update_id TEXT   NOT NULL REFERENCES coverage_update (id),
    n         BIGINT NOT NULL,  -- counts them
    act       TEXT   NOT NULL,
    words     TEXT   NOT NULL,
    made_by   TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (update_id, n)
);

CREATE INDEX coverage_update_author ON coverage_update (made_by, changed);
