-- Reads a piece of a partition, from one day only: the directory says which. Always at least one row, with nulls
-- for the entry where there is none: at the end, outside the extent, or where the day was removed from here (then
-- its_day says which one, and gone is true).
--
-- STABLE: all of it sees one moment. EXECUTE: the plan is made for this one day, without a look at the others,
-- however many there are. The running sum of sizes ends the slice; sizes are read without the payloads.
CREATE OR REPLACE FUNCTION read_log(
  wanted_partition integer, from_offset bigint, max_events integer, max_bytes bigint)
RETURNS TABLE (
  its_begin bigint, its_end bigint, its_day date, gone boolean,
  its_offset bigint, its_received_at timestamptz, its_payload bytea)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  SELECT h.begin_offset, h.end_offset INTO its_begin, its_end
  FROM partition_head AS h WHERE h.partition = wanted_partition;
  IF from_offset >= its_begin AND from_offset < its_end THEN
    SELECT d.day INTO its_day FROM log_day AS d
    WHERE d.partition = wanted_partition AND d.first_offset <= from_offset
    ORDER BY d.day DESC LIMIT 1;
    SELECT EXISTS (SELECT FROM archived_day AS a WHERE a.day = its_day AND a.removed_at IS NOT NULL) INTO gone;
  END IF;
  IF its_day IS NULL OR gone THEN
    RETURN NEXT;
    RETURN;
  END IF;

  RETURN QUERY EXECUTE
    'SELECT $5, $6, $1, false, s.event_offset, s.received_at, s.payload
     FROM (
       SELECT l.event_offset, l.received_at, l.payload,
         sum(octet_length(l.payload)) OVER (ORDER BY l.event_offset ROWS UNBOUNDED PRECEDING) AS running
       FROM event_log AS l
       WHERE l.day = $1 AND l.partition = $2 AND l.event_offset >= $3
       ORDER BY l.event_offset
       LIMIT $4) AS s
     WHERE s.running <= $7 OR s.event_offset = $3
     ORDER BY s.event_offset'
  USING its_day, wanted_partition, from_offset, max_events, its_begin, its_end, max_bytes;
  IF NOT FOUND THEN
    RETURN NEXT;
  END IF;
END;
$$;
