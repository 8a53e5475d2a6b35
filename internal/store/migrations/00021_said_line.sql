-- +goose Up

-- Where a statement stands among all that were said by one, on one issue, at one event: lists of
-- statements cost what is on them. facet says in which part of it the value stands.
CREATE TABLE said_line (
    facet TEXT   NOT NULL,
    value TEXT   NOT NULL,
    said  BIGINT NOT NULL,  -- when the update that it is first cited from was said
    ord   BIGINT NOT NULL,  -- of record_item
    id    TEXT   NOT NULL,
    PRIMARY KEY (facet, value, said, ord)
);
CREATE INDEX said_line_id ON said_line (id);
