package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An experiment. What it compares never changes once it was created; only its state does.
 *
 * @param plan what it compares and how
 * @param state how far it is
 * @param createdAt when the log took it
 * @param startedAt when it began; null before
 * @param endedAt when it ended; null before
 * @param reason why it ended; empty where nobody said
 */
public record Experiment(
    Plan plan,
    ExperimentState state,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    String reason) {

  /**
   * What an experiment compares.
   *
   * @param id names it
   * @param decision what it is about: {@link #RECOMMEND}, or the shop's own word for something that
   *     the shop decides
   * @param hypothesis why it is made, in words
   * @param arms two or more, the control first
   * @param share of all subjects who take part, 0 &lt; share &lt;= 1
   * @param salt what makes its assignment independent of other experiments'
   * @param primary what decides it
   * @param guardrails what ends it at once
   * @param window how long after the first exposure a subject's doings count
   * @param alpha how likely a difference may be claimed where none is, 0 &lt; alpha &lt; 1
   * @param planned at how many subjects the confidence sequence is to be at its narrowest
   * @param shadows versions that are asked beside the one shown, by label or number
   * @param adjusted whether what was known of subjects before is taken out of the differences
   */
  public record Plan(
      String id,
      String decision,
      String hypothesis,
      List<Arm> arms,
      double share,
      String salt,
      Metric primary,
      List<Guardrail> guardrails,
      Duration window,
      double alpha,
      long planned,
      List<String> shadows,
      boolean adjusted) {

    public Plan {
      arms = List.copyOf(arms);
      guardrails = List.copyOf(guardrails);
      shadows = List.copyOf(shadows);
    }

    /** What the other arms are compared with. */
    public Arm control() {
      return arms.get(0);
    }
  }

  /** The decision of what to recommend. */
  public static final String RECOMMEND = "recommend";

  /** Whether subjects get its arms now. */
  public boolean isRunning() {
    return state == ExperimentState.RUNNING;
  }

  /** The arm of a subject: always the same one; empty for those who take no part. */
  public Optional<Arm> armOf(String subject) {
    return isRunning() ? new Assignment(plan).of(subject) : Optional.empty();
  }
}
