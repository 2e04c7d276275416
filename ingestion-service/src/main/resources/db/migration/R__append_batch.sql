-- Appends a batch in one statement, hence one transaction and one round trip: no lock is ever held while a
-- message is on its way to or from a client, and a client that dies leaves nothing behind.
--
-- 1. Ids first, then heads; rows in one order within each. Two batches that share rows therefore wait for each
--    other in one direction only, and never for ever.
-- 2. ON CONFLICT DO NOTHING waits for another sender of the same id to commit or give up. Only ids that
--    were inserted here count as claimed.
-- 3. The heads are locked before the statement that reads them. In READ COMMITTED each statement of this
--    function sees what was committed before it began, so it sees the last word on each locked head.
-- 4. Heads are locked until the commit: offsets rise in commit order, and a rollback leaves no gap.
--
-- Answers, for each partition that grew, its new end and the places (from 1) of the accepted events in the batch.
-- Fails with 23514 (check_violation) where there is no place for the day yet: make_log_day, and again.
DROP FUNCTION IF EXISTS append_batch(
  timestamptz, text[], integer[], bytea[], text[], text[], text[], bytea[]);
DROP FUNCTION IF EXISTS append_batch(timestamptz, text[], integer[], bytea[]);

CREATE OR REPLACE FUNCTION append_batch(
  batch_received_at timestamptz, event_keys uuid[], event_partitions integer[], event_payloads bytea[])
RETURNS TABLE (its_partition integer, its_end bigint, its_places bigint[])
LANGUAGE plpgsql AS $$
DECLARE
  today   date := (batch_received_at AT TIME ZONE 'UTC')::date;
  claimed uuid[];
  behind  boolean;
BEGIN
  WITH claim AS (
    INSERT INTO event_seen (event_key, day)
    SELECT k.event_key, today FROM unnest(event_keys) AS k (event_key) ORDER BY k.event_key
    ON CONFLICT DO NOTHING
    RETURNING event_seen.event_key)
  SELECT array_agg(c.event_key) INTO claimed FROM claim AS c;
  IF claimed IS NULL THEN
    RETURN;
  END IF;

  SELECT bool_or(h.day IS NULL OR h.day < today) INTO behind
  FROM (
    SELECT p.day FROM partition_head AS p
    WHERE p.partition IN (SELECT unnest(event_partitions))
    ORDER BY p.partition
    FOR UPDATE) AS h;

  IF behind THEN
    PERFORM begin_log_day(today, event_partitions);
  END IF;

  RETURN QUERY
  WITH fresh AS MATERIALIZED (
    SELECT e.place, e.partition, e.payload,
      row_number() OVER (PARTITION BY e.partition ORDER BY e.place) - 1 AS step
    FROM unnest(event_keys, event_partitions, event_payloads) WITH ORDINALITY
      AS e (event_key, partition, payload, place)
    WHERE cardinality(claimed) = cardinality(event_keys)
      OR e.event_key IN (SELECT unnest(claimed))),
  moved AS (
    UPDATE partition_head AS h SET end_offset = h.end_offset + n.events
    FROM (
      SELECT f.partition, count(*) AS events, array_agg(f.place) AS places
      FROM fresh AS f GROUP BY f.partition) AS n
    WHERE h.partition = n.partition
    RETURNING h.partition, h.day, h.end_offset, h.end_offset - n.events AS first_offset, n.places),
  placed AS (
    INSERT INTO event_log (event_offset, received_at, day, partition, payload)
    SELECT m.first_offset + f.step, batch_received_at, m.day, f.partition, f.payload
    FROM fresh AS f JOIN moved AS m ON m.partition = f.partition)
  SELECT m.partition, m.end_offset, m.places FROM moved AS m;
END;
$$;

-- Lets those of the partitions that are in an earlier day go on in this one. Their heads are the caller's: locked.
CREATE OR REPLACE FUNCTION begin_log_day(wanted date, partitions integer[]) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO log_day (partition, day, first_offset)
  SELECT h.partition, wanted, h.end_offset FROM partition_head AS h
  WHERE h.partition IN (SELECT unnest(partitions)) AND (h.day IS NULL OR h.day < wanted);

  UPDATE partition_head AS h SET day = wanted
  WHERE h.partition IN (SELECT unnest(partitions)) AND (h.day IS NULL OR h.day < wanted);
$$;
