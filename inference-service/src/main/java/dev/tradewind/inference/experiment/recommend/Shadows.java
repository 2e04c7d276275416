package dev.tradewind.inference.experiment.recommend;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.ScoredItem;
import dev.tradewind.inference.decision.recommend.ModelProposal;
import dev.tradewind.inference.decision.recommend.NextItemModel;
import dev.tradewind.inference.experiment.ExperimentConfig;
import dev.tradewind.inference.experiment.Experiments;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.ShadowTally;
import dev.tradewind.inference.predict.FedVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Asks versions what they would have ranked. Nobody waits for it, and no more than a few questions
 * are under way at once: where there is no room, a shadow is not asked.
 */
@Singleton
public class Shadows {

  private static final int BEST = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private final NextItemModel model;
  private final Experiments experiments;
  private final Semaphore places;
  private final Map<String, ShadowTally> tallies = new ConcurrentHashMap<>();

  Shadows(NextItemModel model, Experiments experiments, ExperimentConfig config) {
    this.model = model;
    this.experiments = experiments;
    this.places =
        new Semaphore(
            Setting.between(
                "tradewind.inference.experiments.shadows-concurrent",
                config.shadowsConcurrent(),
                1,
                10_000));
  }

  /** What the shadows of an experiment answered. */
  public ShadowTally tally(String experimentId) {
    return tallies.computeIfAbsent(experimentId, ignored -> new ShadowTally());
  }

  void ask(String experimentId, List<String> history, ModelProposal shown) {
    Experiment experiment = experiments.get(experimentId);
    experiment.plan().shadows().forEach(shadow -> ask(experimentId, shadow, history, shown));
  }

  private void ask(String id, String shadow, List<String> history, ModelProposal shown) {
    FedVersion version = model.version(ExperimentArms.version(shadow));
    if (version.equals(FedVersion.NONE) || !places.tryAcquire()) {
      tally(id).missed(shadow);
      return;
    }
    long start = System.nanoTime();
    model
        .after(version, history)
        .onTermination()
        .invoke(() -> places.release())
        .subscribe()
        .with(
            answer ->
                tally(id)
                    .answered(
                        shadow,
                        overlap(best(shown), best(answer)),
                        (System.nanoTime() - start) / NANOS_PER_MILLI),
            failure -> tally(id).missed(shadow));
  }

  private static List<String> best(ModelProposal proposal) {
    return proposal.items().stream().limit(BEST).map(ScoredItem::itemId).toList();
  }

  private static double overlap(List<String> shown, List<String> shadowed) {
    long both = shown.stream().filter(shadowed::contains).count();
    return shown.isEmpty() ? 0 : both / (double) shown.size();
  }
}
