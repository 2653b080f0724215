-- Methods that something was filled in with, the person's own, and those that were asked for.
CREATE TABLE method (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE, -- as files and answers name it
    own INTEGER NOT NULL,
    opted INTEGER NOT NULL, -- asked for
    retired INTEGER NOT NULL, -- no longer offered
    title TEXT NOT NULL -- what people call it, by its newest version here
) STRICT;

-- The exact text of every version that was filled in, so that answers open with it for ever,
-- whatever the program has by then.
CREATE TABLE method_source (
    method INTEGER NOT NULL REFERENCES method (id),
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (method, version)
) STRICT;

-- What was answered. The entry's body says the same in words.
CREATE TABLE filled (
    entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    method INTEGER NOT NULL REFERENCES method (id),
    version INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    finished_day INTEGER, -- yyyymmdd, when it was first finished; it comes back so many days later
    answers TEXT NOT NULL, -- JSON
    returns TEXT NOT NULL -- JSON
) STRICT;

-- By place, as tags are, and small, so that lists and counts never read answers.
CREATE TABLE entry_method (
    place INTEGER PRIMARY KEY REFERENCES entry (place) ON UPDATE CASCADE ON DELETE CASCADE,
    method INTEGER NOT NULL REFERENCES method (id),
    finished INTEGER NOT NULL,
    live INTEGER NOT NULL -- outside the bin
) STRICT;

-- with `live`, always 1 here, SQLite counts without looking at the table
CREATE INDEX entry_method_timeline ON entry_method (method, place, finished, live) WHERE live = 1;

-- Answers go with the text that says them.
ALTER TABLE revision ADD COLUMN filled TEXT; -- JSON; null for what was written freely

-- What is counted together: a field's numbers, those of one feeling or option apart.
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    method INTEGER NOT NULL REFERENCES method (id),
    field TEXT NOT NULL,
    key TEXT NOT NULL, -- the label in lower case
    label TEXT NOT NULL, -- as it was first spelled
    UNIQUE (method, field, key)
) STRICT;

-- Numbers of entries outside the bin, so that pictures need no other table.
CREATE TABLE figure (
    series INTEGER NOT NULL REFERENCES series (id),
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    value REAL NOT NULL,
    PRIMARY KEY (series, day, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_entry ON figure (entry);

-- What was rated twice, of entries outside the bin.
CREATE TABLE change (
    series INTEGER NOT NULL REFERENCES series (id),
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    later INTEGER,
    PRIMARY KEY (series, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_entry ON change (entry);

-- Days on which something comes back. One that was put aside stays as it is.
CREATE TABLE due (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    what TEXT NOT NULL, -- `return`, or the id of a date field
    day INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    PRIMARY KEY (entry, what, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX due_open ON due (day, entry, what) WHERE settled = 0;

CREATE TABLE link (
    from_entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    to_entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    quote TEXT NOT NULL, -- the words of `from_entry` that it began with; may be empty
    PRIMARY KEY (from_entry, to_entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_back ON link (to_entry, from_entry);

-- Words that a person added to the lists. Never deleted: answers name them by id.
CREATE TABLE own_word (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- prompt, habit, emotion, care
    retired INTEGER NOT NULL,
    data TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE prompt_state (
    prompt TEXT PRIMARY KEY,
    favourite INTEGER NOT NULL,
    declined_day INTEGER -- yyyymmdd
) STRICT, WITHOUT ROWID;

-- Small things that are remembered.
CREATE TABLE kept (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
