-- The record, schema 1. Append-only: triggers refuse what the log must not suffer.
-- Texts sort by bytes (COLLATE "C"), as in SQLite. Footprints are PostGIS geometries as well.
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE head (
    one integer PRIMARY KEY CHECK (one = 1),
    seq bigint NOT NULL,
    hash text NOT NULL
);
INSERT INTO head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE event (
    seq bigint PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    type text COLLATE "C" NOT NULL,
    at bigint NOT NULL, -- milliseconds UTC
    actor text COLLATE "C" NOT NULL,
    why text NOT NULL,
    client text NOT NULL,
    request text NOT NULL,
    data text NOT NULL, -- canonical JSON
    previous text NOT NULL,
    hash text NOT NULL,
    UNIQUE (kind, id, version)
);
CREATE INDEX event_actor ON event (actor, seq);
CREATE INDEX event_at ON event (at);
CREATE FUNCTION event_is_final() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$;
CREATE TRIGGER event_final BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION event_is_final();

-- The projection: one row a stream, all of it computed from the events.
CREATE TABLE state (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    key text COLLATE "C",
    owner text COLLATE "C",
    organisation text COLLATE "C",
    region text COLLATE "C",
    status text COLLATE "C",
    parent text COLLATE "C",
    title text COLLATE "C",
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    head text NOT NULL,  -- canonical JSON without "body" and "footprint"
    body text,
    footprint text,      -- GeoJSON geometry, CGCS2000 degrees
    west double precision, south double precision, east double precision, north double precision,
    words text NOT NULL, -- bigrams and words for the text search
    tokens tsvector NOT NULL,
    shape geometry(Geometry, 4490),
    PRIMARY KEY (kind, id)
);
CREATE UNIQUE INDEX state_key ON state (kind, key) WHERE key IS NOT NULL;
CREATE INDEX state_updated ON state (kind, updated_at);
CREATE INDEX state_owner ON state (kind, owner);
CREATE INDEX state_organisation ON state (kind, organisation);
CREATE INDEX state_region ON state (kind, region);
CREATE INDEX state_status ON state (kind, status);
CREATE INDEX state_parent ON state (kind, parent);
CREATE INDEX state_tokens ON state USING gin (tokens);
CREATE INDEX state_shape ON state USING gist (shape);

CREATE TABLE blob (
    digest text COLLATE "C" PRIMARY KEY, -- SHA-256
    media_type text NOT NULL,
    size bigint NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL
);

-- No part of the log: sessions, counters, one-time codes.
CREATE TABLE ephemeral (
    tab text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    value text NOT NULL,
    count bigint NOT NULL,
    expires bigint NOT NULL,
    PRIMARY KEY (tab, key)
);
CREATE INDEX ephemeral_expires ON ephemeral (expires);
CREATE INDEX ephemeral_owner ON ephemeral (tab, owner);
