-- Lines of documents brought in that had no place, until somebody gives them one.

CREATE TABLE to_place (
    id        TEXT PRIMARY KEY NOT NULL,
    position  TEXT NOT NULL,
    text      TEXT NOT NULL,
    source    TEXT NOT NULL,            -- the file or text it comes from, by name
    found     TEXT NOT NULL,            -- where in that, such as line 38
    why       TEXT NOT NULL,            -- why it had no place
    statement TEXT NOT NULL,            -- code of the statement the lines around suggest, or nothing
    list      TEXT NOT NULL             -- the list they suggest, or nothing
) STRICT;
