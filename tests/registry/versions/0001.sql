-- A registry as the program of schema version 1 wrote it.
BEGIN TRANSACTION;
CREATE TABLE batch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    source_file VARCHAR,
    sha256 VARCHAR,
    note VARCHAR,
    undoes INTEGER,
    withdrawn_by INTEGER,
    changes INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    prev_hash VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    FOREIGN KEY(undoes) REFERENCES batch (id),
    FOREIGN KEY(withdrawn_by) REFERENCES batch (id)
);
INSERT INTO "batch" VALUES(1,'import','a','2026-11-23T17:41:04.556361+00:00','metadata.jsonl','0000000000000000000000000000000000000000000000000000000000000000',NULL,NULL,NULL,5,'93731a6de61e22d743fcabde422d95178edfaeebaaed2613d37b5db3ef354e8f','0000000000000000000000000000000000000000000000000000000000000000','1776f091f928389a0a7a2089258f81cb85c1328133101d6ab63afa76da597ecf');
INSERT INTO "batch" VALUES(2,'import','a','2026-11-23T17:41:04.560217+00:00','so.csv','1111111111111111111111111111111111111111111111111111111111111111',NULL,NULL,NULL,2,'581765b1826eb9129c0a0f432cf65b09c23af3dc940b08a5f60f90c70883e954','1776f091f928389a0a7a2089258f81cb85c1328133101d6ab63afa76da597ecf','87907582eac6f075533deb7cb93bb1ef896062b1ba1500e37d23f34377ef38c8');
INSERT INTO "batch" VALUES(3,'add','a','2026-11-23T17:41:04.564226+00:00',NULL,NULL,NULL,NULL,NULL,1,'f120ea8bc9715a8f0421431d7b9eb6337316cbed84a697451dbd9f533d9d8761','87907582eac6f075533deb7cb93bb1ef896062b1ba1500e37d23f34377ef38c8','e46cfe3a19b952a9babadd19686cfa1425d89f40c887ff777ce5c48f7a4df765');
INSERT INTO "batch" VALUES(4,'edit','a','2026-11-23T17:41:04.568212+00:00',NULL,NULL,NULL,NULL,NULL,2,'05535b9c8d13876ce7f93de881320b272b5a9d07e0a93169f6308db452f6a62a','e46cfe3a19b952a9babadd19686cfa1425d89f40c887ff777ce5c48f7a4df765','2aa1e0b9bd612543320806cb0f71c92cf9ec95b0fdb2e1e73ee5ff7d55d0aa53');
INSERT INTO "batch" VALUES(5,'mark','a','2026-11-23T17:41:04.572203+00:00',NULL,NULL,NULL,NULL,6,1,'b4616a5d76c192e24db17129b09e1b17ea7d7ee440e10cbb86504cfd121dd17f','2aa1e0b9bd612543320806cb0f71c92cf9ec95b0fdb2e1e73ee5ff7d55d0aa53','7c38b5cd801fe46104a81c1d609d5b33d9dce2b3799eaa395876a6c7110e7872');
INSERT INTO "batch" VALUES(6,'undo','a','2026-11-23T17:41:04.576248+00:00',NULL,NULL,NULL,5,NULL,1,'ee2f9560e4d7c45139ce0e49fa23b6bd1efd40004fcd9b2cac6dc710c6ba03b5','7c38b5cd801fe46104a81c1d609d5b33d9dce2b3799eaa395876a6c7110e7872','0639d8154139f4a391989a26a9edac819fb9d775b37221e6f26e4cacae70888a');
CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL,
    op VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    last_row_id INTEGER NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    digest VARCHAR NOT NULL,
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "change" VALUES(1,1,'add','document_record',1,2,NULL,NULL,'c55b2ffb235bb4ae90365bd363a6a711673f404e686e4137b1bf951970102da9');
INSERT INTO "change" VALUES(2,1,'add','document_source_record',1,2,NULL,NULL,'a024186e0f1818746ed19d2a4af8bb39b93c1928ee7f7695831f07cf6a42226e');
INSERT INTO "change" VALUES(3,1,'add','event_record',1,1,NULL,NULL,'5b7549ddb1c010e41a03fe45b883e095944958c722074bcb425e3d0fccd508ab');
INSERT INTO "change" VALUES(4,2,'add','document_record',3,3,NULL,NULL,'a9fce82510795da3263a6c605fee0761e14d4915feecda833cf773aabe3f24d4');
INSERT INTO "change" VALUES(5,2,'add','document_source_record',3,3,NULL,NULL,'e85c3b2c3a3fb773df062376ff4dbce43d52a79dfeec1697c3a5d8310787fad8');
INSERT INTO "change" VALUES(6,3,'add','document_record',4,4,NULL,NULL,'b370eea7a7c021a5a48d80eb5c5054c6c46ede08ad9b4edfac6b1631450e6bdb');
INSERT INTO "change" VALUES(7,4,'edit','document_record',1,1,'{"issuer":null,"issuer_key":null,"urn":"urn:lex:vn::luat:2013-11-29;45-2013-qh13"}','{"issuer":"Quốc hội","issuer_key":"quoc hoi","urn":"urn:lex:vn:quoc.hoi:luat:2013-11-29;45-2013-qh13"}','');
INSERT INTO "change" VALUES(8,4,'edit','document_record',4,4,'{"title":null,"title_key":null}','{"title":"Về một việc","title_key":"ve mot viec"}','');
INSERT INTO "change" VALUES(9,5,'add','event_record',2,2,NULL,NULL,'6e4220d409d66b693ec099d2c992c3d0d1a1ef22b279d82d65a11dd983f256c4');
INSERT INTO "change" VALUES(10,6,'withdraw','batch',5,5,NULL,NULL,'');
CREATE TABLE decision_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    item VARCHAR NOT NULL,
    document_id INTEGER NOT NULL,
    decision VARCHAR NOT NULL,
    reason VARCHAR,
    due DATE,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
CREATE TABLE document_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    type VARCHAR,
    number VARCHAR,
    title VARCHAR,
    issuer VARCHAR,
    issued_on DATE,
    effective_on DATE,
    declared_end DATE,
    territory VARCHAR,
    normative VARCHAR NOT NULL,
    rank INTEGER,
    signer VARCHAR,
    field VARCHAR,
    drafting_body VARCHAR,
    known_by VARCHAR NOT NULL,
    urn VARCHAR,
    number_key VARCHAR,
    ordinal VARCHAR,
    year INTEGER,
    symbol VARCHAR,
    title_key VARCHAR,
    issuer_key VARCHAR,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "document_record" VALUES(1,'Luật','45/2013/QH13','Đất đai','Quốc hội','2013-11-29','2014-07-01',NULL,NULL,'unknown',NULL,NULL,NULL,NULL,'record','urn:lex:vn:quoc.hoi:luat:2013-11-29;45-2013-qh13','45/2013/QH13','45',2013,'QH13','dat dai','quoc hoi',1);
INSERT INTO "document_record" VALUES(2,'Nghị định','43/2014/NĐ-CP',NULL,NULL,'2014-05-15','2014-07-01',NULL,NULL,'unknown',NULL,NULL,NULL,NULL,'record','urn:lex:vn::nghi.dinh:2014-05-15;43-2014-nd-cp','43/2014/ND-CP','43',2014,'ND-CP',NULL,NULL,1);
INSERT INTO "document_record" VALUES(3,'Quyết định','5/2020/QĐ-UBND',NULL,'UBND tỉnh Hải Dương',NULL,'2020-02-01',NULL,NULL,'unknown',NULL,NULL,NULL,NULL,'record','urn:lex:vn:ubnd.tinh.hai.duong:quyet.dinh:;5-2020-qd-ubnd','5/2020/QD-UBND','5',2020,'QD-UBND',NULL,'ubnd tinh hai duong',2);
INSERT INTO "document_record" VALUES(4,'Quyết định','6/2020/QĐ-UBND','Về một việc','UBND tỉnh Hải Dương',NULL,'2020-02-01',NULL,NULL,'unknown',NULL,NULL,NULL,NULL,'record','urn:lex:vn:ubnd.tinh.hai.duong:quyet.dinh:;6-2020-qd-ubnd','6/2020/QD-UBND','6',2020,'QD-UBND','ve mot viec','ubnd tinh hai duong',3);
CREATE TABLE document_source_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    source_id VARCHAR,
    url VARCHAR,
    seen DATE,
    facts VARCHAR,
    conflicts VARCHAR,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "document_source_record" VALUES(1,1,'phapdien','vbpl:1',NULL,NULL,NULL,NULL,1);
INSERT INTO "document_source_record" VALUES(2,2,'phapdien','vbpl:2',NULL,NULL,NULL,NULL,1);
INSERT INTO "document_source_record" VALUES(3,3,'common','row:1',NULL,NULL,NULL,NULL,2);
CREATE TABLE document_text_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    source VARCHAR,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
CREATE TABLE event_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    on_date DATE,
    until_date DATE,
    scope VARCHAR NOT NULL,
    acting_id INTEGER,
    acting VARCHAR,
    announced_id INTEGER,
    announced_by VARCHAR,
    clause VARCHAR,
    quote VARCHAR,
    ground VARCHAR,
    territory VARCHAR,
    label VARCHAR,
    source VARCHAR,
    source_url VARCHAR,
    seen DATE,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(acting_id) REFERENCES document_record (id),
    FOREIGN KEY(announced_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "event_record" VALUES(1,2,'expired','2024-08-01',NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'phapdien',NULL,NULL,1);
INSERT INTO "event_record" VALUES(2,3,'repealed','2021-01-01',NULL,'',NULL,'Quyết định số 9/2020/QĐ-UBND',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5);
CREATE TABLE meta (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('registry','85af7ee9100e1aee9c74426307d6175b');
INSERT INTO "meta" VALUES('created_at','2026-11-23T17:41:04+00:00');
CREATE TABLE relation_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    target_id INTEGER,
    target VARCHAR,
    quote VARCHAR,
    source VARCHAR,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(target_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
CREATE INDEX ix_change_batch ON change (batch_id);
CREATE INDEX ix_change_row ON change (table_name, row_id);
CREATE INDEX ix_document_issued_on ON document_record (issued_on);
CREATE INDEX ix_document_number_key ON document_record (number_key);
CREATE INDEX ix_document_parts ON document_record (ordinal, year);
CREATE INDEX ix_document_symbol ON document_record (symbol);
CREATE INDEX ix_document_title_key ON document_record (title_key);
CREATE INDEX ix_decision_item ON decision_record (item);
CREATE INDEX ix_document_source_document ON document_source_record (document_id);
CREATE INDEX ix_document_source_id ON document_source_record (source_id, source);
CREATE INDEX ix_document_text_document ON document_text_record (document_id);
CREATE INDEX ix_event_acting ON event_record (acting_id);
CREATE INDEX ix_event_document ON event_record (document_id);
CREATE INDEX ix_relation_document ON relation_record (document_id);
CREATE INDEX ix_relation_target ON relation_record (target_id);
CREATE INDEX ix_batch_withdrawn ON batch (id) WHERE withdrawn_by IS NOT NULL;
CREATE VIEW document AS SELECT * FROM document_record
WHERE batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL);
CREATE VIEW document_source AS SELECT * FROM document_source_record
WHERE batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL);
CREATE VIEW event AS SELECT * FROM event_record
WHERE batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL);
CREATE VIEW relation AS SELECT * FROM relation_record
WHERE batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL);
CREATE VIEW document_text AS SELECT * FROM document_text_record AS latest
WHERE id = (
    SELECT max(id) FROM document_text_record AS other
    WHERE other.document_id = latest.document_id
    AND other.batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL)
);
CREATE VIEW decision AS SELECT * FROM decision_record AS latest
WHERE id = (
    SELECT max(id) FROM decision_record AS other
    WHERE other.item = latest.item
    AND other.batch_id NOT IN (SELECT id FROM batch WHERE withdrawn_by IS NOT NULL)
);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('batch',6);
INSERT INTO "sqlite_sequence" VALUES('document_record',4);
INSERT INTO "sqlite_sequence" VALUES('document_source_record',3);
INSERT INTO "sqlite_sequence" VALUES('event_record',2);
INSERT INTO "sqlite_sequence" VALUES('change',10);
COMMIT;
