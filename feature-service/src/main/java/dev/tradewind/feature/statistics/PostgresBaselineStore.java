package dev.tradewind.feature.statistics;

import dev.tradewind.feature.definition.DefinitionConfig;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Baselines in PostgreSQL, one row each. */
@Singleton
class PostgresBaselineStore implements BaselineStore {

  private static final String PUT =
      """
      INSERT INTO feature_baseline (baseline, profiles, created_at) VALUES ($1, $2, now())
      ON CONFLICT (baseline) DO UPDATE SET
        profiles = excluded.profiles, created_at = excluded.created_at
      """;

  private static final String GET = "SELECT profiles FROM feature_baseline WHERE baseline = $1";

  private static final String NAMES = "SELECT baseline FROM feature_baseline ORDER BY baseline";

  private final Pool pool;
  private final Duration timeout;

  PostgresBaselineStore(Pool pool, DefinitionConfig config) {
    this.pool = pool;
    this.timeout = config.timeout();
  }

  @Override
  public Uni<Void> put(String baseline, List<FeatureProfile> profiles) {
    JsonArray json = new JsonArray();
    profiles.forEach(profile -> json.add(BaselineJson.write(profile)));
    return guarded(pool.preparedQuery(PUT).execute(Tuple.of(baseline, json))).replaceWithVoid();
  }

  @Override
  public Uni<Optional<List<FeatureProfile>>> get(String baseline) {
    return guarded(pool.preparedQuery(GET).execute(Tuple.of(baseline)))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(profiles(rows.iterator().next().getJsonArray(0))));
  }

  @Override
  public Uni<List<String>> names() {
    return guarded(pool.query(NAMES).execute())
        .map(
            rows -> {
              List<String> names = new ArrayList<>();
              rows.forEach(row -> names.add(row.getString(0)));
              return names;
            });
  }

  private static List<FeatureProfile> profiles(JsonArray json) {
    return json.stream().map(profile -> BaselineJson.read((JsonObject) profile)).toList();
  }

  private <T> Uni<T> guarded(Uni<T> call) {
    return call.ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .transform(
            failure ->
                new ServiceException(
                    CommonReason.DEPENDENCY_UNAVAILABLE,
                    "baselines: PostgreSQL does not answer; try again"));
  }
}
