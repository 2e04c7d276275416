package dev.tradewind.inference.experiment.recommend;

import dev.tradewind.inference.decision.recommend.ModelProposal;
import dev.tradewind.inference.decision.recommend.ShopperArm;
import dev.tradewind.inference.decision.recommend.ShopperArms;
import dev.tradewind.inference.experiment.Experiments;
import dev.tradewind.inference.experiment.decisions.DecisionReporter;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.exposure.ExposureLog;
import dev.tradewind.inference.predict.VersionChoice;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The arms of the running experiment about recommendations. */
@Singleton
class ExperimentArms implements ShopperArms {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Experiments experiments;
  private final DecisionReporter decisions;
  private final ExposureLog exposures;
  private final Shadows shadows;

  ExperimentArms(
      Experiments experiments, DecisionReporter decisions, ExposureLog exposures, Shadows shadows) {
    this.experiments = experiments;
    this.decisions = decisions;
    this.exposures = exposures;
    this.shadows = shadows;
  }

  @Override
  public Optional<ShopperArm> of(String shopperId) {
    return experiments
        .running(Experiment.RECOMMEND)
        .flatMap(experiment -> experiment.armOf(shopperId).map(arm -> shopperArm(experiment, arm)));
  }

  private static ShopperArm shopperArm(Experiment experiment, Arm arm) {
    return new ShopperArm(
        experiment.plan().id(),
        arm.name(),
        version(arm.model()),
        version(experiment.plan().control().model()));
  }

  /** A number, a label, or the one that serves. */
  static VersionChoice version(String model) {
    if (model.isEmpty()) {
      return VersionChoice.SERVING;
    }
    // A number that no version has is a label that none carries: both are not served.
    return model.matches("[1-9][0-9]{0,17}")
        ? VersionChoice.of(Long.parseLong(model))
        : VersionChoice.labelled(model);
  }

  @Override
  public void decided(
      ShopperArm arm, List<String> history, Optional<ModelProposal> proposal, Duration took) {
    decisions
        .tally(arm.experimentId())
        .decided(arm.name(), proposal.isEmpty(), took.toNanos() / NANOS_PER_MILLI);
    proposal.ifPresent(shown -> shadows.ask(arm.experimentId(), history, shown));
  }

  @Override
  public void absent(ShopperArm arm) {
    decisions.tally(arm.experimentId()).absent(arm.name());
  }

  @Override
  public void shown(ShopperArm arm, String shopperId, String rankingId) {
    exposures.log(arm.experimentId(), arm.name(), shopperId, rankingId, Experiment.RECOMMEND);
  }
}
