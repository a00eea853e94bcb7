-- A detail of an action may have a timescale of its own, and so may an indicator.

ALTER TABLE action_detail ADD COLUMN timescale TEXT NOT NULL DEFAULT '';
ALTER TABLE action_timescale ADD COLUMN indicator TEXT NOT NULL DEFAULT ''; -- its id, or nothing
