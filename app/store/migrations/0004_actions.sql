-- The action plan: actions, below each its details, timescales and impacts and
-- what was told about it; and the key priorities of the plan on a page.

CREATE TABLE action (
    id        TEXT PRIMARY KEY NOT NULL,
    position  TEXT NOT NULL,
    title     TEXT NOT NULL,
    statement TEXT NOT NULL,            -- a statement's code, or nothing
    "group"   TEXT NOT NULL,            -- the council's own heading
    owner     TEXT NOT NULL,
    due       TEXT NOT NULL,            -- a date, or nothing
    status    TEXT NOT NULL,
    rag       TEXT NOT NULL,            -- red, amber or green, or nothing
    indicators TEXT NOT NULL,           -- ids of indicators, one a line
    entries   TEXT NOT NULL,            -- ids of entries, one a line
    note      TEXT NOT NULL,
    internal  TEXT NOT NULL
) STRICT;

CREATE TABLE action_detail (
    id       TEXT PRIMARY KEY NOT NULL,
    action   TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE action_timescale (
    id       TEXT PRIMARY KEY NOT NULL,
    action   TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE action_impact (
    id       TEXT PRIMARY KEY NOT NULL,
    action   TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE progress_note (
    id       TEXT PRIMARY KEY NOT NULL,
    action   TEXT NOT NULL,
    position TEXT NOT NULL,
    date     TEXT NOT NULL,             -- a date, or nothing
    board    TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE key_priority (
    id       TEXT PRIMARY KEY NOT NULL,
    position TEXT NOT NULL,
    title    TEXT NOT NULL,
    internal TEXT NOT NULL
) STRICT;

CREATE TABLE focus_line (
    id       TEXT PRIMARY KEY NOT NULL,
    priority TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE priority_measure (
    id       TEXT PRIMARY KEY NOT NULL,
    priority TEXT NOT NULL,
    position TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;
