-- Training runs. A row is changed only under its lock, and each change raises its revision.
CREATE TABLE training_run (
    run_id               text PRIMARY KEY,
    seq                  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    request_id           text UNIQUE,
    model                text NOT NULL,
    seed                 bigint NOT NULL,
    requested_parameters text NOT NULL,
    state                text NOT NULL,
    revision             bigint NOT NULL,
    phase                text NOT NULL DEFAULT '',
    fraction             double precision NOT NULL DEFAULT 0,
    epoch                integer NOT NULL DEFAULT 0,
    loss                 double precision NOT NULL DEFAULT 0,
    remaining_millis     bigint,
    created_at           timestamptz NOT NULL,
    started_at           timestamptz,
    finished_at          timestamptz,
    error                text,
    version              bigint,
    promotion            text,
    examples             bigint,
    used_parameters      text,
    data_fingerprint     text,
    metrics              text
);

CREATE INDEX training_run_by_model ON training_run (model, seq DESC);
CREATE INDEX training_run_unfinished ON training_run (seq) WHERE state IN ('QUEUED', 'RUNNING');

-- Versions are numbered by a counter that is never set back, so that a number stands for one artefact for ever.
CREATE TABLE model (
    name         text PRIMARY KEY,
    last_version bigint NOT NULL
);

CREATE TABLE model_version (
    model            text NOT NULL REFERENCES model (name),
    version          bigint NOT NULL,
    artifact_uri     text NOT NULL,
    artifact_digest  text NOT NULL,
    metrics          text NOT NULL,
    run_id           text NOT NULL REFERENCES training_run (run_id),
    data_fingerprint text NOT NULL,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (model, version)
);

CREATE TABLE model_alias (
    model   text NOT NULL,
    alias   text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (model, alias),
    FOREIGN KEY (model, version) REFERENCES model_version (model, version)
);
