-- Which ids are one person. Ids are compared byte by byte.

-- Where the sequence of links ends. Whoever links holds this row until the commit, so that sequences have no
-- gaps and rise in commit order, and so that no two links can make a chain between them.
CREATE TABLE identity_head (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  end_sequence bigint NOT NULL CHECK (end_sequence >= 0)
) WITH (fillfactor = 10);

INSERT INTO identity_head (end_sequence) VALUES (0);

CREATE TABLE identity_link (
  sequence   bigint PRIMARY KEY,
  shopper_id text COLLATE "C" NOT NULL,
  alias_id   text COLLATE "C" NOT NULL UNIQUE,
  linked_at  timestamptz NOT NULL,
  CHECK (shopper_id <> alias_id)
);

CREATE INDEX identity_link_by_shopper ON identity_link (shopper_id);

-- Links in the order given; for each what became of it, and the link as it is kept. One statement, hence one
-- transaction and one round trip. In READ COMMITTED each statement of this function sees what was committed
-- before it began, and after the head is locked nobody else commits a link.
CREATE FUNCTION link_identities(shoppers text[], aliases text[], times timestamptz[])
RETURNS TABLE (
  outcome text, its_sequence bigint, its_linked_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  next_sequence bigint;
  known identity_link;
BEGIN
  SELECT h.end_sequence INTO next_sequence FROM identity_head AS h FOR UPDATE;
  FOR i IN 1 .. coalesce(array_length(shoppers, 1), 0) LOOP
    SELECT l.* INTO known FROM identity_link AS l WHERE l.alias_id = aliases[i];
    IF FOUND THEN
      outcome := CASE WHEN known.shopper_id = shoppers[i] THEN 'LINKED' ELSE 'ALIAS_TAKEN' END;
      its_sequence := known.sequence;
      its_linked_at := known.linked_at;
    ELSIF EXISTS (SELECT FROM identity_link AS l WHERE l.shopper_id = aliases[i])
        OR EXISTS (SELECT FROM identity_link AS l WHERE l.alias_id = shoppers[i]) THEN
      outcome := 'ALIAS_IS_SHOPPER';
      its_sequence := NULL;
      its_linked_at := NULL;
    ELSE
      INSERT INTO identity_link (sequence, shopper_id, alias_id, linked_at)
      VALUES (next_sequence, shoppers[i], aliases[i], times[i]);
      outcome := 'LINKED';
      its_sequence := next_sequence;
      its_linked_at := times[i];
      next_sequence := next_sequence + 1;
    END IF;
    RETURN NEXT;
  END LOOP;
  UPDATE identity_head SET end_sequence = next_sequence WHERE end_sequence <> next_sequence;
END;
$$;
