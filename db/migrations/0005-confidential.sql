-- Sources, actors and places whose names leave the case only under full provenance.

CREATE TABLE confidential (
  kind TEXT NOT NULL CHECK (kind IN ('source', 'entity')),
  id TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
