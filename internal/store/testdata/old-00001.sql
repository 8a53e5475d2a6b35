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
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-22 13:42:01');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-22 13:42:01');
INSERT INTO journal_head VALUES (1, 4);
INSERT INTO change VALUES (1, 1767323045000000, 'coverage', 'coverage', 'old-coverage', 1, 'old-coverage', '4a1d5d16c323430030d3b711f0735f0f13f768bc57aa71b84cc22b37179d4e36', '60eebb815d1aa4d3de58c5c84965eb078519ec2b93a90aae33af7d0509ead472');
INSERT INTO change VALUES (2, 1767323045000000, 'update', 'update', 'old-update', 1, 'old-coverage', '73e9ba91133f3df34f51b4f46a76bfc82fbc855df90f79ec61ce546d1c74ef50', 'd37d2d2ee30f681ed82cf6582e007d06b0a3e7a2d252e292340232069b512fe6');
INSERT INTO change VALUES (3, 1767323045000000, 'revise', 'update', 'old-update', 2, 'old-coverage', '54f247ca50eb30332b1c8b2b735d7749e2a660084efb7c94e58614d7d72d221d', '5cc86a32827a1a7052f7981249124231d702dc4f2def631cb73a618092933451');
INSERT INTO change VALUES (4, 1767323045000000, 'record', 'statement', 'said', 1, '', 'bff6d28589be6cfc46d3e60d4d0a944a8d0d376dcbd99c4c6bf8af78abfad78d', '15a06cb378ec421f9c0b5d946d4d48d9b8c52e7212c71bee78c9501fc57ce190');
INSERT INTO stream_head VALUES ('site', 4);
INSERT INTO stream_head VALUES ('coverage/old-coverage', 3);
INSERT INTO stream_line VALUES ('site', 1, 1);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 1, 1);
INSERT INTO stream_line VALUES ('site', 2, 2);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 2, 2);
INSERT INTO stream_line VALUES ('site', 3, 3);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 3, 3);
INSERT INTO stream_line VALUES ('site', 4, 4);
INSERT INTO revision VALUES ('coverage', 'old-coverage', 1, '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 'e9f613de6d654bf98ea1ff74fed0e7be', 'u1', 1767323045000000, 1);
INSERT INTO revision VALUES ('update', 'old-update', 1, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'f51f9fdae95b788b3490d3cbf576b4a2', 'u1', 1767323045000000, 2);
INSERT INTO revision VALUES ('update', 'old-update', 2, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '9ea386a7708b5ce184a01f11ed0e90f8', 'u1', 1767323045000000, 3);
INSERT INTO revision VALUES ('statement', 'said', 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}', 'e1cfdd448060f8b919ad442e7762287c', 'u1', 1767323045000000, 4);
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
