-- Lineage: which copy of the document made each change, and a chain of digests
-- by which the journal proves the rows. The rows of the old journal are taken
-- over by the program (see lineage.go), which then drops the two old tables.

ALTER TABLE journal RENAME TO old_journal;
ALTER TABLE choice RENAME TO old_choice;

-- What the document remembers for its users, such as the committee of the last
-- export. No part of the journal.
CREATE TABLE remembered (
    id     TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL,
    digest BLOB NOT NULL               -- SHA-256 of the two
) STRICT;

-- The copies of the document that changes were made in. Nobody can tell a
-- copied file from its original, so each opening for editing counts as one.
CREATE TABLE replica (
    seq INTEGER PRIMARY KEY,
    id  TEXT NOT NULL UNIQUE           -- UUID
) STRICT;

-- Every change ever made, in order; a bout of typing is one. The first is the
-- document's creation. The ops come last, so that reading the other columns
-- skips over them.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    at      TEXT NOT NULL,             -- UTC, 2026-03-31T14:02:05.123Z
    who     TEXT NOT NULL,
    label   TEXT NOT NULL,
    grp     TEXT NOT NULL,
    undoes  TEXT NOT NULL,
    replica INTEGER NOT NULL REFERENCES replica (seq),
    counter INTEGER NOT NULL,          -- the last of the replica's changes that are in this row
    content BLOB NOT NULL,             -- digest of all records once the change was made
    digest  BLOB NOT NULL,             -- of this row and the digest of the row before
    ops     TEXT NOT NULL              -- JSON, each op with what was there before
) STRICT;
