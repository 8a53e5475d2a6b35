-- +goose Up

-- An item of the record that waits for its words to become public is told apart from one that
-- somebody keeps back as a draft.
UPDATE record_item SET standing = 'waiting' WHERE standing = 'draft';
