-- Version 2: several coders in one dossier, and what other programs' files hold.

-- Who coded statements: people, whose work survives reading again, and programs.
CREATE TABLE coders (
    name VARCHAR NOT NULL PRIMARY KEY,
    kind VARCHAR NOT NULL,
    source TEXT
);

-- Files of other programs that were imported.
CREATE TABLE imports (
    id VARCHAR NOT NULL PRIMARY KEY,
    format VARCHAR NOT NULL,
    name TEXT NOT NULL,
    version VARCHAR
);

-- Their rows as they were, so that they can be written again with nothing lost.
-- content is a JSON object; article and statement say which record was made of the row.
CREATE TABLE imported_rows (
    import VARCHAR NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    section VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    article VARCHAR,
    statement VARCHAR,
    PRIMARY KEY (import, section, number)
);
