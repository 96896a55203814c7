-- Version 1: the tables as registry/tables.py has them, and the views of what counts now.
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
CREATE TABLE meta (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);
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
CREATE INDEX ix_change_batch ON change (batch_id);
CREATE INDEX ix_change_row ON change (table_name, row_id);
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
CREATE INDEX ix_document_issued_on ON document_record (issued_on);
CREATE INDEX ix_document_number_key ON document_record (number_key);
CREATE INDEX ix_document_parts ON document_record (ordinal, year);
CREATE INDEX ix_document_symbol ON document_record (symbol);
CREATE INDEX ix_document_title_key ON document_record (title_key);
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
CREATE INDEX ix_decision_item ON decision_record (item);
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
CREATE INDEX ix_document_source_document ON document_source_record (document_id);
CREATE INDEX ix_document_source_id ON document_source_record (source_id, source);
CREATE TABLE document_text_record (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    source VARCHAR,
    batch_id INTEGER NOT NULL,
    FOREIGN KEY(document_id) REFERENCES document_record (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id)
);
CREATE INDEX ix_document_text_document ON document_text_record (document_id);
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
CREATE INDEX ix_event_acting ON event_record (acting_id);
CREATE INDEX ix_event_document ON event_record (document_id);
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
