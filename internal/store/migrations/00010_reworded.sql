-- +goose Up

-- The last public state of a coverage that changed words which readers had seen: its title, its
-- standfirst, its tags, its main pictures. 0: there is none.
ALTER TABLE coverage ADD COLUMN reworded BIGINT NOT NULL DEFAULT 0;
ALTER TABLE coverage ADD COLUMN reworded_at BIGINT NOT NULL DEFAULT 0;
