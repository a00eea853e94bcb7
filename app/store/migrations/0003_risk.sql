-- The risk table of the covering report: risks, and below each what is done
-- about it.

CREATE TABLE risk (
    id          TEXT PRIMARY KEY NOT NULL,
    position    TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    likelihood  TEXT NOT NULL,          -- A to D, or nothing
    impact      TEXT NOT NULL,          -- I to IV, or nothing
    rating      TEXT NOT NULL,          -- as the council writes it
    owner       TEXT NOT NULL,
    statement   TEXT NOT NULL,          -- a statement's code, or nothing
    entries     TEXT NOT NULL,          -- ids of entries, one a line
    internal    TEXT NOT NULL
) STRICT;

CREATE TABLE mitigation (
    id       TEXT PRIMARY KEY NOT NULL,
    risk     TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;
