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
, form BIGINT NOT NULL DEFAULT 1, withdrawn BIGINT NOT NULL DEFAULT 0, erased BIGINT NOT NULL DEFAULT 0, quotes TEXT NOT NULL DEFAULT '');
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
, reworded BIGINT NOT NULL DEFAULT 0, reworded_at BIGINT NOT NULL DEFAULT 0, updates BIGINT NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT '', starts BIGINT NOT NULL DEFAULT 0);
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
    changed  BIGINT NOT NULL, placed TEXT NOT NULL DEFAULT '', moves BIGINT NOT NULL DEFAULT 0,
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
, id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', scope TEXT NOT NULL DEFAULT 'all', coverages TEXT NOT NULL DEFAULT '[]', expires BIGINT NOT NULL DEFAULT 0, used BIGINT NOT NULL DEFAULT 0, revoked BIGINT NOT NULL DEFAULT 0);
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
CREATE TABLE placement (
    update_id TEXT   PRIMARY KEY REFERENCES coverage_update (id),
    coverage  TEXT   NOT NULL,
    revision  BIGINT NOT NULL,
    pinned    BIGINT NOT NULL,
    until     BIGINT NOT NULL,  -- 0: no end
    content   TEXT   NOT NULL
);
CREATE TABLE review (
    update_id TEXT   NOT NULL REFERENCES coverage_update (id),
    n         BIGINT NOT NULL,  -- counts them
    act       TEXT   NOT NULL,
    words     TEXT   NOT NULL,
    made_by   TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (update_id, n)
);
CREATE TABLE act (
    id          BIGINT  PRIMARY KEY,  -- in the order of commits
    at          BIGINT  NOT NULL,
    account     TEXT    NOT NULL,     -- '' where nobody who is known asked
    name        TEXT    NOT NULL,
    deed        TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    client      TEXT    NOT NULL,     -- 'browser', 'token', 'command', 'site'
    client_name TEXT    NOT NULL,
    outcome     TEXT    NOT NULL,     -- 'done', 'denied', 'failed'
    reason      TEXT    NOT NULL,
    times       BIGINT  NOT NULL
);
CREATE TABLE decision (
    subject TEXT   NOT NULL,  -- 'site', 'sections', 'audit'
    number  BIGINT NOT NULL,  -- 1, 2, ... of the subject
    at      BIGINT NOT NULL,
    account TEXT   NOT NULL,
    name    TEXT   NOT NULL,  -- what they were called then
    content TEXT   NOT NULL,  -- JSON
    PRIMARY KEY (subject, number)
);
CREATE TABLE memo (
    id         TEXT   PRIMARY KEY,
    item       TEXT   NOT NULL,  -- 'coverage' or 'update'
    item_id    TEXT   NOT NULL,
    coverage   TEXT   NOT NULL REFERENCES coverage (id),
    words      TEXT   NOT NULL,
    for_author BIGINT NOT NULL,  -- the update's author sees it, also one who may only hand in
    made_by    TEXT   NOT NULL,
    at         BIGINT NOT NULL
);
CREATE TABLE claim (
    update_id  TEXT   PRIMARY KEY REFERENCES coverage_update (id),
    coverage   TEXT   NOT NULL REFERENCES coverage (id),
    taken_by   TEXT   NOT NULL,
    taken_over TEXT   NOT NULL,  -- from whom, '' if nobody had it
    at         BIGINT NOT NULL,
    seen       BIGINT NOT NULL   -- when they were there last
);
CREATE TABLE hook (
    id         TEXT   PRIMARY KEY,
    name       TEXT   NOT NULL,
    url        TEXT   NOT NULL,
    events     TEXT   NOT NULL,   -- JSON; [] is all
    coverages  TEXT   NOT NULL,   -- JSON: their ids; [] is all
    made       BIGINT NOT NULL,
    secret     TEXT   NOT NULL,
    old_secret TEXT   NOT NULL,
    old_until  BIGINT NOT NULL,
    off        TEXT   NOT NULL,   -- '', 'stopped', 'gone', 'failing'
    seq        BIGINT NOT NULL,   -- number of the journal's last line that it was told
    tries      BIGINT NOT NULL,
    since      BIGINT NOT NULL,   -- of the first failure, 0: the last one came through
    next       BIGINT NOT NULL,
    tried      BIGINT NOT NULL
);
CREATE TABLE hook_delivery (
    id      BIGINT PRIMARY KEY,
    hook    TEXT   NOT NULL REFERENCES hook (id),
    seq     BIGINT NOT NULL,
    message TEXT   NOT NULL,
    event   TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    took    BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    status  BIGINT NOT NULL,
    trouble TEXT   NOT NULL,
    asked   BIGINT NOT NULL
);
CREATE TABLE hook_asked (
    id   BIGINT PRIMARY KEY,
    hook TEXT   NOT NULL REFERENCES hook (id),
    seq  BIGINT NOT NULL
);
CREATE TABLE said_line (
    facet TEXT   NOT NULL,
    value TEXT   NOT NULL,
    said  BIGINT NOT NULL,  -- when the update that it is first cited from was said
    ord   BIGINT NOT NULL,  -- of record_item
    id    TEXT   NOT NULL,
    PRIMARY KEY (facet, value, said, ord)
);
CREATE TABLE upload_count (
    account TEXT   PRIMARY KEY,
    since   BIGINT NOT NULL,
    n       BIGINT NOT NULL
);
CREATE TABLE draft_decision (
    update_id TEXT   NOT NULL REFERENCES coverage_update (id),
    field     TEXT   NOT NULL,
    digest    TEXT   NOT NULL,
    coverage  TEXT   NOT NULL REFERENCES coverage (id),
    item      TEXT   NOT NULL,  -- what it became, a kind of the record, '' of a rejected one
    item_id   TEXT   NOT NULL,
    mended    BIGINT NOT NULL,  -- somebody changed what was offered
    at        BIGINT NOT NULL,
    spent     BIGINT NOT NULL,  -- how long the decision took, 0 if nobody knows
    PRIMARY KEY (update_id, field, digest)
);
CREATE TABLE record_merge (
    id      BIGINT PRIMARY KEY,  -- 1, 2, ...
    kind    TEXT   NOT NULL,
    keep    TEXT   NOT NULL,     -- the one that stayed
    gone    TEXT   NOT NULL,     -- the one that became a part of it
    at      BIGINT NOT NULL,
    account TEXT   NOT NULL,
    undone  BIGINT NOT NULL      -- 1 once it was taken back
);
CREATE TABLE record_merge_item (
    merge    BIGINT NOT NULL,
    place    BIGINT NOT NULL,    -- in the order in which they were stored
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    before   BIGINT NOT NULL,    -- revisions
    after    BIGINT NOT NULL,
    standing TEXT   NOT NULL,    -- before
    PRIMARY KEY (merge, place)
);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (6, 5, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (7, 6, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (8, 7, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (9, 8, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (10, 9, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (11, 10, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (12, 11, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (13, 12, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (14, 13, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (15, 14, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (16, 15, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (17, 16, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (18, 17, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (19, 18, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (20, 19, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (21, 20, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (22, 21, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (23, 22, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (24, 23, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (25, 24, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (26, 25, 1, '2026-11-29 18:37:14');
INSERT INTO goose_db_version VALUES (27, 26, 1, '2026-11-29 18:37:14');
INSERT INTO journal_head VALUES (1, 4);
INSERT INTO change VALUES (1, 1767323045000000, 'coverage', 'coverage', 'old-coverage', 1, 'old-coverage', 'f70d10475e7330ae54e00a371d8116688e2b7197de74e51dcda5f39a217592bb', '0f1d270f8b417d0b01f46e6a40bedff88b30567505f42404fda98064f3b30719', 2, 0, 0, '');
INSERT INTO change VALUES (2, 1767323045000000, 'update', 'update', 'old-update', 1, 'old-coverage', 'da8034bddf86a113554882eed1a7920a0480fd3871d9f7c6468fa74ccfadef1c', 'e2fad4bf1361953fd30029741669f91300d815846cf06723f92ada25a270fd1f', 2, 0, 0, '');
INSERT INTO change VALUES (3, 1767323045000000, 'revise', 'update', 'old-update', 2, 'old-coverage', 'd3cbc32b180eee7618ef4e2901dfa7fb3f012585c2c2b7bc3196a5d45c495aa1', 'dc938eb402fe23bb7f81b13841fd56f7c9a83f2402b02119dcf6af6571a7ef4e', 2, 0, 0, '');
INSERT INTO change VALUES (4, 1767323045000000, 'record', 'statement', 'said', 1, '', 'ac4bcf8f2d814ec5dcf5bf5a39bbb12f1a842c1aea8be74ebbb408042b5c043a', '6bfb0b198940ac936af8267051380bb0ab3800f493f7fa517f593fe0cef7b1c2', 2, 0, 0, 'old-update');
INSERT INTO stream_head VALUES ('site', 4);
INSERT INTO stream_head VALUES ('coverage/old-coverage', 3);
INSERT INTO stream_line VALUES ('site', 1, 1);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 1, 1);
INSERT INTO stream_line VALUES ('site', 2, 2);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 2, 2);
INSERT INTO stream_line VALUES ('site', 3, 3);
INSERT INTO stream_line VALUES ('coverage/old-coverage', 3, 3);
INSERT INTO stream_line VALUES ('site', 4, 4);
INSERT INTO revision VALUES ('coverage', 'old-coverage', 1, '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 'b3707d53e48b9e0df810e70cf1d57e64', 'u1', 1767323045000000, 1);
INSERT INTO revision VALUES ('update', 'old-update', 1, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'c19b257ec825255ee56b342f231239ce', 'u1', 1767323045000000, 2);
INSERT INTO revision VALUES ('update', 'old-update', 2, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', '5c64e4af2a2ac0f8daecd6dc2c63fa50', 'u1', 1767323045000000, 3);
INSERT INTO revision VALUES ('statement', 'said', 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}', '502fdad4d45eee4642507281e3b60e35', 'u1', 1767323045000000, 4);
INSERT INTO revision VALUES ('placement', 'old-update', 1, '{"pinned":true,"rank":"2026010203040500000000000015"}', '7d8c26896f6c964fd262b4f05fb87b79', 'u1', 1767323045000000, NULL);
INSERT INTO coverage VALUES ('old-coverage', 1, 'old', 'published', 1, '', '{"form":"live","state":"live","lang":"ja","tz":"Asia/Tokyo","title":{"en":"Talks","ja":"会談"},"tags":["tag"]}', 1, 1767323045000000, 0, 0, 1, 'live', 4611686018427387903);
INSERT INTO coverage_update VALUES ('old-update', 'old-coverage', 1, 'published', 2, 'report', 1767323045000000, 0, '{"kind":"report","said":"2026-01-02T03:04:05Z","headline":"Talks begin again","body":{"blocks":[{"kind":"paragraph","inlines":[{"kind":"text","text":"会談が始まった。"}]}]}}', 'u1', 1767323045000000, 1767323045000000, '202601020304050000000000001', 0);
INSERT INTO record_item VALUES ('statement', 'said', 'published', 1, 1, '{"id":"said","kind":"assert","speaker":["somebody"],"citations":[{"coverage":"old-coverage","update":"old-update","n":1,"revision":2,"field":"body","quote":{"exact":"会談","suffix":"が始まった。","start":0,"end":2},"lang":"ja","mode":"reported"}]}');
INSERT INTO record_ref VALUES ('statement', 'said', 'speaker', 'actor', 'somebody');
INSERT INTO citation VALUES ('statement', 'said', 0, 'old-coverage', 'old-update', 'body', 0, 2, 0);
INSERT INTO account VALUES ('u1', 'ann', 'editor', '', 1767323045000000, 0, '');
INSERT INTO session VALUES ('session-hash', 'u1', 1767326645000000, 1767323045000000, 'Firefox, Linux');
INSERT INTO token VALUES ('token-hash', 'u1', 1767323045000000, 'token-hash', 'wire', 'all', X'6E756C6C', 4607377445000000, 0, 0);
INSERT INTO once VALUES ('u1', 'key', 'digest', '{}', 1767323045000000, '');
INSERT INTO setting VALUES ('media_use', '1');
INSERT INTO setting VALUES ('placed', '1');
INSERT INTO setting VALUES ('state', '1');
INSERT INTO setting VALUES ('said_lines', '1');
INSERT INTO setting VALUES ('resolver_ties', '1');
INSERT INTO setting VALUES ('reworded', '1');
INSERT INTO passkey VALUES ('passkey-id', 'u1', 'phone', '{}', 1767323045000000, 0);
INSERT INTO schedule VALUES ('update', 'old-update', 'old-coverage', 1767326645000000, 1, 'u1', 1767323045000000, 'changed');
INSERT INTO embargo VALUES ('update', 'old-update', 'old-coverage', 1767323105000000, 'u1', 1767323045000000, 1767323045000000, 'u1', 'said');
INSERT INTO placement VALUES ('old-update', 'old-coverage', 1, 1, 0, '{"pinned":true,"rank":"2026010203040500000000000015"}');
INSERT INTO act VALUES (1, 1767323045000000, 'u1', 'ann', 'update.post', 'old/1', 'token', 'bot', 'done', '', 1);
INSERT INTO memo VALUES ('old-memo', 'update', 'old-update', 'old-coverage', 'Ask them once more', 1, 'u1', 1767323045000000);
INSERT INTO claim VALUES ('old-update', 'old-coverage', 'u1', 'u2', 1767323045000000, 1767323045000000);
INSERT INTO hook VALUES ('h1', 'wire', 'https://receiver.example/', '["update.published"]', '[]', 1767323045000000, 'whsec_', '', 0, '', 1, 0, 0, 0, 1767323045000000);
INSERT INTO hook_delivery VALUES (1, 'h1', 1, 'msg_1', 'update.published', 1767323045000000, 1000, 1, 204, '', 0);
INSERT INTO said_line VALUES ('', '', 1767323045000000, 1, 'said');
INSERT INTO said_line VALUES ('kind', 'assert', 1767323045000000, 1, 'said');
INSERT INTO said_line VALUES ('speaker', 'somebody', 1767323045000000, 1, 'said');
INSERT INTO upload_count VALUES ('u1', 1767323045000000, 1);
INSERT INTO draft_decision VALUES ('old-update', 'body', '0011223344556677', 'old-coverage', 'statement', 'old-statement', 1, 1767323045000000, 3000000);
INSERT INTO record_merge VALUES (1, 'actor', 'mori', 'mory', 1767323045000000, 'u1', 0);
INSERT INTO record_merge_item VALUES (1, 0, 'actor', 'mori', 1, 2, 'published');
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
CREATE INDEX correction_own ON correction (coverage, update_id, change);
CREATE INDEX embargo_until ON embargo (until, set_at, item_id);
CREATE INDEX coverage_role_invitation ON coverage_role (invitation);
CREATE INDEX invitation_coverage ON invitation (coverage, made, id);
CREATE INDEX invitation_by ON invitation (made_by);
CREATE INDEX coverage_update_placed ON coverage_update (coverage, placed, n);
CREATE INDEX coverage_update_key ON coverage_update (coverage, said, n) WHERE kind = 'key';
CREATE INDEX coverage_update_summary ON coverage_update (coverage, said, n) WHERE kind = 'summary';
CREATE INDEX coverage_update_pinned ON coverage_update (coverage, standing) WHERE pinned = 1;
CREATE INDEX placement_coverage ON placement (coverage, pinned);
CREATE INDEX placement_until ON placement (pinned, until, update_id);
CREATE INDEX coverage_update_author ON coverage_update (made_by, changed);
CREATE INDEX act_at ON act (at, id);
CREATE INDEX act_account ON act (account, id);
CREATE INDEX act_deed ON act (deed, id);
CREATE INDEX act_amiss ON act (id) WHERE outcome <> 'done';
CREATE INDEX coverage_state ON coverage (state, changed, number) WHERE standing = 'published';
CREATE INDEX coverage_starts ON coverage (state, starts, number) WHERE standing = 'published';
CREATE INDEX memo_item ON memo (item, item_id, at, id);
CREATE INDEX memo_coverage ON memo (coverage, at, id);
CREATE INDEX claim_holder ON claim (taken_by, coverage);
CREATE INDEX claim_seen ON claim (seen);
CREATE INDEX claim_coverage ON claim (coverage);
CREATE UNIQUE INDEX token_id ON token (id);
CREATE INDEX token_account ON token (account, created, id);
CREATE INDEX token_created ON token (created, id);
CREATE INDEX hook_delivery_hook ON hook_delivery (hook, id);
CREATE INDEX hook_asked_hook ON hook_asked (hook, id);
CREATE INDEX said_line_id ON said_line (id);
CREATE INDEX record_item_draft ON record_item (kind, ord) WHERE standing = 'draft';
CREATE INDEX upload_count_since ON upload_count (since);
CREATE INDEX draft_decision_coverage ON draft_decision (coverage, at);
CREATE INDEX record_merge_standing ON record_merge (id) WHERE undone = 0;
