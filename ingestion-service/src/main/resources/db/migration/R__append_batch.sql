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
DROP FUNCTION IF EXISTS append_batch(
  timestamptz, text[], integer[], bytea[], text[], text[], text[], bytea[]);

CREATE OR REPLACE FUNCTION append_batch(
  batch_received_at timestamptz,
  event_ids text[], event_partitions integer[], event_payloads bytea[])
RETURNS TABLE (accepted_id text, its_partition integer, its_offset bigint)
LANGUAGE plpgsql AS $$
DECLARE
  claimed text[];
BEGIN
  WITH claim AS (
    INSERT INTO event_seen (event_id)
    SELECT i.id FROM unnest(event_ids) AS i (id) ORDER BY i.id COLLATE "C"
    ON CONFLICT (event_id) DO NOTHING
    RETURNING event_seen.event_id)
  SELECT array_agg(claim.event_id) INTO claimed FROM claim;
  IF claimed IS NULL THEN
    RETURN;
  END IF;

  PERFORM 1 FROM partition_head AS h
  WHERE h.partition IN (
    SELECT e.partition FROM unnest(event_ids, event_partitions) AS e (id, partition)
    WHERE e.id = ANY (claimed))
  ORDER BY h.partition
  FOR UPDATE;

  RETURN QUERY
  WITH fresh AS MATERIALIZED (
    SELECT e.id, e.partition, e.payload,
      row_number() OVER (PARTITION BY e.partition ORDER BY e.place) - 1 AS place
    FROM unnest(event_ids, event_partitions, event_payloads) WITH ORDINALITY
      AS e (id, partition, payload, place)
    WHERE e.id = ANY (claimed)),
  moved AS (
    UPDATE partition_head AS h SET end_offset = h.end_offset + n.events
    FROM (SELECT f.partition, count(*) AS events FROM fresh AS f GROUP BY f.partition) AS n
    WHERE h.partition = n.partition
    RETURNING h.partition, h.end_offset - n.events AS first_offset),
  placed AS (
    INSERT INTO event_log (partition, event_offset, event_id, received_at, payload)
    SELECT f.partition, m.first_offset + f.place, f.id, batch_received_at, f.payload
    FROM fresh AS f JOIN moved AS m ON m.partition = f.partition
    RETURNING event_log.event_id, event_log.partition, event_log.event_offset)
  SELECT p.event_id, p.partition, p.event_offset FROM placed AS p;
END;
$$;
