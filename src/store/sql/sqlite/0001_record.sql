-- The record, schema 1. Append-only: triggers refuse what the log must not suffer.
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    at INTEGER NOT NULL, -- milliseconds UTC
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    client TEXT NOT NULL,
    request TEXT NOT NULL,
    data TEXT NOT NULL, -- canonical JSON
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (kind, id, version)
) STRICT;
CREATE INDEX event_actor ON event (actor, seq);
CREATE INDEX event_at ON event (at);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

-- The projection: one row a stream, all of it computed from the events.
CREATE TABLE state (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    key TEXT,
    owner TEXT,
    organisation TEXT,
    region TEXT,
    status TEXT,
    parent TEXT,
    title TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    head TEXT NOT NULL,  -- canonical JSON without "body" and "footprint"
    body TEXT,
    footprint TEXT,      -- GeoJSON geometry, CGCS2000 degrees
    west REAL, south REAL, east REAL, north REAL,
    words TEXT NOT NULL, -- bigrams and words for the text search
    UNIQUE (kind, id)
) STRICT;
CREATE UNIQUE INDEX state_key ON state (kind, key) WHERE key IS NOT NULL;
CREATE INDEX state_updated ON state (kind, updated_at);
CREATE INDEX state_owner ON state (kind, owner);
CREATE INDEX state_organisation ON state (kind, organisation);
CREATE INDEX state_region ON state (kind, region);
CREATE INDEX state_status ON state (kind, status);
CREATE INDEX state_parent ON state (kind, parent);

-- The tokens are made by us (bigrams.cpp); `ascii` keeps every byte above 127 inside a token.
CREATE VIRTUAL TABLE state_text USING fts5 (words, content = 'state', content_rowid = 'row', tokenize = 'ascii');
CREATE VIRTUAL TABLE state_box USING rtree (row, west, east, south, north);
CREATE TRIGGER state_insert AFTER INSERT ON state BEGIN
    INSERT INTO state_text (rowid, words) VALUES (new.row, new.words);
    INSERT INTO state_box SELECT new.row, new.west, new.east, new.south, new.north WHERE new.west IS NOT NULL;
END;
CREATE TRIGGER state_delete AFTER DELETE ON state BEGIN
    INSERT INTO state_text (state_text, rowid, words) VALUES ('delete', old.row, old.words);
    DELETE FROM state_box WHERE row = old.row;
END;
CREATE TRIGGER state_update AFTER UPDATE ON state BEGIN
    INSERT INTO state_text (state_text, rowid, words) VALUES ('delete', old.row, old.words);
    INSERT INTO state_text (rowid, words) VALUES (new.row, new.words);
    DELETE FROM state_box WHERE row = old.row;
    INSERT INTO state_box SELECT new.row, new.west, new.east, new.south, new.north WHERE new.west IS NOT NULL;
END;

CREATE TABLE blob (
    digest TEXT PRIMARY KEY, -- SHA-256
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

-- No part of the log: sessions, counters, one-time codes.
CREATE TABLE ephemeral (
    tab TEXT NOT NULL,
    key TEXT NOT NULL,
    owner TEXT NOT NULL,
    value TEXT NOT NULL,
    count INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (tab, key)
) STRICT;
CREATE INDEX ephemeral_expires ON ephemeral (expires);
CREATE INDEX ephemeral_owner ON ephemeral (tab, owner);
