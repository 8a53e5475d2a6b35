-- +goose Up

-- What a token is called, how far it goes, when it ends, when it was last used. One that was
-- made before goes as far as its user may, for good. Revoked ones are kept for a while, so that
-- who still uses one is told so.
ALTER TABLE token ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';
ALTER TABLE token ADD COLUMN coverages TEXT NOT NULL DEFAULT '[]'; -- JSON: their ids
ALTER TABLE token ADD COLUMN expires BIGINT NOT NULL DEFAULT 0;    -- 0: never
ALTER TABLE token ADD COLUMN used BIGINT NOT NULL DEFAULT 0;
ALTER TABLE token ADD COLUMN revoked BIGINT NOT NULL DEFAULT 0;
UPDATE token SET id = SUBSTR(hash, 1, 16);
CREATE UNIQUE INDEX token_id ON token (id);
CREATE INDEX token_account ON token (account, created, id);
CREATE INDEX token_created ON token (created, id);
