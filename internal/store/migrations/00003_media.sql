-- +goose Up

-- Which files of the media store an item's newest state names. A file is public while an
-- item is that names it.
CREATE TABLE media_use (
    file    TEXT NOT NULL,
    item    TEXT NOT NULL,  -- 'update' or 'coverage'
    item_id TEXT NOT NULL,
    PRIMARY KEY (file, item, item_id)
);
CREATE INDEX media_use_item ON media_use (item, item_id);

-- Names as they stand under pictures, with the other spellings they come in.
CREATE TABLE credit (
    name     TEXT PRIMARY KEY,
    variants TEXT NOT NULL  -- JSON
);
