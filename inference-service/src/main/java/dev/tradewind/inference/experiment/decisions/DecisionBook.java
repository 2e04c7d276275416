package dev.tradewind.inference.experiment.decisions;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.experiment.ExperimentRegistry;
import dev.tradewind.inference.experiment.decisions.DecisionEvents.Report;
import dev.tradewind.inference.experiment.domain.DecisionSums;
import dev.tradewind.inference.experiment.domain.ProcessTallies;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What all processes said of how their decisions went, as the log has it. */
@Singleton
public class DecisionBook {

  private final ExperimentRegistry registry;
  private final DecisionReporter reporter;
  private final Map<String, ProcessTallies> byExperiment = new HashMap<>();

  DecisionBook(ExperimentRegistry registry, DecisionReporter reporter) {
    this.registry = registry;
    this.reporter = reporter;
  }

  /** The next custom event of the log; most are of no account here. */
  public synchronized void take(Event event) {
    DecisionEvents.report(event)
        .filter(report -> registry.book().get(report.experimentId()).isPresent())
        .ifPresent(this::take);
  }

  private void take(Report report) {
    byExperiment
        .computeIfAbsent(report.experimentId(), ignored -> new ProcessTallies())
        .said(report.process(), report.arms());
  }

  /** The log is another one. */
  public synchronized void startOver() {
    byExperiment.clear();
  }

  /**
   * How the decisions of an experiment went, by arm: here until now, elsewhere until a while ago.
   */
  public synchronized Map<String, DecisionSums> of(String experimentId) {
    return byExperiment
        .getOrDefault(experimentId, new ProcessTallies())
        .with(reporter.process(), reporter.tally(experimentId).sums());
  }
}
