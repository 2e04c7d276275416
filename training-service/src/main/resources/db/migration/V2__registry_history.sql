-- What a version was made from, how it answered its golden requests, and what the promotion gates said of it: JSON.
ALTER TABLE model_version
    ADD COLUMN lineage text NOT NULL DEFAULT '{}',
    ADD COLUMN golden  text,
    ADD COLUMN gates   text;

CREATE TABLE model_version_tag (
    model   text NOT NULL,
    version bigint NOT NULL,
    key     text NOT NULL,
    value   text NOT NULL,
    PRIMARY KEY (model, version, key),
    FOREIGN KEY (model, version) REFERENCES model_version (model, version)
);

CREATE INDEX model_version_by_tag ON model_version_tag (model, key, value, version);

-- Moves of aliases are kept for ever. Those that a rollback can go back to form a stack: an alias names the move on
-- top, and each move the one beneath it. A rollback takes the top off, and is itself on no stack.
CREATE TABLE model_alias_move (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model        text NOT NULL,
    alias        text NOT NULL,
    from_version bigint NOT NULL,
    to_version   bigint NOT NULL,
    moved_by     text NOT NULL,
    reason       text NOT NULL,
    moved_at     timestamptz NOT NULL,
    beneath      bigint REFERENCES model_alias_move (id)
);

CREATE INDEX model_alias_move_by_model ON model_alias_move (model, id DESC);

ALTER TABLE model_alias ADD COLUMN move_id bigint REFERENCES model_alias_move (id);

INSERT INTO model_alias_move (model, alias, from_version, to_version, moved_by, reason, moved_at)
SELECT model, alias, 0, version, 'import', 'where it pointed when moves began to be recorded', now()
FROM model_alias;

UPDATE model_alias a
SET move_id = m.id
FROM model_alias_move m
WHERE m.model = a.model AND m.alias = a.alias;

-- The training loss of each epoch of a run.
CREATE TABLE training_run_epoch (
    run_id      text NOT NULL REFERENCES training_run (run_id),
    epoch       integer NOT NULL,
    loss        double precision NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, epoch)
);
