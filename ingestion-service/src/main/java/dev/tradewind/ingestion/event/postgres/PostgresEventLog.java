package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.archive.ArchiveReader;
import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.store.Queries;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * The event log in PostgreSQL, a table a day; days that were removed from there are read from the
 * archive. Every method is one statement, hence one round trip and one view of the data; the
 * thinking about locks is beside the SQL, in R__append_batch.sql and R__read_log.sql.
 */
@Singleton
@Typed(PostgresEventLog.class)
public class PostgresEventLog implements EventLog {

  private static final String NO_PLACE_FOR_THE_DAY = "23514";
  private static final int READ_TRIES = 3;

  private final Queries queries;
  private final ArchiveReader archive;

  PostgresEventLog(Queries queries, ArchiveReader archive) {
    this.queries = queries;
    this.archive = archive;
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    AppendCall call = new AppendCall(batch);
    // Days are made ahead; this is for the instance that was stopped for days, or whose clock is
    // off.
    return append(call)
        .onFailure(PostgresEventLog::isDayMissing)
        .recoverWithUni(
            () -> queries.run(Statements.MAKE_DAY, Tuple.of(call.day())).chain(() -> append(call)));
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    return read(range, READ_TRIES);
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return queries
        .run(Statements.EXTENTS, Tuple.tuple())
        .map(
            rows -> {
              Map<Integer, Extent> extents = new TreeMap<>();
              rows.forEach(
                  row ->
                      extents.put(row.getInteger(0), new Extent(row.getLong(1), row.getLong(2))));
              return extents;
            });
  }

  private Uni<Receipt> append(AppendCall call) {
    return queries.run(Statements.APPEND, call.arguments()).map(call::receipt);
  }

  private static boolean isDayMissing(Throwable failure) {
    return failure instanceof PgException refused
        && NO_PLACE_FOR_THE_DAY.equals(refused.getSqlState());
  }

  private Uni<LogSlice> read(ReadRange range, int tries) {
    Tuple arguments =
        Tuple.of(range.partition(), range.fromOffset(), range.maxEvents(), (long) range.maxBytes());
    return queries
        .run(Statements.READ, arguments)
        .map(ReadAnswer::of)
        .chain(
            answer -> {
              LogSlice slice = answer.slice();
              if (!slice.entries().isEmpty() || !isWithin(slice.extent(), range)) {
                return Uni.createFrom().item(slice);
              }
              if (answer.archivedDay().isPresent()) {
                return archive
                    .read(answer.archivedDay().get(), range)
                    .map(entries -> new LogSlice(entries, slice.extent()));
              }
              return again(range, tries - 1);
            });
  }

  /** The day was removed between the look into the directory and the reading. */
  private Uni<LogSlice> again(ReadRange range, int tries) {
    if (tries > 0) {
      return read(range, tries);
    }
    throw new ServiceException(
        CommonReason.DEPENDENCY_UNAVAILABLE,
        "the store did not give offset "
            + range.fromOffset()
            + " of partition "
            + range.partition()
            + ", which it should hold: try again");
  }

  private static boolean isWithin(Extent extent, ReadRange range) {
    return range.fromOffset() >= extent.beginOffset() && range.fromOffset() < extent.endOffset();
  }
}
