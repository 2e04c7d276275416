package dev.tradewind.feature.definition.postgres;

/** The SQL; the tables are in V1__definitions.sql. */
final class Statements {

  /** The channel on which revisions are told. */
  static final String CHANNEL = "tradewind_feature_catalogue";

  static final String LISTEN = "LISTEN " + CHANNEL;

  static final String REVISION = "SELECT revision FROM catalogue";

  /** No change is under way while it is held. */
  static final String CATALOGUE_SHARED = "SELECT revision, format FROM catalogue FOR SHARE";

  static final String CATALOGUE_LOCKED = "SELECT revision, format FROM catalogue FOR UPDATE";

  static final String VIEWS =
      "SELECT definition, applied_at FROM feature_view ORDER BY name, version";

  static final String DELETE = "DELETE FROM feature_view WHERE name = $1 AND version = $2";

  static final String INSERT =
      "INSERT INTO feature_view (name, version, definition, shipped, applied_at)"
          + " VALUES ($1, $2, $3, $4, $5)";

  /** Tells everybody, once the transaction is committed. */
  static final String NEXT_REVISION =
      """
      WITH next AS (
        UPDATE catalogue
        SET format = $1,
            revision = greatest(revision + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
        RETURNING revision)
      SELECT revision, pg_notify('%s', revision::text) FROM next
      """
          .formatted(CHANNEL);

  private Statements() {}
}
