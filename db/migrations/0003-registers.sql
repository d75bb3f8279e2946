-- What is said of annotations, the registers of actors and places, the codebook, and what a person does not want proposed.

-- A field that is NULL was not said. `hedges`, `periods` and `numbers` are JSON arrays, `check_` columns belong together.
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
CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;

-- An actor or place. One that was merged keeps its mentions: they are those of the entity it was merged into.
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
CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;

-- Which entity an actor or place annotation refers to.
CREATE TABLE mention (
  annotation TEXT PRIMARY KEY REFERENCES annotation (id),
  entity TEXT NOT NULL REFERENCES entity (id),
  answer TEXT NOT NULL CHECK (answer IN ('sure', 'unsure'))
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity);

-- What the actor of a mention has to do with a claim.
CREATE TABLE role (
  claim TEXT NOT NULL REFERENCES annotation (id),
  mention TEXT NOT NULL REFERENCES annotation (id),
  role TEXT NOT NULL CHECK (role IN ('says', 'did', 'suffered')),
  PRIMARY KEY (claim, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_mention ON role (mention);

-- What a person says of two entities that are not merged. `a` sorts before `b`.
CREATE TABLE entity_pair (
  a TEXT NOT NULL REFERENCES entity (id),
  b TEXT NOT NULL REFERENCES entity (id),
  answer TEXT NOT NULL CHECK (answer IN ('different', 'unsure')),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_pair_b ON entity_pair (b);

-- Codes that a person changed, added or hid; the others are as every case begins with them.
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

-- Words (folded) that are not proposed under a tag again, and the source in which a person said so.
CREATE TABLE rejection (
  tag TEXT NOT NULL CHECK (tag IN ('claim', 'actor', 'place')),
  words TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (tag, words)
) STRICT, WITHOUT ROWID;
CREATE INDEX rejection_source ON rejection (source);
