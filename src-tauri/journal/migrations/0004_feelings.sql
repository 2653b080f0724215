-- How it felt, of entries outside the bin: what pictures of feelings are drawn from, in the order of time.
-- A place is the instant, shifted left by 12 bits, so no column says it again.
CREATE TABLE mood (
    place INTEGER PRIMARY KEY REFERENCES entry (place) ON UPDATE CASCADE ON DELETE CASCADE,
    entry INTEGER NOT NULL, -- its id, so that a point of a picture leads to it
    clock INTEGER NOT NULL, -- minutes east of UTC
    pleasant INTEGER NOT NULL, -- -4 to 4
    energy INTEGER, -- -4 to 4
    occasion INTEGER NOT NULL -- what led to it: 0 prompted, 1 scheduled, 2 self-started, 3 after a trigger
) STRICT;

-- The words that were said with it.
CREATE TABLE mood_word (
    place INTEGER NOT NULL REFERENCES mood (place) ON UPDATE CASCADE ON DELETE CASCADE,
    series INTEGER NOT NULL REFERENCES series (id),
    strength INTEGER NOT NULL,
    PRIMARY KEY (place, series)
) STRICT, WITHOUT ROWID;

-- On whose clock an entry lies, beside its tags: a day of feelings ends at four in the morning. With
-- deleted_ms, always null here, SQLite looks at no table.
CREATE INDEX entry_clock ON entry (place, happened_offset, deleted_ms) WHERE deleted_ms IS NULL;

-- Tags in groups, and what they are drawn in.
CREATE TABLE tag_group (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;

ALTER TABLE tag ADD COLUMN grouped INTEGER REFERENCES tag_group (id) ON DELETE SET NULL;
ALTER TABLE tag ADD COLUMN colour INTEGER NOT NULL DEFAULT 0; -- a place in the palette, from 1; 0 for none

-- Days that divide a life: lines in the pictures.
CREATE TABLE landmark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL CHECK (length(uid) = 16), -- the same in every copy of the journal
    day INTEGER NOT NULL, -- yyyymmdd
    name TEXT NOT NULL
) STRICT;
