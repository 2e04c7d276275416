-- Training sets on their way to Parquet files, and those that arrived.
CREATE TABLE training_set_export (
    export_id   VARCHAR(64) PRIMARY KEY,
    -- SHA-256 of the request: another one under the same id is refused.
    fingerprint CHAR(64) NOT NULL,
    state       VARCHAR(9) NOT NULL CHECK (state IN ('RUNNING', 'FINISHED', 'FAILED', 'CANCELLED')),
    progress    DOUBLE PRECISION NOT NULL,
    row_count   BIGINT,
    uri         TEXT,
    sha256      CHAR(64),
    end_offsets BIGINT[],
    error       TEXT,
    -- When the instance that writes it last said so: one that died says nothing any more.
    beat_at     TIMESTAMPTZ NOT NULL,
    CHECK (state <> 'FINISHED' OR (row_count, uri, sha256, end_offsets) IS NOT NULL)
);

CREATE INDEX training_set_export_running ON training_set_export (beat_at) WHERE state = 'RUNNING';
