CREATE TABLE order_return (
  return_id       text COLLATE "C" PRIMARY KEY,
  order_id        text COLLATE "C" NOT NULL REFERENCES shop_order,
  status          text NOT NULL,
  reason          text NOT NULL,
  price_currency  text,
  price_units     bigint,
  price_nanos     integer,
  updated_at      timestamptz NOT NULL
);

CREATE INDEX order_return_by_order ON order_return (order_id, return_id);

CREATE TABLE return_line (
  return_id   text COLLATE "C" NOT NULL REFERENCES order_return ON DELETE CASCADE,
  line_number integer NOT NULL,
  item_id     text COLLATE "C" NOT NULL,
  quantity    bigint NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (return_id, line_number)
);
