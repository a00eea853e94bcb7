-- What colleagues say to one another of a statement as a whole.

ALTER TABLE statement ADD COLUMN note TEXT NOT NULL DEFAULT '';
