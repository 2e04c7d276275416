-- How many events each rule of cleaning caught, over all instances.
CREATE TABLE cleaning_rule_count (
  rule   text COLLATE "C" PRIMARY KEY,
  caught bigint NOT NULL CHECK (caught >= 0)
) WITH (fillfactor = 10);
