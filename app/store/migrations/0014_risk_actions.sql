-- The actions of the plan by which a risk is avoided or lessened. The table is
-- made anew, so that its columns stand in the order of the fields.

ALTER TABLE risk RENAME TO old_risk;

CREATE TABLE risk (
    id          TEXT PRIMARY KEY NOT NULL,
    position    TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    likelihood  TEXT NOT NULL,          -- A very likely to D rare, or nothing
    impact      TEXT NOT NULL,          -- I catastrophic to IV minor, or nothing
    rating      TEXT NOT NULL,          -- as the council writes it
    owner       TEXT NOT NULL,
    statement   TEXT NOT NULL,          -- code, or nothing
    entries     TEXT NOT NULL,          -- ids of entries, one a line
    actions     TEXT NOT NULL,          -- ids of actions, one a line
    internal    TEXT NOT NULL
) STRICT;

INSERT INTO risk SELECT id, position, title, description, likelihood, impact, rating, owner, statement, entries, '', internal FROM old_risk;

DROP TABLE old_risk;
