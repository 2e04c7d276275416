package dev.tradewind.inference.experiment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment says now.
 *
 * @param experiment which
 * @param sampleRatio whether the rest can be trusted
 * @param arms the control first
 * @param guardrails each for each arm but the control
 * @param open subjects who met an arm and whose windows are not over
 * @param mixed subjects left out because they met more than one arm
 * @param unseen exposures left out because there were too many subjects
 */
public record ExperimentResults(
    Experiment experiment,
    SampleRatio sampleRatio,
    List<ArmResult> arms,
    List<GuardrailCheck> guardrails,
    long open,
    long mixed,
    long unseen) {

  public ExperimentResults {
    arms = List.copyOf(arms);
    guardrails = List.copyOf(guardrails);
  }

  /**
   * What is known of an arm.
   *
   * @param arm which
   * @param met subjects who met it
   * @param counted those of them whose windows are over
   * @param metrics of each what is known
   * @param path of the primary metric's effect, oldest first; empty for the control
   * @param verdict on the primary metric
   * @param decidedAt when the verdict was first true; null while there is none
   */
  public record ArmResult(
      Arm arm,
      long met,
      long counted,
      Map<Metric, MetricResult> metrics,
      List<EffectPoint> path,
      Verdict verdict,
      @Nullable Instant decidedAt) {

    public ArmResult {
      metrics = Map.copyOf(metrics);
      path = List.copyOf(path);
    }
  }

  /**
   * A metric of an arm.
   *
   * @param value of the arm
   * @param effect by how much it is larger than the control's, as the plan has it; null for the
   *     control
   * @param plain the same as it was seen, without adjustment; null for the control
   * @param varianceTaken the share of the plain difference's variance that the adjustment took
   *     away, 0 to 1; 0 where the plan has none
   */
  public record MetricResult(
      double value, @Nullable Interval effect, @Nullable Interval plain, double varianceTaken) {}

  /**
   * What was known of an effect at a moment.
   *
   * @param at by the log's clock
   * @param counted subjects of both arms
   * @param effect with the narrowest bounds up to then
   */
  public record EffectPoint(Instant at, long counted, Interval effect) {}

  /**
   * What a guardrail says of an arm.
   *
   * @param rail which
   * @param arm which
   * @param value the arm's
   * @param control the control's
   * @param violated whether the arm is worse by more than the margin, beyond doubt
   */
  public record GuardrailCheck(
      Guardrail rail, String arm, double value, double control, boolean violated) {}

  /** What may be said of an arm. */
  public enum Verdict {
    /** It is what the others are compared with. */
    CONTROL,
    /** Too few subjects were watched to the end of their windows. */
    TOO_EARLY,
    /** More or fewer subjects met the arms than should have: nothing can be said. */
    SAMPLE_RATIO_MISMATCH,
    /** The bounds of the difference hold 0. */
    NO_DIFFERENCE_SEEN,
    /** It is better. */
    BETTER,
    /** It is worse. */
    WORSE
  }
}
