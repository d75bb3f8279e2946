-- Sources with several captures and texts, annotations carried over between them, and purging.

-- Which text of a source is read and annotated.
CREATE TABLE reading (
  source TEXT PRIMARY KEY REFERENCES source (id),
  text TEXT NOT NULL REFERENCES text (id)
) STRICT;
INSERT INTO reading (source, text)
SELECT capture.source, text.id FROM text JOIN capture ON capture.id = text.capture;

-- `member` says which document of the bytes a capture is, where they hold several. `recorded_at` and `url` are what an
-- archive says of it.
ALTER TABLE capture ADD COLUMN member TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN recorded_at TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN url TEXT NOT NULL DEFAULT '';

-- `encoding` is empty where it is the capture's.
ALTER TABLE text ADD COLUMN extent TEXT NOT NULL DEFAULT 'article' CHECK (extent IN ('article', 'whole'));
ALTER TABLE text ADD COLUMN has_extents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE text ADD COLUMN encoding TEXT NOT NULL DEFAULT '';

-- Where an annotation stands in a text that it was not made in. UTF-16 code units, NULL where no place was found.
CREATE TABLE anchor (
  annotation TEXT NOT NULL REFERENCES annotation (id),
  text TEXT NOT NULL REFERENCES text (id),
  state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'uncertain', 'lost')),
  score REAL NOT NULL,
  margin REAL NOT NULL,
  start INTEGER,
  end INTEGER,
  decided INTEGER NOT NULL,
  PRIMARY KEY (annotation, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_text ON anchor (text, start);

CREATE INDEX journal_kind ON journal (kind);

-- The journal entries whose payload was taken away for source protection, with the entry that says so.
CREATE TABLE purged (
  entry TEXT PRIMARY KEY REFERENCES journal (id),
  purge TEXT NOT NULL REFERENCES journal (id)
) STRICT, WITHOUT ROWID;

-- A payload may be emptied, and nothing else changed, once a purge names the entry.
DROP TRIGGER journal_no_update;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NEW.payload IS NOT NULL
  OR NEW.desk IS NOT OLD.desk OR NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
  OR NEW.by IS NOT OLD.by OR NEW.kind IS NOT OLD.kind OR NEW.payload_hash IS NOT OLD.payload_hash
  OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
  OR NOT EXISTS (SELECT 1 FROM purged WHERE entry = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
