-- Ids are compared byte by byte (COLLATE "C"): the order is the same on every machine, and quick.

-- How many partitions the log was made with. An event's partition follows from it, so it never changes.
CREATE TABLE log_shape (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  partitions integer NOT NULL CHECK (partitions BETWEEN 1 AND 1024)
);

-- Where each partition ends. Whoever appends to a partition holds this row until the commit.
CREATE TABLE partition_head (
  partition  integer PRIMARY KEY,
  end_offset bigint NOT NULL CHECK (end_offset >= 0)
) WITH (fillfactor = 10);

-- Every event id that was ever accepted.
CREATE TABLE event_seen (
  event_id text COLLATE "C" PRIMARY KEY
);

CREATE TABLE event_log (
  partition    integer NOT NULL,
  event_offset bigint NOT NULL,
  event_id     text COLLATE "C" NOT NULL,
  received_at  timestamptz NOT NULL,
  payload      bytea NOT NULL,
  PRIMARY KEY (partition, event_offset)
);

-- Refused events. The same bytes are kept once, so that a sender who tries again and again adds nothing.
CREATE TABLE quarantined_event (
  quarantine_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at   timestamptz NOT NULL,
  reason        text NOT NULL,
  field         text NOT NULL,
  detail        text NOT NULL,
  payload       bytea NOT NULL,
  fingerprint   bytea NOT NULL GENERATED ALWAYS AS (sha256(payload)) STORED UNIQUE
);
