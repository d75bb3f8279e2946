-- Generated from the migrations, to read. Update: npm test -- unit -u

CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE case_info (
  id TEXT PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE fact (
  source TEXT NOT NULL REFERENCES source (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('stated', 'metadata', 'person', 'inferred')),
  reason TEXT NOT NULL,
  PRIMARY KEY (source, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES source (id),
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL,
  via TEXT NOT NULL,
  name TEXT NOT NULL,
  captured_at TEXT NOT NULL,
  captured_by TEXT NOT NULL
, member TEXT NOT NULL DEFAULT '', recorded_at TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE text (
  id TEXT PRIMARY KEY,
  capture TEXT NOT NULL REFERENCES capture (id),
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  length INTEGER NOT NULL,
  reader TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  blocks TEXT NOT NULL,
  warnings TEXT NOT NULL
, extent TEXT NOT NULL DEFAULT 'article' CHECK (extent IN ('article', 'whole')), has_extents INTEGER NOT NULL DEFAULT 0, encoding TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL REFERENCES text (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  tag TEXT NOT NULL CHECK (tag IN ('claim', 'actor', 'place')),
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE reading (
  source TEXT PRIMARY KEY REFERENCES source (id),
  text TEXT NOT NULL REFERENCES text (id)
) STRICT;

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

CREATE TABLE purged (
  entry TEXT PRIMARY KEY REFERENCES journal (id),
  purge TEXT NOT NULL REFERENCES journal (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  annotation TEXT PRIMARY KEY REFERENCES annotation (id),
  speaker_kind TEXT CHECK (speaker_kind IN ('outlet', 'entity')),
  speaker TEXT REFERENCES entity (id),
  attribution TEXT,
  stance TEXT,
  hedges TEXT,
  periods TEXT,
  numbers TEXT,
  check_status TEXT,
  check_reason TEXT,
  check_at TEXT,
  check_by TEXT,
  importance TEXT,
  CHECK ((speaker IS NOT NULL) = (speaker_kind IS 'entity'))
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('actor', 'place')),
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  aliases TEXT NOT NULL,
  location TEXT,
  merged_into TEXT REFERENCES entity (id) CHECK (merged_into IS NOT id),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
  annotation TEXT PRIMARY KEY REFERENCES annotation (id),
  entity TEXT NOT NULL REFERENCES entity (id),
  answer TEXT NOT NULL CHECK (answer IN ('sure', 'unsure'))
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  claim TEXT NOT NULL REFERENCES annotation (id),
  mention TEXT NOT NULL REFERENCES annotation (id),
  role TEXT NOT NULL CHECK (role IN ('says', 'did', 'suffered')),
  PRIMARY KEY (claim, mention)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_pair (
  a TEXT NOT NULL REFERENCES entity (id),
  b TEXT NOT NULL REFERENCES entity (id),
  answer TEXT NOT NULL CHECK (answer IN ('different', 'unsure')),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  colour TEXT NOT NULL,
  position INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejection (
  tag TEXT NOT NULL CHECK (tag IN ('claim', 'actor', 'place')),
  words TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (tag, words)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  a TEXT NOT NULL REFERENCES annotation (id),
  b TEXT NOT NULL REFERENCES annotation (id),
  relation TEXT NOT NULL CHECK (relation IN ('same', 'supports', 'contradicts', 'differs')),
  supporter TEXT CHECK (supporter IN ('a', 'b')),
  note TEXT NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b),
  CHECK ((supporter IS NOT NULL) = (relation = 'supports'))
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  position REAL NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE statement_claim (
  claim TEXT PRIMARY KEY REFERENCES annotation (id),
  statement TEXT NOT NULL REFERENCES statement (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE match_rejection (
  a_source TEXT NOT NULL REFERENCES source (id),
  a_words TEXT NOT NULL,
  b_source TEXT NOT NULL REFERENCES source (id),
  b_words TEXT NOT NULL,
  PRIMARY KEY (a_source, a_words, b_source, b_words)
) STRICT, WITHOUT ROWID;

CREATE TABLE confidential (
  kind TEXT NOT NULL CHECK (kind IN ('source', 'entity')),
  id TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_doc (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'quote', 'note', 'entity', 'statement'))
) STRICT;

CREATE TABLE search_pending (
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'quote', 'note', 'entity', 'statement')),
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_words USING fts5 (
  body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE 'search_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'search_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_parts USING fts5 (
  body, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE 'search_parts_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_parts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'search_parts_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_parts_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('words', 'substring', 'regex')),
  filters TEXT NOT NULL
) STRICT;

CREATE TABLE "journal" (
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

CREATE TABLE conflict (
  entry TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('left-out', 'changed-apart', 'merge-circle')),
  field TEXT NOT NULL,
  held TEXT NOT NULL,
  PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (entry TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE INDEX capture_source ON capture (source);

CREATE INDEX capture_sha256 ON capture (sha256);

CREATE INDEX text_capture ON text (capture);

CREATE INDEX text_sha256 ON text (sha256);

CREATE INDEX annotation_text ON annotation (text, start);

CREATE INDEX annotation_tag ON annotation (text, tag);

CREATE INDEX anchor_text ON anchor (text, start);

CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;

CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX mention_entity ON mention (entity);

CREATE INDEX role_mention ON role (mention);

CREATE INDEX entity_pair_b ON entity_pair (b);

CREATE INDEX rejection_source ON rejection (source);

CREATE INDEX link_b ON link (b);

CREATE INDEX statement_claim_statement ON statement_claim (statement);

CREATE INDEX match_rejection_b ON match_rejection (b_source);

CREATE UNIQUE INDEX search_doc_id ON search_doc (id, kind);

CREATE INDEX journal_at ON journal (at, desk, seq, id);

CREATE INDEX journal_desk ON journal (desk, seq, hash);

CREATE INDEX journal_kind ON journal (kind);

CREATE TRIGGER content_no_replace BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER content_no_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content is never changed'); END;

CREATE TRIGGER search_reading_added AFTER INSERT ON reading
BEGIN INSERT INTO search_pending VALUES (NEW.source, 'article') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_reading_changed AFTER UPDATE ON reading
BEGIN INSERT INTO search_pending VALUES (NEW.source, 'article') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_reading_removed AFTER DELETE ON reading
BEGIN INSERT INTO search_pending VALUES (OLD.source, 'article') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_quote_added AFTER INSERT ON annotation
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'quote') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_quote_changed AFTER UPDATE OF exact ON annotation
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'quote') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_note_added AFTER INSERT ON annotation WHEN NEW.note <> ''
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'note') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_note_changed AFTER UPDATE OF note ON annotation
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'note') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_annotation_removed AFTER DELETE ON annotation
BEGIN INSERT INTO search_pending VALUES (OLD.id, 'quote'), (OLD.id, 'note') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_entity_added AFTER INSERT ON entity
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'entity') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_entity_changed AFTER UPDATE OF name, aliases, note ON entity
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'entity') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_entity_removed AFTER DELETE ON entity
BEGIN INSERT INTO search_pending VALUES (OLD.id, 'entity') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_statement_added AFTER INSERT ON statement WHEN NEW.title <> '' OR NEW.note <> ''
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'statement') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_statement_changed AFTER UPDATE OF title, note ON statement
BEGIN INSERT INTO search_pending VALUES (NEW.id, 'statement') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER search_statement_removed AFTER DELETE ON statement
BEGIN INSERT INTO search_pending VALUES (OLD.id, 'statement') ON CONFLICT DO NOTHING; END;

CREATE TRIGGER journal_keeps_payload BEFORE INSERT ON journal WHEN NEW.payload IS NULL
BEGIN SELECT RAISE(ABORT, 'a journal entry needs a payload'); END;

CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NEW.payload IS NOT NULL
  OR NEW.desk IS NOT OLD.desk OR NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
  OR NEW.by IS NOT OLD.by OR NEW.kind IS NOT OLD.kind OR NEW.payload_hash IS NOT OLD.payload_hash
  OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
  OR NOT EXISTS (SELECT 1 FROM purged WHERE entry = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
