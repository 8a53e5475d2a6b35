-- +goose Up

-- What a line of the journal says of its item since readout-leaf/2 (docs/log-format.md). The
-- lines that are there were signed as they are, and stay lines of the form before.
ALTER TABLE change ADD COLUMN form BIGINT NOT NULL DEFAULT 1;
ALTER TABLE change ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0;  -- 1 = from this line on readers do not see the item
ALTER TABLE change ADD COLUMN erased BIGINT NOT NULL DEFAULT 0;     -- 1 = the words of its earlier revisions were erased with it
ALTER TABLE change ADD COLUMN quotes TEXT NOT NULL DEFAULT '';      -- ids of updates, parted by commas; ? for what readers cannot read
