-- Search: the index, which can always be made again from the other tables, and searches that people saved.

-- What is in the index, under a number that stays when the file is rewritten.
CREATE TABLE search_doc (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'quote', 'note', 'entity', 'statement'))
) STRICT;
CREATE UNIQUE INDEX search_doc_id ON search_doc (id, kind);

-- What has changed since it was indexed. Emptied by the transaction that changed it.
CREATE TABLE search_pending (
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'quote', 'note', 'entity', 'statement')),
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;

-- Both hold no text, only what finds it. Texts are folded before they come here: every byte beyond ASCII is of a word.
CREATE VIRTUAL TABLE search_words USING fts5 (
  body, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE search_parts USING fts5 (
  body, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);

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

-- All that is there already is indexed when the case is next opened.
INSERT INTO search_pending (id, kind) SELECT source, 'article' FROM reading;
INSERT INTO search_pending (id, kind) SELECT id, 'quote' FROM annotation;
INSERT INTO search_pending (id, kind) SELECT id, 'note' FROM annotation WHERE note <> '';
INSERT INTO search_pending (id, kind) SELECT id, 'entity' FROM entity;
INSERT INTO search_pending (id, kind) SELECT id, 'statement' FROM statement WHERE title <> '' OR note <> '';

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('words', 'substring', 'regex')),
  filters TEXT NOT NULL
) STRICT;
