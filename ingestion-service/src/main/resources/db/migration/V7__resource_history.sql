-- All versions of items, stock levels and orders: what held from valid_from on, until the next one. What holds now is
-- also in the table of its kind, and every statement that writes there writes here too.
CREATE TABLE revision (
  kind        text COLLATE "C" NOT NULL,
  resource_id text COLLATE "C" NOT NULL,
  valid_from  timestamptz NOT NULL,
  deleted     boolean NOT NULL,
  content     jsonb NOT NULL,
  PRIMARY KEY (kind, resource_id, valid_from)
);

-- A price holds from valid_from until that of the next row; without an amount there is no price.
CREATE TABLE item_price (
  item_id        text COLLATE "C" NOT NULL,
  price_list     text COLLATE "C" NOT NULL,
  valid_from     timestamptz NOT NULL,
  price_currency text,
  price_units    bigint,
  price_nanos    integer,
  PRIMARY KEY (item_id, price_list, valid_from),
  CHECK ((price_currency IS NULL) = (price_units IS NULL) AND (price_units IS NULL) = (price_nanos IS NULL))
);

INSERT INTO item_price (item_id, price_list, valid_from, price_currency, price_units, price_nanos)
SELECT item_id, '', updated_at, price_currency, price_units, price_nanos FROM item WHERE price_currency IS NOT NULL;

ALTER TABLE item
  DROP COLUMN price_currency, DROP COLUMN price_units, DROP COLUMN price_nanos,
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD COLUMN deleted boolean NOT NULL DEFAULT false;

INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
SELECT 'ITEM', i.item_id, i.updated_at, false, to_jsonb(i) FROM item AS i;

-- Whether a level may be below zero is a setting.
ALTER TABLE stock_level
  DROP CONSTRAINT stock_level_on_hand_check,
  ADD COLUMN version bigint NOT NULL DEFAULT 1;

INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
SELECT 'STOCK', s.item_id, s.updated_at, false, to_jsonb(s) FROM stock_level AS s;

-- So that a movement counts once.
CREATE TABLE stock_movement (
  movement_id text COLLATE "C" PRIMARY KEY,
  item_id     text COLLATE "C" NOT NULL,
  change      bigint NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL
);

ALTER TABLE shop_order ADD COLUMN version bigint NOT NULL DEFAULT 1;

INSERT INTO revision (kind, resource_id, valid_from, deleted, content)
SELECT 'ORDER', o.order_id, o.updated_at, false, jsonb_build_object('order', to_jsonb(o), 'lines', (
  SELECT jsonb_agg(to_jsonb(l) ORDER BY l.line_number) FROM order_line AS l WHERE l.order_id = o.order_id))
FROM shop_order AS o;

-- What was answered to requests that carry an id, to answer it again.
CREATE TABLE request_receipt (
  request_id  text COLLATE "C" PRIMARY KEY,
  fingerprint bytea NOT NULL,
  response    bytea,
  created_at  timestamptz NOT NULL
);

CREATE INDEX request_receipt_by_age ON request_receipt (created_at);
