-- +goose Up

-- Of a session its owner is shown since when and in which browser it is open.
ALTER TABLE session ADD COLUMN opened BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
CREATE INDEX session_account ON session (account);

CREATE TABLE passkey (
    id      TEXT   PRIMARY KEY,  -- base64url of what the browser calls it
    account TEXT   NOT NULL REFERENCES account (id),
    name    TEXT   NOT NULL,
    public  TEXT   NOT NULL,     -- JSON: its public key, its counter
    created BIGINT NOT NULL,
    used    BIGINT NOT NULL      -- 0: never
);
CREATE INDEX passkey_account ON passkey (account, created);
