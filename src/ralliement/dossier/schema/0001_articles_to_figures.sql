-- Version 1: articles and all that is read from them.
-- Plain SQL that SQLite and PostgreSQL both take; tables.py describes the same tables.

CREATE TABLE meta (
    key VARCHAR NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE articles (
    id VARCHAR NOT NULL PRIMARY KEY,
    path VARCHAR,
    title TEXT,
    outlet VARCHAR,
    url VARCHAR,
    author VARCHAR,
    language VARCHAR NOT NULL,
    date_from DATE,
    date_to DATE,
    "precision" VARCHAR NOT NULL,
    date_source VARCHAR NOT NULL,
    duplicate_group VARCHAR,
    fingerprint VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    setup VARCHAR NOT NULL,
    original TEXT NOT NULL,
    text TEXT NOT NULL,
    alignment TEXT NOT NULL
);

CREATE INDEX articles_by_fingerprint ON articles (fingerprint);

CREATE TABLE blocks (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE damage (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE mentions (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    actor VARCHAR NOT NULL,
    acts_for VARCHAR,
    kind VARCHAR NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    place BOOLEAN NOT NULL,
    misspelt BOOLEAN NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE INDEX mentions_by_actor ON mentions (actor);

CREATE TABLE quotations (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker VARCHAR,
    speaker_text TEXT,
    cue TEXT,
    complete BOOLEAN NOT NULL,
    PRIMARY KEY (article, id)
);

CREATE TABLE statements (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    speaker VARCHAR,
    recipient VARCHAR,
    event VARCHAR,
    modality VARCHAR NOT NULL,
    issue VARCHAR,
    stance DOUBLE PRECISION,
    decided BOOLEAN,
    date_from DATE,
    date_to DATE,
    quotation VARCHAR,
    via VARCHAR,
    linked BOOLEAN NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    coder VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    condition TEXT,
    PRIMARY KEY (article, id)
);

CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_actor ON statements (actor);

CREATE TABLE parts (
    article VARCHAR NOT NULL,
    statement VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, statement, number),
    FOREIGN KEY (article, statement) REFERENCES statements (article, id) ON DELETE CASCADE
);

CREATE TABLE agenda (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    recipient VARCHAR,
    event VARCHAR,
    what TEXT NOT NULL,
    date_from DATE,
    date_to DATE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id)
);

CREATE TABLE figures (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id VARCHAR NOT NULL,
    actor VARCHAR,
    measure TEXT NOT NULL,
    value DOUBLE PRECISION,
    unit VARCHAR,
    period_from DATE,
    period_to DATE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id)
);

CREATE TABLE affiliations (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person VARCHAR NOT NULL,
    actor VARCHAR,
    role TEXT NOT NULL,
    former BOOLEAN NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, number)
);

-- Actors of the registry that were met, with their names as the registry gives them.
CREATE TABLE actors (
    id VARCHAR NOT NULL PRIMARY KEY,
    kind VARCHAR,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL
);

-- Actors that the registry does not know, as each article names them.
CREATE TABLE new_actors (
    article VARCHAR NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    actor VARCHAR NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (article, actor)
);

CREATE TABLE unreadable (
    name VARCHAR NOT NULL PRIMARY KEY,
    reason VARCHAR NOT NULL,
    message TEXT NOT NULL
);
