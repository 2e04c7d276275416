package dev.tradewind.feature.dryrun;

import dev.tradewind.api.feature.v1.DryRunFeatureViewRequest;
import dev.tradewind.api.feature.v1.DryRunFeatureViewResponse;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.DefinitionReader;
import dev.tradewind.feature.identity.People;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogScan;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.feature.wire.RequestInputs;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Shows what a view would say, from the log as it is, without applying it. Bounded in how many run,
 * in events and in time; what exceeds a bound is refused, never answered in part.
 */
@Singleton
public class DryRuns {

  private static final int MAX_ROWS = 100;

  private final EventLog log;
  private final People people;
  private final DefinitionReader reader;
  private final DryRunConfig config;
  private final Clock clock;
  private final Semaphore permits;

  DryRuns(EventLog log, People people, DefinitionReader reader, DryRunConfig config, Clock clock) {
    String prefix = "tradewind.feature.dry-run.";
    Settings.check(prefix + "max-concurrent", config.maxConcurrent(), 1, 16);
    Settings.check(prefix + "max-events", config.maxEvents(), 1, Long.MAX_VALUE);
    Settings.check(
        prefix + "time-limit", config.timeLimit(), Duration.ofSeconds(1), Duration.ofMinutes(10));
    this.log = log;
    this.people = people;
    this.reader = reader;
    this.config = config;
    this.clock = clock;
    this.permits = new Semaphore(config.maxConcurrent());
  }

  /**
   * Checks a view and derives it for some entities.
   *
   * @return fails with FIELD_INVALID, OVERLOADED, or DEPENDENCY_UNAVAILABLE where nobody knows yet
   *     who is who
   */
  public Uni<DryRunFeatureViewResponse> run(DryRunFeatureViewRequest request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!permits.tryAcquire()) {
                throw overloaded("too many dry runs are under way; try again later");
              }
              return derive(request).onTermination().invoke(permits::release);
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Uni<DryRunFeatureViewResponse> derive(DryRunFeatureViewRequest request) {
    ViewCatalog catalog = ViewCatalog.of(List.of(reader.compile(request.getFeatureView())));
    FeatureSelection selection = DryRunColumns.all(catalog);
    Map<String, Value> given = RequestInputs.of(selection.inputs(), request.getRequestMap());
    long asOf =
        request.hasAsOf()
            ? FeatureMessages.toMicros(request.getAsOf())
            : Micros.of(clock.instant()) + 1;
    return log.endOffsets()
        // A link is durable before the event that made it: those made before now cover the prefix.
        .chain(
            ends ->
                people
                    .now()
                    .map(
                        links ->
                            new DryRun(
                                catalog.views().get(0), request.getEntityIdsList(), links, asOf))
                    .chain(run -> read(ends, run)))
        .ifNoItem()
        .after(config.timeLimit())
        .fail()
        .onFailure(TimeoutException.class)
        .transform(
            late ->
                overloaded(
                    "the log was not read within "
                        + config.timeLimit().toSeconds()
                        + " s; raise tradewind.feature.dry-run.time-limit"))
        .map(run -> answer(selection, given, run, asOf));
  }

  private Uni<DryRun> read(List<Long> ends, DryRun run) {
    long events = ends.stream().mapToLong(Long::longValue).sum();
    if (events > config.maxEvents()) {
      throw overloaded(
          "the log has "
              + events
              + " events (expected: at most "
              + config.maxEvents()
              + "); raise tradewind.feature.dry-run.max-events");
    }
    return new LogScan(log).read(ends, event -> run.add(event.fact())).replaceWith(run);
  }

  private static DryRunFeatureViewResponse answer(
      FeatureSelection selection, Map<String, Value> given, DryRun run, long asOf) {
    DryRunFeatureViewResponse.Builder answer =
        DryRunFeatureViewResponse.newBuilder()
            .addAllFeatures(DryRunColumns.names(selection))
            .setMeanStateBytes(run.meanStateBytes());
    Set<DryRun.Entity> shown = new HashSet<>();
    for (DryRun.Row row : run.rows(MAX_ROWS)) {
      shown.add(row.entity());
      answer.addRows(DryRunColumns.row(selection, given, row, asOf));
    }
    return answer.setEvents(shown.stream().mapToLong(DryRun.Entity::events).sum()).build();
  }

  private static ServiceException overloaded(String message) {
    return new ServiceException(CommonReason.OVERLOADED, "dry run: " + message);
  }
}
