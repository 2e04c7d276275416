package dev.tradewind.ingestion.event.log;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives the service the log of the engine that the settings name, behind a group commit. */
@Singleton
class ChosenEventLog {

  @Produces
  @Singleton
  EventLog open(@All List<LogEngine> engines, EventLogConfig config) {
    EventLog log = choose(engines, config.log().engine()).open();
    return new GroupCommit(log, GroupCommitLimits.of(config.append()));
  }

  /** Opens the log with the service, not with the first call. */
  void start(@Observes StartupEvent start, EventLog log) {}

  static LogEngine choose(List<LogEngine> engines, String name) {
    return engines.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "tradewind.ingestion.log.engine: "
                        + name
                        + " (expected: one of "
                        + engines.stream().map(LogEngine::name).sorted().toList()
                        + ")"));
  }
}
