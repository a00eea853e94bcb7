-- What a statement said when it was signed off, so that an edit since shows.

ALTER TABLE statement ADD COLUMN signed TEXT NOT NULL DEFAULT ''; -- SHA-256 of it, or nothing
