-- Version 2: whether any source that brought a record tells what became of the document.
ALTER TABLE document_record ADD COLUMN followed INTEGER DEFAULT 1 NOT NULL;
-- Version 1 did not ask. What an import of a collection brought, and of which nothing but the issue and the start
-- is known, may have ended long ago; a table of the user's own ("common", "starter") and what a person added stay.
UPDATE document_record SET followed = 0
WHERE batch_id IN (SELECT id FROM batch WHERE kind = 'import')
AND id IN (SELECT document_id FROM document_source_record)
AND id NOT IN (SELECT document_id FROM document_source_record WHERE source IN ('common', 'starter'))
AND id NOT IN (
    SELECT document_id FROM event_record WHERE kind NOT IN ('issued', 'effective', 'corrected', 'consolidated')
);
-- The journal's digests of the batches before this one do not cover the new column.
INSERT INTO meta ("key", value) SELECT 'followed_from_batch', coalesce(max(id), 0) + 1 FROM batch;
