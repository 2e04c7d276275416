-- Imports of files. The position and the counts of a batch are written in one statement after the batch is
-- durable; whoever runs an import holds a lease on it, so that an instance that died is followed by another.
CREATE TABLE event_import (
  import_id       text COLLATE "C" PRIMARY KEY,
  creation        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  spec            bytea NOT NULL,
  state           text NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED')),
  checksum        text,
  rows_total      bigint NOT NULL DEFAULT 0,
  last_row        bigint NOT NULL DEFAULT 0,
  rows_read       bigint NOT NULL DEFAULT 0,
  accepted        bigint NOT NULL DEFAULT 0,
  duplicate       bigint NOT NULL DEFAULT 0,
  quarantined     bigint NOT NULL DEFAULT 0,
  unreadable      bigint NOT NULL DEFAULT 0,
  unreadable_rows jsonb NOT NULL DEFAULT '[]',
  error           text NOT NULL DEFAULT '',
  owner           text,
  lease_until     timestamptz,
  created_at      timestamptz NOT NULL,
  started_at      timestamptz,
  finished_at     timestamptz
);

CREATE INDEX event_import_to_do ON event_import (creation) WHERE state IN ('PENDING', 'RUNNING');
