-- Files that belong to entries. The bytes are kept once, however often they were added, in pieces of
-- 256 KiB: a piece is read or written at a time, and nothing of them lies in the way of lists.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), -- SHA-256 of the bytes
    bytes INTEGER NOT NULL,
    media TEXT NOT NULL, -- media type, by what the bytes are and not by the name
    width INTEGER, -- of a picture, as it is looked at; null for what can't be shown
    height INTEGER,
    thumbnail BLOB -- JPEG, at most 480 by 480
) STRICT;

CREATE TABLE piece (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- from 0
    bytes BLOB NOT NULL,
    UNIQUE (content, number)
) STRICT;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), -- the same in every copy of the journal; a text names it
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- among those of its entry
    content INTEGER NOT NULL REFERENCES content (id),
    added_ms INTEGER NOT NULL,
    added_offset INTEGER NOT NULL,
    added_zone TEXT,
    name TEXT NOT NULL -- as the file was called
) STRICT;

CREATE INDEX attachment_entry ON attachment (entry, position, id);
CREATE INDEX attachment_content ON attachment (content);

-- What came from other journals: each taking can be undone.
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    format TEXT NOT NULL,
    began_ms INTEGER NOT NULL,
    began_offset INTEGER NOT NULL,
    began_zone TEXT,
    finished INTEGER NOT NULL, -- 0 while it goes on, or if it broke off
    undone INTEGER NOT NULL,
    report TEXT NOT NULL -- JSON: counts, and what was not taken and why; nothing that was written
) STRICT;

CREATE TABLE imported (
    entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    run INTEGER NOT NULL REFERENCES import_run (id),
    version INTEGER NOT NULL, -- of the entry when it was taken: a later one was changed here
    source BLOB, -- SHA-256 of the format and the other journal's own id; null if it has none
    hash BLOB NOT NULL CHECK (length(hash) = 32), -- SHA-256 of what was read
    extra TEXT NOT NULL -- JSON: what had no place here, by the other journal's names
) STRICT;

CREATE INDEX imported_run ON imported (run);
CREATE INDEX imported_source ON imported (source) WHERE source IS NOT NULL;
CREATE INDEX imported_hash ON imported (hash);

-- People whose names are to be replaced by P1, P2 … in what is shared. A number is never given twice.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    names TEXT NOT NULL -- JSON: every way in which the person is written
) STRICT;

-- What was shared, when, for whom, and the hash of the file. The file is not kept.
CREATE TABLE shared (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    shared_ms INTEGER NOT NULL,
    shared_offset INTEGER NOT NULL,
    shared_zone TEXT,
    from_day INTEGER, -- yyyymmdd
    to_day INTEGER,
    form TEXT NOT NULL, -- pdf, html, md, txt, zip …
    locked INTEGER NOT NULL, -- with a password
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    whom TEXT NOT NULL, -- as the person calls them; may be empty
    what TEXT NOT NULL -- JSON: the names of the parts, and the ids of the entries
) STRICT;
