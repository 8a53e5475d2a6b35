-- +goose Up

-- The drafts of the record, which somebody has to decide on: few among many.
CREATE INDEX record_item_draft ON record_item (kind, ord) WHERE standing = 'draft';
