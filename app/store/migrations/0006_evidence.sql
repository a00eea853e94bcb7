-- The register of evidence, and what each piece of it bears out.

CREATE TABLE evidence (
    id             TEXT PRIMARY KEY NOT NULL,
    position       TEXT NOT NULL,
    title          TEXT NOT NULL,
    file           TEXT NOT NULL,       -- relative to the document's folder where it can be, parted by "/"
    link           TEXT NOT NULL,
    category       TEXT NOT NULL,       -- one of the framework's, or nothing
    owner          TEXT NOT NULL,
    dated          TEXT NOT NULL,
    review_by      TEXT NOT NULL,
    personal_data  TEXT NOT NULL,
    already_public TEXT NOT NULL,
    internal       TEXT NOT NULL,
    note           TEXT NOT NULL,
    sha256         TEXT NOT NULL        -- of the file as it was added, or nothing
) STRICT;

CREATE TABLE evidence_link (
    id       TEXT PRIMARY KEY NOT NULL, -- follows from both ends
    evidence TEXT NOT NULL,
    target   TEXT NOT NULL,             -- kind, "/" and id
    pointer  TEXT NOT NULL
) STRICT;
