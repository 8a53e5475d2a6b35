CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
CREATE TABLE journal_head (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT  NOT NULL
);
CREATE TABLE change (
    seq      BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,  -- microseconds since 1970, UTC; so are all times here
    kind     TEXT   NOT NULL,
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    coverage TEXT   NOT NULL,
    content  TEXT   NOT NULL,  -- hex of SHA-256(salt || content)
    leaf     TEXT   NOT NULL   -- hex
);
CREATE TABLE stream_head (
    stream TEXT   PRIMARY KEY,
    seq    BIGINT NOT NULL
);
CREATE TABLE stream_line (
    stream TEXT   NOT NULL,
    seq    BIGINT NOT NULL,
    change BIGINT NOT NULL REFERENCES change (seq),
    PRIMARY KEY (stream, seq)
);
CREATE TABLE revision (
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    content  TEXT   NOT NULL,
    salt     TEXT   NOT NULL,
    made_by  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    change   BIGINT REFERENCES change (seq),  -- the line that made it public, if any did
    PRIMARY KEY (item, item_id, number)
);
CREATE TABLE coverage (
    id       TEXT   PRIMARY KEY,
    number   BIGINT NOT NULL UNIQUE,
    slug     TEXT   NOT NULL UNIQUE,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    event    TEXT   NOT NULL,
    content  TEXT   NOT NULL,
    last_n   BIGINT NOT NULL,  -- the number its last update got
    changed  BIGINT NOT NULL
);
CREATE TABLE coverage_update (
    id       TEXT   PRIMARY KEY,
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    n        BIGINT NOT NULL,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    said     BIGINT NOT NULL,
    pinned   BIGINT NOT NULL,
    message  TEXT   NOT NULL,  -- the newest state; empty once withdrawn
    made_by  TEXT   NOT NULL,
    posted   BIGINT NOT NULL,
    changed  BIGINT NOT NULL,
    UNIQUE (coverage, n)
);
CREATE TABLE record_item (
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    standing TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    ord      BIGINT NOT NULL,  -- order of making
    content  TEXT   NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE TABLE record_ref (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    rel     TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id   TEXT NOT NULL,
    PRIMARY KEY (kind, id, rel, to_kind, to_id)
);
CREATE TABLE citation (
    kind      TEXT   NOT NULL,
    id        TEXT   NOT NULL,
    idx       BIGINT NOT NULL,
    coverage  TEXT   NOT NULL,
    update_id TEXT   NOT NULL,
    field     TEXT   NOT NULL,
    start_at  BIGINT NOT NULL,  -- where the words stand in the newest revision
    end_at    BIGINT NOT NULL,
    orphaned  BIGINT NOT NULL,
    PRIMARY KEY (kind, id, idx)
);
CREATE TABLE account (
    id       TEXT   PRIMARY KEY,
    name     TEXT   NOT NULL UNIQUE,
    role     TEXT   NOT NULL,
    password TEXT   NOT NULL,
    created  BIGINT NOT NULL
);
CREATE TABLE session (
    hash    TEXT   PRIMARY KEY,
    account TEXT   NOT NULL REFERENCES account (id),
    expires BIGINT NOT NULL
);
CREATE TABLE token (
    hash    TEXT   PRIMARY KEY,
    account TEXT   NOT NULL REFERENCES account (id),
    created BIGINT NOT NULL
);
CREATE TABLE once (
    account TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    digest  TEXT   NOT NULL,
    answer  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE tree_hash (
    idx  BIGINT PRIMARY KEY,
    hash TEXT   NOT NULL  -- hex
);
CREATE TABLE tree_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    size BIGINT  NOT NULL,
    root TEXT    NOT NULL,  -- hex
    at   BIGINT  NOT NULL,
    note TEXT    NOT NULL,
    key  TEXT    NOT NULL
);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-22 14:08:36');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-22 14:08:36');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-22 14:08:36');
INSERT INTO journal_head VALUES (1, 4);
INSERT INTO change VALUES (1, 1767323045000000, 'coverage', 'coverage', 'old-coverage', 1, 'old-coverage', '0b612b6462438a373bf8d70aa7e11f56b086a92e7170ad7b2d4a2fc10849a26f', 'c83f074f2876cfd6bd481485e1cb5c6289d3c5e61859ed2f02e7cdb6d4eb7516');
INSERT INTO change VALUES (2, 1767323045000000, 'update', 'update', 'old-update', 1, 'old-coverage', '2584362586d58531a7339cf0ef1fd4804fc47f8c9bd54c0451298e9b5bf3f199', '7ff26539362f0b4dfe3997e365d77bf90af82713c36c5f24c9d07529b593bb49');
INSERT INTO change VALUES (3, 1767323045000000, 'revise', 'update', 'old-update', 2, 'old-coverage', '59a310806dfa44e92a78b0b20b70d4b7e7f7829a65e5163b6acde8d6d989ed13', 'd1c96ed00a0b942973de9da2bd59d7276b979611f8d07742b6f5e1976979a104');
INSERT INTO change VALUES (4, 1767323045000000, 'record', 'statement', 'said', 1, '', 'a1c1a13e857dedbb1b0faaba5497b5c96ff8db8abc5d00669f69a1ba387b14d7', 'da3630c71c8508cf30375638801a48304b44c516045636b8382c3c8a136a84a3');
INSERT INTO stream_head VALUES ('site', 4);
INSERT INTO stream_head VALUES ('coverage/old-coverage', 3);
INSERT INTO stream_line VALUES ('site', 1, 1);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 1, 1);
INSERT INTO stream_line VALUES ('site', 2, 2);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 2, 2);
INSERT INTO stream_line VALUES ('site', 3, 3);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 3, 3);
INSERT INTO stream_line VALUES ('site', 4, 4);
INSERT INTO revision VALUES ('coverage', 'old-coverage', 1, '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', '27794ff512b49d0c2b93d19f85c69aa3', 'u1', 1767323045000000, 1);
INSERT INTO revision VALUES ('update', 'old-update', 1, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '253ca576c0487dafc9dfb1cb4d840200', 'u1', 1767323045000000, 2);
INSERT INTO revision VALUES ('update', 'old-update', 2, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '72bd6cdb6a0443ff42cc164a64b4005a', 'u1', 1767323045000000, 3);
INSERT INTO revision VALUES ('statement', 'said', 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}', 'c7006133fa1b0e2068f72ff3853e3910', 'u1', 1767323045000000, 4);
INSERT INTO coverage VALUES ('old-coverage', 1, 'old', 'published', 1, '', '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 1, 1767323045000000);
INSERT INTO coverage_update VALUES ('old-update', 'old-coverage', 1, 'published', 2, 'report', 1767323045000000, 0, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'u1', 1767323045000000, 1767323045000000);
INSERT INTO record_item VALUES ('statement', 'said', 'published', 1, 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}');
INSERT INTO record_ref VALUES ('statement', 'said', 'speaker', 'actor', 'somebody');
INSERT INTO citation VALUES ('statement', 'said', 0, 'old-coverage', 'old-update', 'body', 0, 2, 0);
INSERT INTO account VALUES ('u1', 'ann', 'editor', '', 1767323045000000);
INSERT INTO token VALUES ('token-hash', 'u1', 1767323045000000);
INSERT INTO once VALUES ('u1', 'key', 'digest', '{}', 1767323045000000);
CREATE INDEX coverage_event ON coverage (event);
CREATE INDEX coverage_update_order ON coverage_update (coverage, said, n);
CREATE INDEX coverage_update_standing ON coverage_update (standing, changed);
CREATE INDEX record_item_ord ON record_item (kind, ord);
CREATE INDEX record_ref_to ON record_ref (to_kind, to_id, rel);
CREATE INDEX citation_update ON citation (update_id);
CREATE INDEX citation_coverage ON citation (coverage);
CREATE INDEX citation_orphaned ON citation (orphaned);
CREATE INDEX session_expires ON session (expires);
CREATE INDEX once_at ON once (at);
