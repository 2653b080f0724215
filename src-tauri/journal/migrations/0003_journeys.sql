-- Journeys: what a person walks through with somebody, or alone. What happened is kept as events that are
-- never changed: every state is what they add up to, and no change of the steps' texts touches it.
CREATE TABLE journey (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
    uid BLOB NOT NULL CHECK (length(uid) = 16), -- the same in every copy of the journal
    gate TEXT, -- what the safety questions came to (clear, hidden), if it is to be remembered
    created_ms INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    created_zone TEXT,
    name TEXT NOT NULL -- as the person calls it
) STRICT;

CREATE TABLE journey_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journey INTEGER NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    map TEXT NOT NULL, -- the map and the step that it is about; empty if it is about all of it
    step TEXT NOT NULL,
    what TEXT NOT NULL, -- the action, role, map, question or ending
    label TEXT NOT NULL, -- what was read when it was chosen
    day INTEGER NOT NULL, -- yyyymmdd, the day that it is about
    noted_ms INTEGER NOT NULL,
    noted_offset INTEGER NOT NULL,
    noted_zone TEXT,
    entry INTEGER REFERENCES entry (id) ON DELETE SET NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX journey_event_walked ON journey_event (journey, id);
CREATE INDEX journey_event_entry ON journey_event (entry) WHERE entry IS NOT NULL;

-- What came of something planned, day by day.
CREATE TABLE plan_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    label TEXT NOT NULL, -- what was read when it was chosen
    who TEXT, -- me, them, both
    noted_ms INTEGER NOT NULL,
    noted_offset INTEGER NOT NULL,
    noted_zone TEXT,
    during INTEGER REFERENCES entry (id) ON DELETE SET NULL, -- the talk in which it was noted
    note TEXT NOT NULL
) STRICT;

CREATE INDEX plan_log_entry ON plan_log (entry, day, id);
CREATE INDEX plan_log_during ON plan_log (during) WHERE during IS NOT NULL;
