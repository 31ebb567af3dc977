-- The book, version 1. What a report said is kept in `versions` and `extractions`; the other tables are made from these.
-- Places are half-open ranges of Unicode code points of `versions.text` ("start", "end"); days are ISO 8601 text.
-- The indexes of words (`…_words`) are filled by the program beside the rows: triggers would write them out row by row. What changes or
-- takes away rows changes them by triggers.

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
  related INTEGER NOT NULL DEFAULT 0, -- 1: it was compared with the other reports; 2: all but its statements
  copy INTEGER,                  -- reports.id of the earliest report of its copy group
  story INTEGER                  -- stories.id
);
CREATE INDEX reports_published ON reports(published);
CREATE INDEX reports_copy ON reports(copy);
CREATE INDEX reports_story ON reports(story);
CREATE INDEX reports_unrelated ON reports(id) WHERE related <> 1;

CREATE TABLE versions (          -- every text a report had
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(id),
  number INTEGER NOT NULL,       -- 1, 2, …
  sha256 BLOB NOT NULL,          -- of the text
  added TEXT NOT NULL,           -- when it came into the book, as told by the caller
  capture INTEGER REFERENCES captures(id),
  text TEXT NOT NULL,
  UNIQUE (report, number)
);

CREATE TABLE extractions (       -- what was taken from a version by a model: the record without its text
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions(id),
  model TEXT NOT NULL,
  zstd BLOB NOT NULL
);
CREATE INDEX extractions_version ON extractions(version);

CREATE TABLE actors (            -- the same someone in all reports
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL UNIQUE,   -- hash of kind, name and country as compared
  grp INTEGER,                   -- the same without the country; none for those of one report alone
  name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  role TEXT,                     -- as first given; all of them are in `namings`
  same INTEGER NOT NULL          -- actors.id of whom it is: its own when it stands alone
);
CREATE INDEX actors_grp ON actors(grp) WHERE grp IS NOT NULL;
CREATE INDEX actors_merged ON actors(same) WHERE same <> id;
CREATE VIRTUAL TABLE actors_words USING fts5(
  name, content='actors', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 2');

CREATE TABLE names (             -- what else an actor is called in any report; the view `called` has all its names
  id INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL REFERENCES actors(id),
  name TEXT NOT NULL
);
CREATE INDEX names_actor ON names(actor);
CREATE VIRTUAL TABLE names_words USING fts5(
  name, content='names', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 2');
CREATE VIEW called AS
  SELECT id AS actor, name FROM actors UNION ALL SELECT actor, name FROM names;

CREATE TABLE namings (           -- an actor in one report
  report INTEGER NOT NULL REFERENCES reports(id),
  local TEXT NOT NULL,           -- "a1" of the record
  actor INTEGER NOT NULL REFERENCES actors(id),
  name TEXT,                     -- where it differs from the one in `actors`
  role TEXT, mentions INTEGER NOT NULL,
  PRIMARY KEY (report, local)
) WITHOUT ROWID;
CREATE INDEX namings_actor ON namings(actor);

CREATE TABLE rules (             -- what finds statements and acts
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL UNIQUE      -- with its version
);

CREATE TABLE statements (        -- whole sentences of the text are not repeated here: the view `said` has who says what in words
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(id),
  local TEXT NOT NULL,           -- "s1" of the record
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- direct, mixed, indirect
  day TEXT,                      -- when it was said, else when the report was published
  speaker INTEGER REFERENCES actors(id),
  cue TEXT,                      -- the word that tells the speaker
  who TEXT,                      -- the chain in words, the speaker first, where it is more than the name of the speaker
  addressee TEXT, medium TEXT,
  gap_start INTEGER, gap_end INTEGER, -- between the two pieces of what is said in two
  content TEXT,                  -- what is said, where it is not the words at these places
  "within" TEXT,                 -- local id of the statement it stands in
  score INTEGER NOT NULL,        -- estimated probability that it is right, percent
  rule INTEGER NOT NULL REFERENCES rules(id),
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, -- the words it rests on
  utterance INTEGER,             -- statements.id of the earliest report of the same utterance
  verdict TEXT                   -- accepted, rejected: from `fixes`
);
CREATE INDEX statements_report ON statements(report);
CREATE INDEX statements_day ON statements(day);
CREATE INDEX statements_speaker ON statements(speaker, day, verdict);
CREATE INDEX statements_utterance ON statements(utterance) WHERE utterance IS NOT NULL;

CREATE TABLE links (             -- the sources before the speaker: 0 is the outermost one
  statement INTEGER NOT NULL REFERENCES statements(id),
  position INTEGER NOT NULL,
  actor INTEGER REFERENCES actors(id),
  words TEXT,                    -- where they differ from the name
  cue TEXT,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX links_actor ON links(actor, statement);

CREATE TABLE about (             -- whom a statement speaks of or to
  actor INTEGER NOT NULL REFERENCES actors(id),
  "to" INTEGER NOT NULL,         -- 1 to, 0 of
  statement INTEGER NOT NULL REFERENCES statements(id),
  PRIMARY KEY (actor, "to", statement)
) WITHOUT ROWID;

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
  score INTEGER NOT NULL,        -- estimated probability that it is right, percent
  rule INTEGER NOT NULL REFERENCES rules(id),
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, -- the words it rests on
  verdict TEXT
);
CREATE INDEX acts_report ON acts(report);
CREATE INDEX acts_day ON acts(day);
CREATE INDEX acts_type ON acts(type, day);
CREATE INDEX acts_commitment ON acts(commitment, day) WHERE commitment IS NOT NULL;
CREATE INDEX acts_deadline ON acts(deadline_from) WHERE deadline IS NOT NULL;

CREATE TABLE parties (
  act INTEGER NOT NULL REFERENCES acts(id),
  recipient INTEGER NOT NULL,    -- 1 recipient, 0 agent
  actor INTEGER NOT NULL REFERENCES actors(id),
  PRIMARY KEY (act, recipient, actor)
) WITHOUT ROWID;
CREATE INDEX parties_actor ON parties(actor, recipient, act);

CREATE TABLE times (             -- the view `dates` has them with their words
  report INTEGER NOT NULL REFERENCES reports(id),
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL, "mod" TEXT, "from" TEXT, "to" TEXT,
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
  actor INTEGER, other INTEGER,  -- actors.key: merge, split
  undoes INTEGER REFERENCES fixes(id)
);

CREATE INDEX fixes_report ON fixes(report) WHERE report IS NOT NULL;
CREATE INDEX fixes_actor ON fixes(actor) WHERE actor IS NOT NULL;
CREATE INDEX fixes_undoes ON fixes(undoes) WHERE undoes IS NOT NULL;

CREATE VIEW said AS              -- statements with who says what in words
  SELECT s.id, coalesce(s.who, a.name) AS who, coalesce(s.content,
    replace(substr(v.text, s."start" + 1, coalesce(s.gap_start, s."end") - s."start"), char(10), ' ') || CASE WHEN s.gap_end IS NULL
      THEN '' ELSE ' … ' || replace(substr(v.text, s.gap_end + 1, s."end" - s.gap_end), char(10), ' ') END) AS content
  FROM statements s JOIN reports r ON r.id = s.report JOIN versions v ON v.id = r.version LEFT JOIN actors a ON a.id = s.speaker;
CREATE VIRTUAL TABLE statements_words USING fts5(
  who, content, content='said', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER statements_removed BEFORE DELETE ON statements BEGIN
  INSERT INTO statements_words(statements_words, rowid, who, content) SELECT 'delete', id, who, content FROM said WHERE id = old.id;
END;
CREATE TRIGGER statements_changing BEFORE UPDATE OF report, "start", "end", speaker, who, gap_start, gap_end, content ON statements BEGIN
  INSERT INTO statements_words(statements_words, rowid, who, content) SELECT 'delete', id, who, content FROM said WHERE id = old.id;
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF report, "start", "end", speaker, who, gap_start, gap_end, content ON statements BEGIN
  INSERT INTO statements_words(rowid, who, content) SELECT id, who, content FROM said WHERE id = new.id;
END;

CREATE VIRTUAL TABLE acts_words USING fts5(
  agents, recipients, words, condition, content='acts', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2');
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
  SELECT 's' || s.id AS id, s.day, w.who, s.kind, w.content, r.outlet, r.title, r.url, 'r' || r.id AS report
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
CREATE VIEW chains AS            -- the sources of statements: 0 is the outermost one, the last is the speaker
  SELECT 's' || l.statement AS statement, l.position, coalesce(a.name, l.words) AS source, l.cue
  FROM links l LEFT JOIN actors a ON a.id = l.actor
  UNION ALL SELECT 's' || s.id, (SELECT count(*) FROM links WHERE statement = s.id),
    coalesce(a.name, substr(s.who, 1, instr(s.who || ' ←', ' ←') - 1)), s.cue
  FROM statements s LEFT JOIN actors a ON a.id = s.speaker;
CREATE VIEW evidence AS          -- the words a statement or act rests on, and the rule that found it
  SELECT x.id, u.rule, x.evidence_start AS "start", x.evidence_end AS "end",
    substr(v.text, x.evidence_start + 1, x.evidence_end - x.evidence_start) AS words, 'r' || x.report AS report
  FROM (SELECT 's' || id AS id, report, rule, evidence_start, evidence_end FROM statements
    UNION ALL SELECT 'e' || id, report, rule, evidence_start, evidence_end FROM acts) x
  JOIN rules u ON u.id = x.rule JOIN reports r ON r.id = x.report JOIN versions v ON v.id = r.version;
CREATE VIEW dates AS
  SELECT 'r' || t.report AS report, t."start", t."end", substr(v.text, t."start" + 1, t."end" - t."start") AS words,
    t.type, t.value, t."mod", t."from", t."to"
  FROM times t JOIN reports r ON r.id = t.report JOIN versions v ON v.id = r.version;
CREATE VIEW copies AS
  SELECT 'r' || copy AS grp, 'r' || id AS report, published, outlet, title, url FROM reports
  WHERE copy IN (SELECT copy FROM reports WHERE copy <> id);
