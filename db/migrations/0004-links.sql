-- Links between claims, the statements that they make up, and pairs of passages that a person does not want proposed.

-- A relation between two claims. `a` sorts before `b`; of `supports` it says which of the two supports the other.
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
CREATE INDEX link_b ON link (b);

-- What several sources say about one thing: a row of the claims matrix. `status` is a code of the codebook's list `status`.
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

-- The statement that a claim belongs to: one at most.
CREATE TABLE statement_claim (
  claim TEXT PRIMARY KEY REFERENCES annotation (id),
  statement TEXT NOT NULL REFERENCES statement (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_claim_statement ON statement_claim (statement);

-- Two passages that are not proposed to be linked again, by their sources and folded words. `a` sorts before `b`.
CREATE TABLE match_rejection (
  a_source TEXT NOT NULL REFERENCES source (id),
  a_words TEXT NOT NULL,
  b_source TEXT NOT NULL REFERENCES source (id),
  b_words TEXT NOT NULL,
  PRIMARY KEY (a_source, a_words, b_source, b_words)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_rejection_b ON match_rejection (b_source);
