-- What a run is for: JSON, and the id of the search or schedule that it belongs to.
ALTER TABLE training_run
    ADD COLUMN origin_id text NOT NULL DEFAULT '',
    ADD COLUMN purpose   text NOT NULL DEFAULT '{}';

CREATE INDEX training_run_by_origin ON training_run (origin_id, seq DESC) WHERE origin_id <> '';

-- A search for hyper-parameters. How far it is follows from its runs; the row has what was asked and how it ended.
CREATE TABLE hyperparameter_search (
    search_id   text PRIMARY KEY,
    seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    request_id  text UNIQUE,
    model       text NOT NULL,
    plan        text NOT NULL,
    state       text NOT NULL,
    error       text,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz
);

CREATE INDEX hyperparameter_search_running ON hyperparameter_search (seq) WHERE state = 'RUNNING';
