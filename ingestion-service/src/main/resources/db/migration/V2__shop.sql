CREATE TABLE item (
  item_id        text COLLATE "C" PRIMARY KEY,
  title          text NOT NULL,
  category_path  text[] NOT NULL,
  price_currency text,
  price_units    bigint,
  price_nanos    integer,
  updated_at     timestamptz NOT NULL,
  CHECK ((price_currency IS NULL) = (price_units IS NULL) AND (price_units IS NULL) = (price_nanos IS NULL))
);

CREATE TABLE stock_level (
  item_id    text COLLATE "C" PRIMARY KEY REFERENCES item,
  on_hand    bigint NOT NULL CHECK (on_hand >= 0),
  on_order   bigint NOT NULL CHECK (on_order >= 0),
  updated_at timestamptz NOT NULL
);

CREATE TABLE shop_order (
  order_id           text COLLATE "C" PRIMARY KEY,
  shopper_id         text COLLATE "C" NOT NULL,
  status             text NOT NULL,
  line_count         integer NOT NULL,
  total_currency     text NOT NULL,
  total_units        bigint NOT NULL,
  total_nanos        integer NOT NULL,
  placed_at          timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  carrier            text NOT NULL,
  tracking_number    text NOT NULL,
  estimated_delivery timestamptz,
  country_code       text NOT NULL
);

-- A shopper's orders, newest first: the page is read off the index.
CREATE INDEX shop_order_by_shopper ON shop_order (shopper_id, placed_at DESC, order_id);

-- item_id is not a foreign key: an order outlives the catalogue it was placed from.
CREATE TABLE order_line (
  order_id       text COLLATE "C" NOT NULL REFERENCES shop_order ON DELETE CASCADE,
  line_number    integer NOT NULL,
  item_id        text COLLATE "C" NOT NULL,
  quantity       bigint NOT NULL CHECK (quantity > 0),
  price_currency text,
  price_units    bigint,
  price_nanos    integer,
  PRIMARY KEY (order_id, line_number),
  CHECK ((price_currency IS NULL) = (price_units IS NULL) AND (price_units IS NULL) = (price_nanos IS NULL))
);
