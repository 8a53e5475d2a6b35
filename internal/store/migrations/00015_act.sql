-- +goose Up

-- The audit log: who did what, when, on what and from what kind of client. It is never public
-- and no part of the journal. Names stand as they were then; an account may be gone since.
CREATE TABLE act (
    id          BIGINT  PRIMARY KEY,  -- in the order of commits
    at          BIGINT  NOT NULL,
    account     TEXT    NOT NULL,     -- '' where nobody who is known asked
    name        TEXT    NOT NULL,
    deed        TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    client      TEXT    NOT NULL,     -- 'browser', 'token', 'command', 'site'
    client_name TEXT    NOT NULL,
    outcome     TEXT    NOT NULL,     -- 'done', 'denied', 'failed'
    reason      TEXT    NOT NULL,
    times       BIGINT  NOT NULL
);
CREATE INDEX act_at ON act (at, id);
CREATE INDEX act_account ON act (account, id);
CREATE INDEX act_deed ON act (deed, id);
CREATE INDEX act_amiss ON act (id) WHERE outcome <> 'done';
