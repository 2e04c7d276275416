-- Profiles of features at some moment, to compare with later.
CREATE TABLE feature_baseline (
  baseline   text COLLATE "C" PRIMARY KEY,
  profiles   jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
