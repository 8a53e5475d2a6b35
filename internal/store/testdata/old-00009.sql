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
, disabled BIGINT NOT NULL DEFAULT 0);
CREATE TABLE session (
    hash    TEXT   PRIMARY KEY,
    account TEXT   NOT NULL REFERENCES account (id),
    expires BIGINT NOT NULL
, opened BIGINT NOT NULL DEFAULT 0, browser TEXT NOT NULL DEFAULT '');
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
    at      BIGINT NOT NULL, item TEXT NOT NULL DEFAULT '',
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
CREATE TABLE media_use (
    file    TEXT NOT NULL,
    item    TEXT NOT NULL,  -- 'update' or 'coverage'
    item_id TEXT NOT NULL,
    PRIMARY KEY (file, item, item_id)
);
CREATE TABLE credit (
    name     TEXT PRIMARY KEY,
    variants TEXT NOT NULL  -- JSON
);
CREATE TABLE correction (
    change    BIGINT PRIMARY KEY REFERENCES change (seq),
    coverage  TEXT   NOT NULL,
    update_id TEXT   NOT NULL,
    revision  BIGINT NOT NULL,
    kind      TEXT   NOT NULL
);
CREATE TABLE passkey (
    id      TEXT   PRIMARY KEY,  -- base64url of what the browser calls it
    account TEXT   NOT NULL REFERENCES account (id),
    name    TEXT   NOT NULL,
    public  TEXT   NOT NULL,     -- JSON: its public key, its counter
    created BIGINT NOT NULL,
    used    BIGINT NOT NULL      -- 0: never
);
CREATE TABLE coverage_role (
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    account  TEXT   NOT NULL REFERENCES account (id),
    role     TEXT   NOT NULL,
    given_by TEXT   NOT NULL,
    given    BIGINT NOT NULL,
    ends     BIGINT NOT NULL,  -- 0: until it is taken
    PRIMARY KEY (coverage, account)
);
CREATE TABLE schedule (
    item     TEXT   NOT NULL,  -- 'update' or 'coverage'
    item_id  TEXT   NOT NULL,
    coverage TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    revision BIGINT NOT NULL,  -- of the words that were agreed to
    set_by   TEXT   NOT NULL,
    set_at   BIGINT NOT NULL,
    held     TEXT   NOT NULL,  -- why it was not published at its time, or empty
    PRIMARY KEY (item, item_id)
);
CREATE TABLE embargo (
    item     TEXT   NOT NULL,
    item_id  TEXT   NOT NULL,
    coverage TEXT   NOT NULL,
    until    BIGINT NOT NULL,
    set_by   TEXT   NOT NULL,
    set_at   BIGINT NOT NULL,
    lifted   BIGINT NOT NULL,  -- 0: nobody did
    lifter   TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    PRIMARY KEY (item, item_id)
);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (6, 5, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (7, 6, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (8, 7, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (9, 8, 1, '2026-11-28 22:58:38');
INSERT INTO goose_db_version VALUES (10, 9, 1, '2026-11-28 22:58:38');
INSERT INTO journal_head VALUES (1, 4);
INSERT INTO change VALUES (1, 1767323045000000, 'coverage', 'coverage', 'old-coverage', 1, 'old-coverage', 'a2606cec7e3fee1e49c6b9f67032c085d5500ad29729d3a41d899fd31547e2cf', '7604b76f63b013856b7839df928458f211f93961709cb382d221324d69ff1099');
INSERT INTO change VALUES (2, 1767323045000000, 'update', 'update', 'old-update', 1, 'old-coverage', '5b260cf9bc132805faa265da8ee0657854af3833c1e320d092cfd388b33ca02c', '052e077f4e821e18f09b7d5d6aacf40bd3c0cce8c7f2faedf2addc5714e32ef4');
INSERT INTO change VALUES (3, 1767323045000000, 'revise', 'update', 'old-update', 2, 'old-coverage', '0e590cd337443e1f1b84a0ca276cbd30177f3e549ab64d0054145c0ffaa5844d', 'f97f725563301137ba8cf20db22051f2e2cb7353768878498995a93fb965ef08');
INSERT INTO change VALUES (4, 1767323045000000, 'record', 'statement', 'said', 1, '', '110217cb6548652a5c897a803ad8e44ca222ba2e91e8bedaa6d5b669e54a4f82', '6076ffa3fb5b64a971dc531b165019cdfcd6110fdd95f634b99e376127509975');
INSERT INTO stream_head VALUES ('site', 4);
INSERT INTO stream_head VALUES ('coverage/old-coverage', 3);
INSERT INTO stream_line VALUES ('site', 1, 1);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 1, 1);
INSERT INTO stream_line VALUES ('site', 2, 2);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 2, 2);
INSERT INTO stream_line VALUES ('site', 3, 3);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 3, 3);
INSERT INTO stream_line VALUES ('site', 4, 4);
INSERT INTO revision VALUES ('coverage', 'old-coverage', 1, '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 'a803a73c2f463d300f41552412c15d50', 'u1', 1767323045000000, 1);
INSERT INTO revision VALUES ('update', 'old-update', 1, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '42653d9da0cf950d8c5744a0a5f25bd8', 'u1', 1767323045000000, 2);
INSERT INTO revision VALUES ('update', 'old-update', 2, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '55757fa26af30fc52852d5a19ae321ea', 'u1', 1767323045000000, 3);
INSERT INTO revision VALUES ('statement', 'said', 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}', '165a1455ee621397ad08dc1fd577d29e', 'u1', 1767323045000000, 4);
INSERT INTO coverage VALUES ('old-coverage', 1, 'old', 'published', 1, '', '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 1, 1767323045000000);
INSERT INTO coverage_update VALUES ('old-update', 'old-coverage', 1, 'published', 2, 'report', 1767323045000000, 0, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'u1', 1767323045000000, 1767323045000000);
INSERT INTO record_item VALUES ('statement', 'said', 'published', 1, 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}');
INSERT INTO record_ref VALUES ('statement', 'said', 'speaker', 'actor', 'somebody');
INSERT INTO citation VALUES ('statement', 'said', 0, 'old-coverage', 'old-update', 'body', 0, 2, 0);
INSERT INTO account VALUES ('u1', 'ann', 'editor', '', 1767323045000000, 0);
INSERT INTO session VALUES ('session-hash', 'u1', 1767326645000000, 1767323045000000, 'Firefox, Linux');
INSERT INTO token VALUES ('token-hash', 'u1', 1767323045000000);
INSERT INTO once VALUES ('u1', 'key', 'digest', '{}', 1767323045000000, '');
INSERT INTO setting VALUES ('media_use', '1');
INSERT INTO passkey VALUES ('passkey-id', 'u1', 'phone', '{}', 1767323045000000, 0);
INSERT INTO schedule VALUES ('update', 'old-update', 'old-coverage', 1767326645000000, 1, 'u1', 1767323045000000, 'changed');
INSERT INTO embargo VALUES ('update', 'old-update', 'old-coverage', 1767323105000000, 'u1', 1767323045000000, 1767323045000000, 'u1', 'said');
CREATE INDEX coverage_event ON coverage (event);
CREATE INDEX coverage_update_order ON coverage_update (coverage, said, n);
CREATE INDEX coverage_update_standing ON coverage_update (standing, changed);
CREATE INDEX record_item_ord ON record_item (kind, ord);
CREATE INDEX record_ref_to ON record_ref (to_kind, to_id, rel);
CREATE INDEX citation_update ON citation (update_id);
CREATE INDEX citation_coverage ON citation (coverage);
CREATE INDEX citation_orphaned ON citation (orphaned);
CREATE INDEX session_expires ON session (expires);
CREATE INDEX media_use_item ON media_use (item, item_id);
CREATE INDEX correction_coverage ON correction (coverage, change);
CREATE INDEX correction_update ON correction (update_id, change);
CREATE INDEX session_account ON session (account);
CREATE INDEX passkey_account ON passkey (account, created);
CREATE INDEX once_at ON once (at) WHERE item = '';
CREATE INDEX once_item ON once (item) WHERE item <> '';
CREATE INDEX coverage_role_account ON coverage_role (account);
CREATE INDEX schedule_due ON schedule (held, at);
CREATE INDEX schedule_coverage ON schedule (coverage);
CREATE INDEX embargo_coverage ON embargo (coverage);
