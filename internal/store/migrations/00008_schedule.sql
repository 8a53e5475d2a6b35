-- +goose Up

-- What becomes public by itself, and when: an update that waits, or a draft coverage. The row
-- goes when that is done, by the clock or by hand.
CREATE TABLE schedule (
    item     TEXT   NOT NULL,  -- 'update' or 'coverage'
    item_id  TEXT   NOT NULL,
    coverage TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    revision BIGINT NOT NULL,  -- of the words that were agreed to
    set_by   TEXT   NOT NULL,
    set_at   BIGINT NOT NULL,
    held     TEXT   NOT NULL,  -- why it was not published at its time, or empty
    PRIMARY KEY (item, item_id)
);
CREATE INDEX schedule_due ON schedule (held, at);
CREATE INDEX schedule_coverage ON schedule (coverage);

-- Before which moment nobody can make something public. The row stays when its time has
-- come or somebody lifted it: it says who did and why.
CREATE TABLE embargo (
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    coverage TEXT   NOT NULL,
    until    BIGINT NOT NULL,
    set_by   TEXT   NOT NULL,
    set_at   BIGINT NOT NULL,
    lifted   BIGINT NOT NULL,  -- 0: nobody did
    lifter   TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    PRIMARY KEY (item, item_id)
);
CREATE INDEX embargo_coverage ON embargo (coverage);
