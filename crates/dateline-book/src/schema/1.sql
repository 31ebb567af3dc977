-- The book, version 1. What a report said is kept in `versions` and `extractions`; the other tables are made from these.
-- Places are half-open ranges of Unicode code points of `versions.text` ("start", "end"); days are ISO 8601 text.

CREATE TABLE captures (          -- the bytes of inputs as they came, each once
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,     -- SHA-256 of the bytes
  size INTEGER NOT NULL,         -- bytes, uncompressed
  beside INTEGER NOT NULL,       -- versions.id of the text that serves as dictionary of the compression
  zstd BLOB NOT NULL
);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,      -- canonical address, guid of a feed, path of a file, or the id in the input
  name TEXT NOT NULL,            -- the id in the input
  outlet TEXT, url TEXT, title TEXT, author TEXT, published TEXT, language TEXT,
  version INTEGER NOT NULL,      -- versions.id of the newest text
  related INTEGER NOT NULL DEFAULT 0, -- whether it was compared with the other reports
  copy INTEGER,                  -- reports.id of the earliest report of its copy group
  story INTEGER                  -- stories.id
);
CREATE INDEX reports_published ON reports(published);
CREATE INDEX reports_copy ON reports(copy);
CREATE INDEX reports_story ON reports(story);
CREATE INDEX reports_unrelated ON reports(id) WHERE related = 0;

CREATE TABLE versions (          -- every text a report had
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(id),
  number INTEGER NOT NULL,       -- 1, 2, …
  sha256 TEXT NOT NULL,          -- of the text
  added TEXT NOT NULL,           -- when it came into the book, as told by the caller
  capture INTEGER REFERENCES captures(id),
  text TEXT NOT NULL,
  UNIQUE (report, number)
);

CREATE TABLE extractions (       -- what was taken from a version by a model: the record without its text
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions(id),
  model TEXT NOT NULL,
  zstd BLOB NOT NULL,
  UNIQUE (version, model)
);

CREATE TABLE actors (            -- the same someone in all reports
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,      -- kind, name and country as compared
  grp TEXT,                      -- the key without the country; none for those of one report alone
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  role TEXT,                     -- as first given; all of them are in `namings`
  same INTEGER NOT NULL          -- actors.id of whom it is: its own when it stands alone
);
CREATE INDEX actors_grp ON actors(grp) WHERE grp IS NOT NULL;
CREATE INDEX actors_same ON actors(same);
CREATE INDEX actors_merged ON actors(id) WHERE same <> id;

CREATE TABLE names (             -- what an actor is called in any report
  id INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL REFERENCES actors(id),
  name TEXT NOT NULL
);
CREATE INDEX names_actor ON names(actor);
CREATE VIRTUAL TABLE names_words USING fts5(
  name, content='names', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER names_added AFTER INSERT ON names BEGIN
  INSERT INTO names_words(rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER names_removed AFTER DELETE ON names BEGIN
  INSERT INTO names_words(names_words, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE TABLE namings (           -- an actor in one report
  report INTEGER NOT NULL REFERENCES reports(id),
  local TEXT NOT NULL,           -- "a1" of the record
  actor INTEGER NOT NULL REFERENCES actors(id),
  name TEXT,                     -- where it differs from the one in `actors`
  role TEXT, mentions INTEGER NOT NULL,
  PRIMARY KEY (report, local)
) WITHOUT ROWID;
CREATE INDEX namings_actor ON namings(actor);

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(id),
  local TEXT NOT NULL,           -- "s1" of the record
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- direct, mixed, indirect
  day TEXT,                      -- when it was said, else when the report was published
  speaker INTEGER REFERENCES actors(id),
  who TEXT NOT NULL,             -- the chain in words, the speaker first
  addressee TEXT, medium TEXT,
  content TEXT,                  -- what is said where it is not simply the words from start to end; the view `said` always has it
  "within" TEXT,                 -- local id of the statement it stands in
  score REAL NOT NULL,
  rule TEXT NOT NULL,            -- what found it; the words it rests on; the first 8 bytes of the SHA-256 of these
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, hash BLOB NOT NULL,
  utterance INTEGER,             -- statements.id of the earliest report of the same utterance
  verdict TEXT                   -- accepted, rejected: from `fixes`
);
CREATE UNIQUE INDEX statements_report ON statements(report, local);
CREATE INDEX statements_day ON statements(day);
CREATE INDEX statements_speaker ON statements(speaker, day, verdict);
CREATE INDEX statements_utterance ON statements(utterance) WHERE utterance IS NOT NULL;

CREATE TABLE links (             -- the chain of a statement: 0 is the outermost source, the last is the speaker
  statement INTEGER NOT NULL REFERENCES statements(id),
  position INTEGER NOT NULL,
  actor INTEGER REFERENCES actors(id),
  words TEXT,                    -- where they differ from the name
  cue TEXT,
  speaks INTEGER NOT NULL,       -- 1 for the last
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX links_actor ON links(actor, statement) WHERE speaks = 0;

CREATE TABLE about (             -- whom a statement speaks of or to
  statement INTEGER NOT NULL REFERENCES statements(id),
  actor INTEGER NOT NULL REFERENCES actors(id),
  side TEXT NOT NULL,            -- to, about
  PRIMARY KEY (statement, actor, side)
) WITHOUT ROWID;
CREATE INDEX about_actor ON about(actor, side, statement);

CREATE TABLE acts (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(id),
  local TEXT NOT NULL,           -- "e1" of the record
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL, mode TEXT, cameo TEXT, status TEXT NOT NULL,
  commitment TEXT,               -- threat, promise, demand, offer
  day TEXT,                      -- when it happened, else when the report was published
  agents TEXT NOT NULL, recipients TEXT NOT NULL,
  words TEXT NOT NULL,           -- the trigger and what is promised, demanded, threatened
  condition TEXT,
  deadline TEXT, deadline_from TEXT, deadline_to TEXT,
  place TEXT, place_country TEXT,
  measure REAL, unit TEXT,
  statement TEXT,                -- local id of the statement it is told in
  score REAL NOT NULL,
  rule TEXT NOT NULL,            -- what found it; the words it rests on; the first 8 bytes of the SHA-256 of these
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, hash BLOB NOT NULL,
  verdict TEXT
);
CREATE UNIQUE INDEX acts_report ON acts(report, local);
CREATE INDEX acts_day ON acts(day);
CREATE INDEX acts_type ON acts(type, day);
CREATE INDEX acts_commitment ON acts(commitment, day) WHERE commitment IS NOT NULL;
CREATE INDEX acts_deadline ON acts(deadline_from) WHERE deadline IS NOT NULL;

CREATE TABLE parties (
  act INTEGER NOT NULL REFERENCES acts(id),
  side TEXT NOT NULL,            -- agent, recipient
  actor INTEGER NOT NULL REFERENCES actors(id),
  PRIMARY KEY (act, side, actor)
) WITHOUT ROWID;
CREATE INDEX parties_actor ON parties(actor, side, act);

CREATE TABLE times (
  report INTEGER NOT NULL REFERENCES reports(id),
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL, "mod" TEXT, "from" TEXT, "to" TEXT, words TEXT NOT NULL,
  PRIMARY KEY (report, "start", "end")
) WITHOUT ROWID;

CREATE TABLE outcomes (          -- what became of a commitment; none while nothing is known
  act INTEGER PRIMARY KEY REFERENCES acts(id),
  outcome TEXT NOT NULL,         -- met, broken, overtaken
  day TEXT,                      -- of the evidence
  evidence INTEGER NOT NULL REFERENCES acts(id),
  why TEXT NOT NULL
);

CREATE TABLE sketches (          -- what reports are compared by to find copies; made from the text
  report INTEGER PRIMARY KEY REFERENCES reports(id),
  copies BLOB NOT NULL
);

CREATE TABLE frequencies (       -- in how many reports words stand: one row
  id INTEGER PRIMARY KEY CHECK (id = 1),
  words BLOB NOT NULL
);

CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  title TEXT,                    -- of its earliest report
  first TEXT, last TEXT,         -- days
  reports INTEGER NOT NULL
);

CREATE TABLE fixes (             -- what readers decided: only ever added to
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL, by TEXT,
  verb TEXT NOT NULL,            -- accept, reject, relabel, merge, split, undo
  report TEXT,                   -- reports.key, for the first three
  "start" INTEGER, "end" INTEGER, hash TEXT, -- the words it rests on
  item TEXT,                     -- statement, act
  field TEXT, value TEXT,        -- relabel
  actor TEXT, other TEXT,        -- actors.key: merge, split
  undoes INTEGER REFERENCES fixes(id)
);

CREATE INDEX fixes_report ON fixes(report) WHERE report IS NOT NULL;
CREATE INDEX fixes_actor ON fixes(actor) WHERE actor IS NOT NULL;
CREATE INDEX fixes_undoes ON fixes(undoes) WHERE undoes IS NOT NULL;

CREATE VIEW said AS              -- statements with what is said
  SELECT s.id, s.who, coalesce(s.content, substr(v.text, s."start" + 1, s."end" - s."start")) AS content
  FROM statements s JOIN reports r ON r.id = s.report JOIN versions v ON v.id = r.version;
CREATE VIRTUAL TABLE statements_words USING fts5(
  who, content, content='said', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
  INSERT INTO statements_words(rowid, who, content) SELECT id, who, content FROM said WHERE id = new.id;
END;
CREATE TRIGGER statements_removed BEFORE DELETE ON statements BEGIN
  INSERT INTO statements_words(statements_words, rowid, who, content) SELECT 'delete', id, who, content FROM said WHERE id = old.id;
END;
CREATE TRIGGER statements_changing BEFORE UPDATE OF report, "start", "end", who, content ON statements BEGIN
  INSERT INTO statements_words(statements_words, rowid, who, content) SELECT 'delete', id, who, content FROM said WHERE id = old.id;
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF report, "start", "end", who, content ON statements BEGIN
  INSERT INTO statements_words(rowid, who, content) SELECT id, who, content FROM said WHERE id = new.id;
END;

CREATE VIRTUAL TABLE acts_words USING fts5(
  agents, recipients, words, condition, content='acts', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER acts_added AFTER INSERT ON acts BEGIN
  INSERT INTO acts_words(rowid, agents, recipients, words, condition)
    VALUES (new.id, new.agents, new.recipients, new.words, new.condition);
END;
CREATE TRIGGER acts_removed AFTER DELETE ON acts BEGIN
  INSERT INTO acts_words(acts_words, rowid, agents, recipients, words, condition)
    VALUES ('delete', old.id, old.agents, old.recipients, old.words, old.condition);
END;
CREATE TRIGGER acts_changed AFTER UPDATE OF agents, recipients, words, condition ON acts BEGIN
  INSERT INTO acts_words(acts_words, rowid, agents, recipients, words, condition)
    VALUES ('delete', old.id, old.agents, old.recipients, old.words, old.condition);
  INSERT INTO acts_words(rowid, agents, recipients, words, condition)
    VALUES (new.id, new.agents, new.recipients, new.words, new.condition);
END;

-- For people and other programs.
CREATE VIEW quotes AS
  SELECT 's' || s.id AS id, s.day, s.who, s.kind, w.content, r.outlet, r.title, r.url, 'r' || r.id AS report
  FROM statements s JOIN said w ON w.id = s.id JOIN reports r ON r.id = s.report WHERE s.verdict IS NOT 'rejected';
CREATE VIEW events AS
  SELECT 'e' || e.id AS id, e.day, e.type, e.status, e.agents, e.recipients, e.words, e.condition, e.deadline,
    e.place, e.place_country, r.outlet, r.title, r.url, 'r' || r.id AS report
  FROM acts e JOIN reports r ON r.id = e.report WHERE e.verdict IS NOT 'rejected';
CREATE VIEW commitments AS
  SELECT 'e' || e.id AS id, e.commitment, e.day, e.agents, e.recipients, e.words, e.condition, e.deadline, e.deadline_from,
    e.deadline_to, o.outcome, o.day AS outcome_day, CASE WHEN o.evidence IS NULL THEN NULL ELSE 'e' || o.evidence END AS evidence,
    r.outlet, r.title, r.url, 'r' || r.id AS report
  FROM acts e JOIN reports r ON r.id = e.report LEFT JOIN outcomes o ON o.act = e.id
  WHERE e.commitment IS NOT NULL AND e.verdict IS NOT 'rejected';
CREATE VIEW chains AS
  SELECT 's' || l.statement AS statement, l.position, coalesce(a.name, l.words) AS source, l.cue
  FROM links l LEFT JOIN actors a ON a.id = l.actor;
CREATE VIEW evidence AS          -- the words a statement or act rests on, and the rule that found it
  SELECT x.id, x.rule, x.evidence_start AS "start", x.evidence_end AS "end", lower(hex(x.hash)) AS hash,
    substr(v.text, x.evidence_start + 1, x.evidence_end - x.evidence_start) AS words, 'r' || x.report AS report
  FROM (SELECT 's' || id AS id, report, rule, evidence_start, evidence_end, hash FROM statements
    UNION ALL SELECT 'e' || id, report, rule, evidence_start, evidence_end, hash FROM acts) x
  JOIN reports r ON r.id = x.report JOIN versions v ON v.id = r.version;
CREATE VIEW copies AS
  SELECT 'r' || copy AS grp, 'r' || id AS report, published, outlet, title, url FROM reports
  WHERE copy IN (SELECT copy FROM reports WHERE copy <> id);
