package dev.tradewind.ingestion.cleaning.postgres;

import dev.tradewind.ingestion.cleaning.RuleCounts;
import dev.tradewind.ingestion.store.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counts in PostgreSQL, a row for each rule. */
@Singleton
class PostgresRuleCounts implements RuleCounts {

  /** In one order, so that two instances wait for each other in one direction. */
  private static final String ADD =
      """
      INSERT INTO cleaning_rule_count AS c (rule, caught)
      SELECT n.rule, n.caught FROM unnest($1::text[], $2::bigint[]) AS n (rule, caught)
      ORDER BY n.rule COLLATE "C"
      ON CONFLICT (rule) DO UPDATE SET caught = c.caught + excluded.caught
      """;

  private static final String TOTALS = "SELECT rule, caught FROM cleaning_rule_count";

  private final Queries queries;

  PostgresRuleCounts(Queries queries) {
    this.queries = queries;
  }

  @Override
  public Uni<Void> add(Map<String, Long> caught) {
    List<String> rules = List.copyOf(caught.keySet());
    return queries
        .run(
            ADD,
            Tuple.tuple()
                .addArrayOfString(rules.toArray(String[]::new))
                .addArrayOfLong(rules.stream().map(caught::get).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Map<String, Long>> totals() {
    return queries
        .run(TOTALS, Tuple.tuple())
        .map(
            rows -> {
              Map<String, Long> totals = new HashMap<>();
              rows.forEach(row -> totals.put(row.getString(0), row.getLong(1)));
              return totals;
            });
  }
}
