package dev.tradewind.training.promotion.domain;

import static java.util.stream.Collectors.joining;

import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.time.Instant;
import java.util.List;

/**
 * What the gates said of a version.
 *
 * @param results each gate's verdict
 * @param championVersion the champion it was compared with; 0 where there was none
 * @param decidedAt when they were asked
 * @param overrideReason why it was made champion whatever they said; empty where nobody did
 */
public record GateReport(
    List<GateResult> results, long championVersion, Instant decidedAt, String overrideReason) {

  /** What a run says that was promoted. */
  public static final String PROMOTED = "promoted";

  public GateReport {
    results = List.copyOf(results);
  }

  /** Whether no gate refuses. */
  public boolean passed() {
    return results.stream().noneMatch(Refused.class::isInstance);
  }

  /** Which gates refuse, and why; empty where none does. */
  public String refusals() {
    return results.stream()
        .filter(Refused.class::isInstance)
        .map(result -> result.gate().wireName() + ": " + result.explanation())
        .collect(joining("; "));
  }

  /** {@code promoted}, or why not. */
  public String promotion() {
    return passed() ? PROMOTED : "not promoted: " + refusals();
  }

  /** The same, overridden for that reason. */
  public GateReport overridden(String reason) {
    return new GateReport(results, championVersion, decidedAt, reason);
  }
}
