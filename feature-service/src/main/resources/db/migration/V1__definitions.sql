-- The catalogue of feature views. One row says which revision it is at; every change locks it, so that
-- changes are one after the other and a revision names one set of views.
CREATE TABLE catalogue (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- Only ever grows, also when the database is made anew: it is at least the time of the change in milliseconds.
  revision bigint NOT NULL,
  -- The form of stored state of the instance that was started last.
  format text NOT NULL
);

INSERT INTO catalogue (revision, format) VALUES (0, '');

CREATE TABLE feature_view (
  name text NOT NULL,
  version integer NOT NULL,
  -- A FeatureView in protobuf JSON.
  definition text NOT NULL,
  -- Whether it comes with the service (or from its directory of definitions).
  shipped boolean NOT NULL,
  -- Null where it is shipped.
  applied_at timestamptz,
  PRIMARY KEY (name, version)
);
