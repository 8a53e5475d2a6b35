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
, reworded BIGINT NOT NULL DEFAULT 0, reworded_at BIGINT NOT NULL DEFAULT 0, updates BIGINT NOT NULL DEFAULT 0);
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
, disabled BIGINT NOT NULL DEFAULT 0, called TEXT NOT NULL DEFAULT '');
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
    ends     BIGINT NOT NULL, invitation TEXT NOT NULL DEFAULT '',  -- 0: until it is taken
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
CREATE TABLE invitation (
    id       TEXT   PRIMARY KEY,
    hash     TEXT   NOT NULL,
    coverage TEXT   NOT NULL REFERENCES coverage (id),
    label    TEXT   NOT NULL,
    made_by  TEXT   NOT NULL,
    made     BIGINT NOT NULL,
    ends     BIGINT NOT NULL,
    uses     BIGINT NOT NULL,  -- how many may come by it
    used     BIGINT NOT NULL,  -- how many have
    wrong    BIGINT NOT NULL,  -- how often it was tried with a secret that is not its
    revoked  BIGINT NOT NULL   -- 0: is not
);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (6, 5, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (7, 6, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (8, 7, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (9, 8, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (10, 9, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (11, 10, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (12, 11, 1, '2026-11-28 23:46:05');
INSERT INTO goose_db_version VALUES (13, 12, 1, '2026-11-28 23:46:05');
INSERT INTO journal_head VALUES (1, 4);
INSERT INTO change VALUES (1, 1767323045000000, 'coverage', 'coverage', 'old-coverage', 1, 'old-coverage', 'b80fb31a9cf01fe94cc40a27da048d9904327e7092026f6138833eb0a6f85875', 'e7ce526e8b6ddae536513269aae2ecf85f86e0bb48f014cca266e22ce4e1175b');
INSERT INTO change VALUES (2, 1767323045000000, 'update', 'update', 'old-update', 1, 'old-coverage', '252ae1f5c3b574e45d691389b7bb85a5b25c6a02a73de4985f1c851dca44da16', '221a554706a6726a4ba18aad4b9b68c827b958b182d8926eadc4d227b71c70ea');
INSERT INTO change VALUES (3, 1767323045000000, 'revise', 'update', 'old-update', 2, 'old-coverage', '2fb6dab4c79f552ee895b86aeaded8a726e59d84a66061211f068fa34a1956df', 'f17d1b87489f5568e437ff34da3042b31d7c5655a848c3d834200abb2247778a');
INSERT INTO change VALUES (4, 1767323045000000, 'record', 'statement', 'said', 1, '', '28fd1a03636b642df87622b276318540dc43474297467a65b2cc608082d61ad8', '25b10c258693d66ad5df1facc65ba95a530aa336e43152a3d8a6151b49ce7de4');
INSERT INTO stream_head VALUES ('site', 4);
INSERT INTO stream_head VALUES ('coverage/old-coverage', 3);
INSERT INTO stream_line VALUES ('site', 1, 1);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 1, 1);
INSERT INTO stream_line VALUES ('site', 2, 2);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 2, 2);
INSERT INTO stream_line VALUES ('site', 3, 3);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 3, 3);
INSERT INTO stream_line VALUES ('site', 4, 4);
INSERT INTO revision VALUES ('coverage', 'old-coverage', 1, '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 'a7654951a02bb04efb83fe531a961d51', 'u1', 1767323045000000, 1);
INSERT INTO revision VALUES ('update', 'old-update', 1, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '61a97ccadcb62cb4a82bb395ad202a33', 'u1', 1767323045000000, 2);
INSERT INTO revision VALUES ('update', 'old-update', 2, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'a557b3dff2673bfd2fb3981ad3580ecb', 'u1', 1767323045000000, 3);
INSERT INTO revision VALUES ('statement', 'said', 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}', 'f678828bbfb922d5660fe4c3b1364108', 'u1', 1767323045000000, 4);
INSERT INTO coverage VALUES ('old-coverage', 1, 'old', 'published', 1, '', '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 1, 1767323045000000, 0, 0, 1);
INSERT INTO coverage_update VALUES ('old-update', 'old-coverage', 1, 'published', 2, 'report', 1767323045000000, 0, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'u1', 1767323045000000, 1767323045000000);
INSERT INTO record_item VALUES ('statement', 'said', 'published', 1, 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}');
INSERT INTO record_ref VALUES ('statement', 'said', 'speaker', 'actor', 'somebody');
INSERT INTO citation VALUES ('statement', 'said', 0, 'old-coverage', 'old-update', 'body', 0, 2, 0);
INSERT INTO account VALUES ('u1', 'ann', 'editor', '', 1767323045000000, 0, '');
INSERT INTO session VALUES ('session-hash', 'u1', 1767326645000000, 1767323045000000, 'Firefox, Linux');
INSERT INTO token VALUES ('token-hash', 'u1', 1767323045000000);
INSERT INTO once VALUES ('u1', 'key', 'digest', '{}', 1767323045000000, '');
INSERT INTO setting VALUES ('media_use', '1');
INSERT INTO setting VALUES ('reworded', '1');
INSERT INTO passkey VALUES ('passkey-id', 'u1', 'phone', '{}', 1767323045000000, 0);
INSERT INTO schedule VALUES ('update', 'old-update', 'old-coverage', 1767326645000000, 1, 'u1', 1767323045000000, 'changed');
INSERT INTO embargo VALUES ('update', 'old-update', 'old-coverage', 1767323105000000, 'u1', 1767323045000000, 1767323045000000, 'u1', 'said');
CREATE INDEX coverage_update_order ON coverage_update (coverage, said, n);
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
CREATE INDEX coverage_changed ON coverage (changed, number);
CREATE INDEX coverage_event ON coverage (event, changed, number);
CREATE INDEX coverage_update_submitted ON coverage_update (changed) WHERE standing = 'submitted';
CREATE INDEX coverage_update_said ON coverage_update (coverage, standing, said);
CREATE INDEX coverage_update_notable ON coverage_update (coverage, said, n) WHERE pinned = 1 OR kind = 'key';
CREATE INDEX correction_own ON correction (coverage, update_id, change);
CREATE INDEX embargo_until ON embargo (until, set_at, item_id);
CREATE INDEX coverage_role_invitation ON coverage_role (invitation);
CREATE INDEX invitation_coverage ON invitation (coverage, made, id);
CREATE INDEX invitation_by ON invitation (made_by);
