-- Local provision: providers of care, below each what was found wrong there, and
-- the figures for England that their ratings are held against.

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

CREATE TABLE provision_comparator (
    id                   TEXT PRIMARY KEY NOT NULL,
    position             TEXT NOT NULL,
    service              TEXT NOT NULL, -- as a provider's
    outstanding          TEXT NOT NULL, -- per cent of the rated providers in England, decimal, or nothing
    good                 TEXT NOT NULL,
    requires_improvement TEXT NOT NULL,
    inadequate           TEXT NOT NULL,
    as_at                TEXT NOT NULL, -- 2026-03-31
    source               TEXT NOT NULL,
    note                 TEXT NOT NULL
) STRICT;
