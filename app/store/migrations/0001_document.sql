-- The first shape of a Ninefold document.
--
-- Every table of records is named for a kind of record and its columns for
-- that kind's fields, so one piece of code reads and writes them all. Values
-- are text as the domain's fields are: yes is '1' and no '', nothing is ''.

CREATE TABLE document (
    id      TEXT PRIMARY KEY NOT NULL, -- UUID, shared by every copy of the document
    council TEXT NOT NULL,
    title   TEXT NOT NULL,
    as_at   TEXT NOT NULL,             -- 2026-03-31
    author  TEXT NOT NULL,
    marking TEXT NOT NULL,
    draft   TEXT NOT NULL
) STRICT;

-- The framework the document was written against, as the file it came from.
CREATE TABLE framework (
    id   TEXT PRIMARY KEY NOT NULL,
    file BLOB NOT NULL
) STRICT;

CREATE TABLE statement (
    id     TEXT PRIMARY KEY NOT NULL,  -- the framework's code, such as QS1
    status TEXT NOT NULL,
    lead   TEXT NOT NULL,
    score  TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
    id        TEXT PRIMARY KEY NOT NULL,
    statement TEXT NOT NULL REFERENCES statement (id),
    list      TEXT NOT NULL,
    position  TEXT NOT NULL,
    text      TEXT NOT NULL,
    note      TEXT NOT NULL,
    internal  TEXT NOT NULL
) STRICT;

CREATE TABLE section (
    id       TEXT PRIMARY KEY NOT NULL,
    position TEXT NOT NULL,
    heading  TEXT NOT NULL,
    text     TEXT NOT NULL,
    internal TEXT NOT NULL
) STRICT;

CREATE TABLE figure (
    id       TEXT PRIMARY KEY NOT NULL,
    position TEXT NOT NULL,
    label    TEXT NOT NULL,
    value    TEXT NOT NULL,
    note     TEXT NOT NULL,
    internal TEXT NOT NULL
) STRICT;

CREATE TABLE choice (
    id    TEXT PRIMARY KEY NOT NULL,   -- what is remembered, such as export.committee
    value TEXT NOT NULL
) STRICT;

-- Every change ever made, in order. The first is the document's creation.
-- The ops come last, so that reading the other columns skips over them.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    at      TEXT NOT NULL,             -- UTC, 2026-03-31T14:02:05.123Z
    who     TEXT NOT NULL,
    label   TEXT NOT NULL,
    grp     TEXT NOT NULL,
    undoes  TEXT NOT NULL,
    choices INTEGER NOT NULL,          -- 1 where nothing but remembered choices changed
    ops     TEXT NOT NULL              -- JSON, each op with what was there before
) STRICT;
