package dev.tradewind.inference.experiment.domain;

import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.EffectPoint;
import dev.tradewind.inference.experiment.domain.ExperimentResults.GuardrailCheck;
import dev.tradewind.inference.experiment.domain.ExperimentResults.MetricResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import dev.tradewind.inference.experiment.domain.Outcomes.Known;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From what subjects did to what may be said of it. Each arm is compared with the control at the
 * experiment's alpha divided by the number of comparisons (Bonferroni), the guardrails at theirs.
 */
public final class Analysis {

  private final Experiment experiment;
  private final Plan plan;
  private final Outcomes outcomes;
  private final Map<String, DecisionSums> decisions;
  private final List<Known> path;

  /**
   * @param decisions how decisions went, by arm
   */
  public Analysis(Experiment experiment, Outcomes outcomes, Map<String, DecisionSums> decisions) {
    this.experiment = experiment;
    this.plan = experiment.plan();
    this.outcomes = outcomes;
    this.decisions = Map.copyOf(decisions);
    this.path = outcomes.path();
  }

  /** What the experiment says. */
  public ExperimentResults results() {
    SampleRatio ratio = sampleRatio();
    return new ExperimentResults(
        experiment,
        ratio,
        plan.arms().stream().map(arm -> result(arm, ratio)).toList(),
        guardrails(),
        outcomes.open(),
        outcomes.mixed(),
        outcomes.unseen());
  }

  private SampleRatio sampleRatio() {
    long[] met = plan.arms().stream().mapToLong(arm -> outcomes.met(arm.name())).toArray();
    return SampleRatio.of(plan.arms(), met);
  }

  private ArmResult result(Arm arm, SampleRatio ratio) {
    boolean control = arm.equals(plan.control());
    List<EffectPoint> effect = control ? List.of() : effects(arm);
    Map<Metric, MetricResult> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, metric(arm, metric, control));
    }
    Optional<EffectPoint> decided =
        effect.stream().filter(point -> point.effect().excludesZero()).findFirst();
    Verdict verdict = control ? Verdict.CONTROL : verdict(effect, ratio);
    return new ArmResult(
        arm,
        outcomes.met(arm.name()),
        (long) latest(arm).of(Metric.CONVERSION).n(),
        metrics,
        effect,
        verdict,
        decided.map(EffectPoint::at).orElse(null));
  }

  private MetricResult metric(Arm arm, Metric metric, boolean control) {
    Moments here = moments(arm, metric);
    if (control) {
      return new MetricResult(value(arm, metric), null, null, 0);
    }
    Contrast plain = Contrast.of(moments(plan.control(), metric), 1, here);
    Contrast effect = contrast(moments(plan.control(), metric), 1, here);
    return new MetricResult(
        value(arm, metric),
        comparison().bounds(effect),
        comparison().bounds(plain),
        effect.varianceTaken(plain));
  }

  private Contrast contrast(Moments control, double scale, Moments treatment) {
    return plan.adjusted()
        ? Contrast.adjusted(control, scale, treatment)
        : Contrast.of(control, scale, treatment);
  }

  private Verdict verdict(List<EffectPoint> effect, SampleRatio ratio) {
    if (ratio.isMismatch()) {
      return Verdict.SAMPLE_RATIO_MISMATCH;
    }
    if (effect.isEmpty()) {
      return Verdict.TOO_EARLY;
    }
    Interval last = effect.get(effect.size() - 1).effect();
    if (Double.isInfinite(last.low())) {
      return Verdict.TOO_EARLY;
    }
    if (!last.excludesZero()) {
      return Verdict.NO_DIFFERENCE_SEEN;
    }
    return last.low() > 0 == plan.primary().isBetterHigher() ? Verdict.BETTER : Verdict.WORSE;
  }

  /** Bounds that held once hold on: they hold at all times together. */
  private List<EffectPoint> effects(Arm arm) {
    List<EffectPoint> points = new ArrayList<>();
    Interval soFar = new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (Known known : path) {
      Moments control = known.of(plan.control()).of(plan.primary());
      Moments treatment = known.of(arm).of(plan.primary());
      soFar = soFar.and(comparison().bounds(contrast(control, 1, treatment)));
      points.add(new EffectPoint(known.at(), (long) (control.n() + treatment.n()), soFar));
    }
    return points;
  }

  private List<GuardrailCheck> guardrails() {
    List<GuardrailCheck> checks = new ArrayList<>();
    for (Guardrail rail : plan.guardrails()) {
      for (Arm arm : plan.arms().subList(1, plan.arms().size())) {
        checks.add(check(rail, arm));
      }
    }
    return checks;
  }

  private GuardrailCheck check(Guardrail rail, Arm arm) {
    Moments control = moments(plan.control(), rail.metric());
    Moments treatment = moments(arm, rail.metric());
    ConfidenceSequence sequence = sequence(treatments() * plan.guardrails().size());
    boolean violated =
        switch (rail.metric()) {
          case CLICK_RATE, CART_RATE, CONVERSION, REVENUE ->
              sequence.atMost(contrast(control, 1 - rail.margin(), treatment)) < 0;
          case LATENCY -> sequence.atLeast(contrast(control, 1 + rail.margin(), treatment)) > 0;
          case FALLBACK_RATE -> sequence.atLeast(contrast(control, 1, treatment)) > rail.margin();
        };
    return new GuardrailCheck(
        rail,
        arm.name(),
        value(arm, rail.metric()),
        value(plan.control(), rail.metric()),
        violated);
  }

  private Moments moments(Arm arm, Metric metric) {
    return metric.isOutcome() ? latest(arm).of(metric) : decided(arm).of(metric);
  }

  private double value(Arm arm, Metric metric) {
    return metric.isOutcome() ? latest(arm).of(metric).value() : decided(arm).seen(metric);
  }

  private DecisionSums decided(Arm arm) {
    return decisions.getOrDefault(arm.name(), DecisionSums.NONE);
  }

  private ArmRecord latest(Arm arm) {
    return path.isEmpty() ? ArmRecord.NONE : path.get(path.size() - 1).of(arm);
  }

  private int treatments() {
    return plan.arms().size() - 1;
  }

  private ConfidenceSequence comparison() {
    return sequence(treatments());
  }

  private ConfidenceSequence sequence(int comparisons) {
    return new ConfidenceSequence(plan.alpha() / comparisons, plan.planned());
  }

  /** The guardrail that is violated, if one is. */
  public static Optional<GuardrailCheck> violated(ExperimentResults results) {
    return results.guardrails().stream().filter(GuardrailCheck::violated).findFirst();
  }
}
