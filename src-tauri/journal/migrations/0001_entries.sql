-- What a person writes. Every text column comes after `preview`, and `body` last, so that a list
-- never reads the overflow pages of a long body.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice, so that an old id can't name a new entry
    uid BLOB NOT NULL CHECK (length(uid) = 16), -- the same in every copy of the journal
    kind TEXT NOT NULL,
    -- Where it stands in the timeline: milliseconds since 1970 (UTC) of the moment it is about,
    -- shifted left by 12 bits, and a tie-breaker. The search index has it as its rowid.
    place INTEGER NOT NULL,
    day INTEGER NOT NULL, -- yyyymmdd, the writer's own day, whatever the zone of a later reader
    happened_ms INTEGER NOT NULL,
    happened_offset INTEGER NOT NULL, -- minutes east of UTC
    happened_zone TEXT, -- IANA name
    created_ms INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    created_zone TEXT,
    -- when this title and body were last saved; a change of tags leaves it
    written_ms INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    written_zone TEXT,
    -- when anything but the star was last saved
    saved_ms INTEGER NOT NULL,
    saved_offset INTEGER NOT NULL,
    saved_zone TEXT,
    -- not null: in the bin since then
    deleted_ms INTEGER,
    deleted_offset INTEGER,
    deleted_zone TEXT,
    version INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    words INTEGER NOT NULL,
    fullest INTEGER NOT NULL, -- most characters that the text has had since a revision was kept
    title TEXT NOT NULL,
    preview TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX entry_place ON entry (place);
-- with deleted_ms, always null here, SQLite counts and pages without looking at the table
CREATE INDEX entry_timeline ON entry (place, day, starred, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX entry_day ON entry (day, place, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX entry_bin ON entry (deleted_ms, id) WHERE deleted_ms IS NOT NULL;

-- Earlier texts. `number` counts from 1 for each entry; the present text has the next one.
CREATE TABLE revision (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kept TEXT NOT NULL, -- why: sitting, shrink, restore
    saved_ms INTEGER NOT NULL,
    saved_offset INTEGER NOT NULL,
    saved_zone TEXT,
    words INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (entry, number)
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- as it was first spelled
    key TEXT NOT NULL UNIQUE -- in lower case
) STRICT;

-- By place and not by id, so that one tag's entries are read newest first from the index alone.
CREATE TABLE entry_tag (
    place INTEGER NOT NULL REFERENCES entry (place) ON UPDATE CASCADE ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (place, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_timeline ON entry_tag (tag, place);

-- The index holds no text of its own and reads it through this view, which leaves out the bin.
CREATE VIEW searchable AS SELECT place, title, body FROM entry WHERE deleted_ms IS NULL;

CREATE VIRTUAL TABLE search USING fts5 (
    title, body,
    content = 'searchable', content_rowid = 'place',
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
);

-- the default page does not fit what encryption leaves of a database page
INSERT INTO search (search, rank) VALUES ('pgsz', 3950);
-- every change merges a little by itself, so that none stalls while the index merges a lot
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('usermerge', 8);
INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
-- a word in the title counts for four in the body
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
