-- +goose Up

-- What somebody who came by an invitation calls themselves; others log in with their name.
ALTER TABLE account ADD COLUMN called TEXT NOT NULL DEFAULT '';

-- The invitation that a role came by, or empty.
ALTER TABLE coverage_role ADD COLUMN invitation TEXT NOT NULL DEFAULT '';
CREATE INDEX coverage_role_invitation ON coverage_role (invitation);

-- Links that let people hand in on a coverage. The secret in them is kept as a hash.
CREATE TABLE invitation (
    id       TEXT   PRIMARY KEY,
    hash     TEXT   NOT NULL,
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    label    TEXT   NOT NULL,
    made_by  TEXT   NOT NULL,
    made     BIGINT NOT NULL,
    ends     BIGINT NOT NULL,
    uses     BIGINT NOT NULL,  -- how many may come by it
    used     BIGINT NOT NULL,  -- how many have
    wrong    BIGINT NOT NULL,  -- how often it was tried with a secret that is not its
    revoked  BIGINT NOT NULL   -- 0: is not
);
CREATE INDEX invitation_coverage ON invitation (coverage, made, id);
CREATE INDEX invitation_by ON invitation (made_by);
