-- The log by day: a day that is over is archived and removed as a whole, and a read touches one day.
--
-- An event's day is the UTC day on which it was received, or a later one if its partition had begun a later
-- day before: within a partition days only rise with the offsets, whatever the clocks of several instances say.

ALTER TABLE event_log RENAME TO event_log_before_days;
ALTER TABLE event_log_before_days RENAME CONSTRAINT event_log_pkey TO event_log_before_days_pkey;

-- The wide columns first: no byte is lost to alignment. The event's id is in the payload, and in event_seen.
CREATE TABLE event_log (
  event_offset bigint NOT NULL,
  received_at  timestamptz NOT NULL,
  day          date NOT NULL,
  partition    integer NOT NULL,
  payload      bytea NOT NULL
) PARTITION BY RANGE (day);

-- Where each day of a partition begins. Days without an event may be missing, or begin where the next one does.
CREATE TABLE log_day (
  partition    integer NOT NULL,
  day          date NOT NULL,
  first_offset bigint NOT NULL,
  PRIMARY KEY (partition, day)
);

-- Days that are in the archive: the file's name, its size, how many events it holds, and the SHA-256 over them all.
-- removed_at: since when the day is only there.
CREATE TABLE archived_day (
  day         date PRIMARY KEY,
  file        text NOT NULL,
  bytes       bigint NOT NULL,
  events      bigint NOT NULL,
  fingerprint text NOT NULL,
  archived_at timestamptz NOT NULL,
  removed_at  timestamptz
);

-- day: the newest day of the partition. begin_offset: the first that can be read, here or in the archive.
ALTER TABLE partition_head
  ADD COLUMN begin_offset bigint NOT NULL DEFAULT 0 CHECK (begin_offset >= 0),
  ADD COLUMN day date;

-- Makes the place for a day's events; answers whether there was none. Several instances may ask at once. The table
-- is made first and attached then: attaching lets appends to other days go on, CREATE ... PARTITION OF does not.
CREATE FUNCTION make_log_day(wanted date) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  its_name text := 'event_log_' || to_char(wanted, 'YYYYMMDD');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tradewind log days', 0));
  IF to_regclass(its_name) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format(
    'CREATE TABLE %I (LIKE event_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS, PRIMARY KEY (partition, event_offset))',
    its_name);
  EXECUTE format('ALTER TABLE event_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    its_name, wanted, wanted + 1);
  RETURN true;
END;
$$;

-- An id as 16 bytes: a UUID in its usual spelling is itself, so that ids that rise with time (version 7) stay
-- neighbours in the index; anything else is a UUID of version 8 made of its SHA-256. EventKey in Java is the same.
CREATE FUNCTION event_key(event_id text) RETURNS uuid
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  digest bytea;
BEGIN
  IF event_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-79a-f][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN
    RETURN event_id::uuid;
  END IF;
  digest := substring(sha256(convert_to(event_id, 'UTF8')) FROM 1 FOR 16);
  RETURN encode(set_byte(digest, 6, (get_byte(digest, 6) & 15) | 128), 'hex')::uuid;
END;
$$;

-- What is there moves over.
CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
SELECT l.partition, l.event_offset, l.event_id, l.received_at, l.payload,
  max((l.received_at AT TIME ZONE 'UTC')::date)
    OVER (PARTITION BY l.partition ORDER BY l.event_offset ROWS UNBOUNDED PRECEDING) AS day
FROM event_log_before_days AS l;

SELECT make_log_day(d.day) FROM (SELECT DISTINCT p.day FROM placed AS p) AS d;

INSERT INTO event_log (event_offset, received_at, day, partition, payload)
SELECT p.event_offset, p.received_at, p.day, p.partition, p.payload FROM placed AS p
ORDER BY p.day, p.partition, p.event_offset;

INSERT INTO log_day (partition, day, first_offset)
SELECT p.partition, p.day, min(p.event_offset) FROM placed AS p GROUP BY p.partition, p.day;

UPDATE partition_head AS h SET day = n.day
FROM (SELECT d.partition, max(d.day) AS day FROM log_day AS d GROUP BY d.partition) AS n
WHERE n.partition = h.partition;

-- Which ids were accepted, and when: ids of days that are long gone are forgotten by day.
ALTER TABLE event_seen RENAME TO event_seen_before_days;
ALTER TABLE event_seen_before_days RENAME CONSTRAINT event_seen_pkey TO event_seen_before_days_pkey;

CREATE TABLE event_seen (
  event_key uuid PRIMARY KEY,
  day       date NOT NULL
);

INSERT INTO event_seen (event_key, day)
SELECT event_key(s.event_id), coalesce(p.day, (now() AT TIME ZONE 'UTC')::date)
FROM event_seen_before_days AS s LEFT JOIN placed AS p ON p.event_id = s.event_id;

CREATE INDEX event_seen_by_day ON event_seen USING brin (day);

DROP TABLE event_seen_before_days;
DROP TABLE event_log_before_days;
