package dev.tradewind.inference.experiment.decisions;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.RankingIds;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.decisions.DecisionEvents.Report;
import dev.tradewind.inference.experiment.domain.DecisionSums;
import dev.tradewind.inference.experiment.domain.DecisionTally;
import dev.tradewind.inference.shoplog.EventOutbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how decisions go in this process, and tells the shop's log at intervals all that was
 * counted since the start: an event that is lost, or taken twice, changes nothing that the next one
 * does not put right.
 */
@Singleton
public class DecisionReporter {

  private final EventOutbox outbox;
  private final RankingIds ids;
  private final Clock clock;
  private final Duration interval;
  private final String process;
  private final Map<String, DecisionTally> tallies = new ConcurrentHashMap<>();
  private final RepeatingTask task = new RepeatingTask("decision-reporter", this::round);

  /** By experiment; of the task's thread, after its end of stop's. */
  private final Map<String, Map<String, DecisionSums>> told = new HashMap<>();

  DecisionReporter(EventOutbox outbox, ExperimentConfig config, Clock clock) {
    this.outbox = outbox;
    this.ids = new RankingIds(clock, new SecureRandom());
    this.clock = clock;
    this.process = ids.next().toString();
    this.interval =
        Setting.positive(
            "tradewind.inference.experiments.report-interval", config.reportInterval());
  }

  /** Names this process, from its start to its end. */
  String process() {
    return process;
  }

  /** Where the decisions of an experiment are counted; of experiments that are in the book only. */
  public DecisionTally tally(String experimentId) {
    return tallies.computeIfAbsent(experimentId, ignored -> new DecisionTally());
  }

  void start(@Observes StartupEvent event) {
    task.start();
  }

  /** Before the outbox stops. */
  void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent event) {
    if (task.end()) {
      tallies.keySet().forEach(this::tell);
    }
  }

  private Duration round() {
    tallies.keySet().forEach(this::tell);
    return interval;
  }

  private void tell(String experimentId) {
    Map<String, DecisionSums> now = tally(experimentId).sums();
    if (now.equals(told.getOrDefault(experimentId, Map.of()))) {
      return;
    }
    Report report = new Report(experimentId, process, now);
    if (outbox.offer(DecisionEvents.event(ids.next().toString(), report, clock.instant()))) {
      told.put(experimentId, now);
    }
  }
}
