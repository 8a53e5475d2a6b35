-- +goose Up

-- The key of an update is kept as long as the update: a phone may wait for days with what was
-- written on it. item is the update that the answer is about, empty for what is kept for a day.
ALTER TABLE once ADD COLUMN item TEXT NOT NULL DEFAULT '';
DROP INDEX once_at;
CREATE INDEX once_at ON once (at) WHERE item = '';
CREATE INDEX once_item ON once (item) WHERE item <> '';
