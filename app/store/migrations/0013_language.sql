-- The language an entry is written in, where its author says it.

ALTER TABLE entry ADD COLUMN language TEXT NOT NULL DEFAULT ''; -- BCP 47, or nothing
