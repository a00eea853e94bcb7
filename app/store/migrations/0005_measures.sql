-- Measures: what people wait for and how long they did in each period, and
-- indicators with their figures. Numbers are decimal text, or nothing.

CREATE TABLE waiting_time (
    id        TEXT PRIMARY KEY NOT NULL,
    position  TEXT NOT NULL,
    area      TEXT NOT NULL,          -- what is waited for
    statement TEXT NOT NULL,          -- a statement's code, or nothing
    owner     TEXT NOT NULL,
    note      TEXT NOT NULL,
    internal  TEXT NOT NULL
) STRICT;

CREATE TABLE waiting_period (
    id           TEXT PRIMARY KEY NOT NULL,
    waiting_time TEXT NOT NULL,
    position     TEXT NOT NULL,
    period       TEXT NOT NULL,
    as_at        TEXT NOT NULL,
    waiting      TEXT NOT NULL,       -- people on that day
    median       TEXT NOT NULL,       -- days, as are the next four
    mean         TEXT NOT NULL,
    minimum      TEXT NOT NULL,
    maximum      TEXT NOT NULL,
    target       TEXT NOT NULL,
    within       TEXT NOT NULL,       -- per cent
    note         TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
    id        TEXT PRIMARY KEY NOT NULL,
    position  TEXT NOT NULL,
    code      TEXT NOT NULL,          -- as the author writes it
    title     TEXT NOT NULL,
    statement TEXT NOT NULL,          -- a statement's code, or nothing
    unit      TEXT NOT NULL,
    better    TEXT NOT NULL,          -- higher, lower or nothing
    source    TEXT NOT NULL,
    owner     TEXT NOT NULL,
    note      TEXT NOT NULL,
    internal  TEXT NOT NULL
) STRICT;

CREATE TABLE indicator_value (
    id        TEXT PRIMARY KEY NOT NULL,
    indicator TEXT NOT NULL,
    position  TEXT NOT NULL,
    period    TEXT NOT NULL,
    value     TEXT NOT NULL,          -- in the indicator's unit, as are the next two
    england   TEXT NOT NULL,
    region    TEXT NOT NULL,
    source    TEXT NOT NULL,
    note      TEXT NOT NULL
) STRICT;
