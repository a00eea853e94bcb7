-- The words that are right in this document though no dictionary has them.

ALTER TABLE document ADD COLUMN words TEXT NOT NULL DEFAULT ''; -- one a line
