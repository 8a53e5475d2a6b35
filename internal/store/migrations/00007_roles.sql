-- +goose Up

-- Somebody who must not come in any more stays: their name stands in revisions. 0: may.
ALTER TABLE account ADD COLUMN disabled BIGINT NOT NULL DEFAULT 0;

-- Roles on single coverages, besides the one on the whole site, which may be empty.
CREATE TABLE coverage_role (
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    account  TEXT   NOT NULL REFERENCES account (id),
    role     TEXT   NOT NULL,
    given_by TEXT   NOT NULL,
    given    BIGINT NOT NULL,
    ends     BIGINT NOT NULL,  -- 0: until it is taken
    PRIMARY KEY (coverage, account)
);
CREATE INDEX coverage_role_account ON coverage_role (account);
