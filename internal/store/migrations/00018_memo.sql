-- +goose Up

-- What those who work on a coverage or an update write to each other about it. Never public.
CREATE TABLE memo (
    id         TEXT   PRIMARY KEY,
    item       TEXT   NOT NULL,  -- 'coverage' or 'update'
    item_id    TEXT   NOT NULL,
    coverage   TEXT   NOT NULL REFERENCES coverage (id),
    words      TEXT   NOT NULL,
    for_author BIGINT NOT NULL,  -- the update's author sees it, also one who may only hand in
    made_by    TEXT   NOT NULL,
    at         BIGINT NOT NULL
);

CREATE INDEX memo_item ON memo (item, item_id, at, id);
CREATE INDEX memo_coverage ON memo (coverage, at, id);

-- Who has taken an update that waits. Advice: it locks nothing.
CREATE TABLE claim (
    update_id  TEXT   PRIMARY KEY REFERENCES coverage_update (id),
    coverage   TEXT   NOT NULL REFERENCES coverage (id),
    taken_by   TEXT   NOT NULL,
    taken_over TEXT   NOT NULL,  -- from whom, '' if nobody had it
    at         BIGINT NOT NULL,
    seen       BIGINT NOT NULL   -- when they were there last
);

CREATE INDEX claim_holder ON claim (taken_by, coverage);
CREATE INDEX claim_seen ON claim (seen);
CREATE INDEX claim_coverage ON claim (coverage);
