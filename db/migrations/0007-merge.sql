-- Journals of two copies of a case in one: a desk may have gone on in both, and what one did may not fit what the other did.

-- The same journal without the rule that a desk has one entry of each number. Hashes are unique in its place.
DROP TRIGGER journal_keeps_payload;
DROP TRIGGER journal_no_replace;
DROP TRIGGER journal_no_update;
DROP TRIGGER journal_no_delete;
DROP INDEX journal_at;
DROP INDEX journal_kind;
CREATE TABLE united_journal (
  desk TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  id TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT,
  payload_hash TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO united_journal (desk, seq, id, at, by, kind, payload, payload_hash, prev_hash, hash)
SELECT desk, seq, id, at, by, kind, payload, payload_hash, prev_hash, hash FROM journal ORDER BY rowid;
DROP TABLE journal;
ALTER TABLE united_journal RENAME TO journal;
CREATE INDEX journal_at ON journal (at, desk, seq, id);
CREATE INDEX journal_desk ON journal (desk, seq, hash);
CREATE INDEX journal_kind ON journal (kind);

CREATE TRIGGER journal_keeps_payload BEFORE INSERT ON journal WHEN NEW.payload IS NULL
BEGIN SELECT RAISE(ABORT, 'a journal entry needs a payload'); END;
-- INSERT OR REPLACE deletes without the delete trigger, so it has to be met before it inserts.
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- A payload may be emptied, and nothing else changed, once a purge names the entry.
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NEW.payload IS NOT NULL
  OR NEW.desk IS NOT OLD.desk OR NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
  OR NEW.by IS NOT OLD.by OR NEW.kind IS NOT OLD.kind OR NEW.payload_hash IS NOT OLD.payload_hash
  OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
  OR NOT EXISTS (SELECT 1 FROM purged WHERE entry = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Where an entry met something that its author did not know of. `field` is what two changed apart, `held` (JSON) what the
-- tables held; both are empty for what did not fit and was left out.
CREATE TABLE conflict (
  entry TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('left-out', 'changed-apart', 'merge-circle')),
  field TEXT NOT NULL,
  held TEXT NOT NULL,
  PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;

-- Changes that the journal holds for done (or undone) while the tables do not, since it did not fit.
CREATE TABLE left_out (entry TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
