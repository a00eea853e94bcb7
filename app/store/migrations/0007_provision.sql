-- Local provision: providers of care, and below each what was found wrong there.

CREATE TABLE provider (
    id         TEXT PRIMARY KEY NOT NULL,
    position   TEXT NOT NULL,
    name       TEXT NOT NULL,
    service    TEXT NOT NULL,           -- nursing, residential, supported_living, homecare, other, or nothing
    contracted TEXT NOT NULL,
    rating     TEXT NOT NULL,           -- outstanding to inadequate, not_rated, or nothing
    rated_on   TEXT NOT NULL,           -- 2026-03-31
    concern    TEXT NOT NULL,
    named      TEXT NOT NULL,
    note       TEXT NOT NULL,
    internal   TEXT NOT NULL
) STRICT;

CREATE TABLE provider_issue (
    id       TEXT PRIMARY KEY NOT NULL,
    provider TEXT NOT NULL,
    position TEXT NOT NULL,
    area     TEXT NOT NULL,
    theme    TEXT NOT NULL,
    date     TEXT NOT NULL,
    status   TEXT NOT NULL,             -- open, in_hand, closed, or nothing
    text     TEXT NOT NULL,
    internal TEXT NOT NULL
) STRICT;
