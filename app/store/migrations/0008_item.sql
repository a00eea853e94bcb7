-- The Information Return: when it was asked for, and what is asked for.

ALTER TABLE document ADD COLUMN notice TEXT NOT NULL DEFAULT '';      -- the day of the regulator's notice, 2026-03-31
ALTER TABLE document ADD COLUMN notice_days TEXT NOT NULL DEFAULT ''; -- the days it gives, or nothing for the usual 21

CREATE TABLE item (
    id         TEXT PRIMARY KEY NOT NULL,
    position   TEXT NOT NULL,
    code       TEXT NOT NULL,           -- as the regulator's list numbers it
    wording    TEXT NOT NULL,
    statements TEXT NOT NULL,           -- codes of statements, one a line
    kind       TEXT NOT NULL,           -- document, data or answer, or nothing
    answer     TEXT NOT NULL,           -- provided, other_item, public_link, not_held or not_yet, or nothing
    other_item TEXT NOT NULL,           -- id of the item that answers it, or nothing
    link       TEXT NOT NULL,
    owner      TEXT NOT NULL,
    due        TEXT NOT NULL,
    status     TEXT NOT NULL,
    note       TEXT NOT NULL,
    internal   TEXT NOT NULL
) STRICT;
