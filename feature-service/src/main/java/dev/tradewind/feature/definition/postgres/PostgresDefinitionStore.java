package dev.tradewind.feature.definition.postgres;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.Catalogue;
import dev.tradewind.feature.definition.DefinitionConfig;
import dev.tradewind.feature.definition.DefinitionStore;
import dev.tradewind.feature.definition.KeptView;
import dev.tradewind.feature.definition.StoredCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The catalogue in PostgreSQL: one row for the revision, which every change locks, and one for each
 * version of a view.
 */
@Singleton
public class PostgresDefinitionStore implements DefinitionStore {

  private final Pool pool;
  private final Duration timeout;

  @Inject
  PostgresDefinitionStore(Pool pool, DefinitionConfig config) {
    this(pool, config.timeout());
  }

  PostgresDefinitionStore(Pool pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  @Override
  public Uni<Long> revision() {
    return guarded(
        pool.query(Statements.REVISION).execute().map(rows -> rows.iterator().next().getLong(0)));
  }

  @Override
  public Uni<StoredCatalogue> read() {
    return guarded(
        pool.withTransaction(connection -> read(connection, Statements.CATALOGUE_SHARED)));
  }

  @Override
  public Uni<StoredCatalogue> change(UnaryOperator<StoredCatalogue> change) {
    return guarded(
        pool.withTransaction(
            connection ->
                read(connection, Statements.CATALOGUE_LOCKED)
                    .chain(before -> replace(connection, before, change.apply(before)))));
  }

  private static Uni<StoredCatalogue> read(SqlClient connection, String head) {
    return connection
        .query(head)
        .execute()
        .map(rows -> rows.iterator().next())
        .chain(
            row ->
                connection
                    .query(Statements.VIEWS)
                    .execute()
                    .map(
                        views ->
                            new StoredCatalogue(
                                row.getLong(0), row.getString(1), new Catalogue(views(views)))));
  }

  private static Uni<StoredCatalogue> replace(
      SqlClient connection, StoredCatalogue before, StoredCatalogue after) {
    if (before.format().equals(after.format()) && before.catalogue().equals(after.catalogue())) {
      return Uni.createFrom().item(before);
    }
    List<Tuple> gone = missing(before, after).stream().map(PostgresDefinitionStore::keyOf).toList();
    List<Tuple> kept = missing(after, before).stream().map(PostgresDefinitionStore::rowOf).toList();
    return batch(connection, Statements.DELETE, gone)
        .chain(() -> batch(connection, Statements.INSERT, kept))
        .chain(
            () ->
                connection
                    .preparedQuery(Statements.NEXT_REVISION)
                    .execute(Tuple.of(after.format())))
        .map(rows -> rows.iterator().next().getLong(0))
        .map(revision -> new StoredCatalogue(revision, after.format(), after.catalogue()));
  }

  private static Uni<Void> batch(SqlClient connection, String statement, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
  }

  /** Those of the one that the other has not, or has otherwise. */
  private static List<KeptView> missing(StoredCatalogue one, StoredCatalogue other) {
    Set<KeptView> there = Set.copyOf(other.catalogue().views());
    return one.catalogue().views().stream().filter(view -> !there.contains(view)).toList();
  }

  private static Tuple keyOf(KeptView view) {
    return Tuple.of(view.key().name(), view.key().version());
  }

  private static Tuple rowOf(KeptView view) {
    try {
      return Tuple.of(
          view.key().name(),
          view.key().version(),
          JsonFormat.printer().print(view.definition()),
          view.isShipped(),
          view.appliedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException("a view has no messages of unknown types", impossible);
    }
  }

  private static List<KeptView> views(RowSet<Row> rows) {
    List<KeptView> views = new ArrayList<>(rows.rowCount());
    for (Row row : rows) {
      views.add(
          new KeptView(
              definition(row.getString(0)),
              Optional.ofNullable(row.getOffsetDateTime(1)).map(at -> at.toInstant())));
    }
    return views;
  }

  private static FeatureView definition(String json) {
    FeatureView.Builder view = FeatureView.newBuilder();
    try {
      JsonFormat.parser().merge(json, view);
    } catch (InvalidProtocolBufferException unreadable) {
      throw new IllegalStateException("feature_view.definition cannot be read", unreadable);
    }
    return view.build();
  }

  private <T> Uni<T> guarded(Uni<T> call) {
    return call.ifNoItem().after(timeout).fail().onFailure().transform(StoreFailures::translate);
  }
}
