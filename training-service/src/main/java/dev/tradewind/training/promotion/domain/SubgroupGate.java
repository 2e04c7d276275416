package dev.tradewind.training.promotion.domain;

import static dev.tradewind.training.promotion.domain.GateName.SUBGROUPS;

import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.NotApplicable;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No group of examples is served worse, beyond its interval, than by the champion. A group that is
 * not measured any more counts as worse where the data is the same: leaving it out would hide it.
 *
 * <p>Each group is judged alone, with no allowance for their number: with many small groups a
 * refusal by chance becomes likely, and an override with a reason is the way on.
 */
final class SubgroupGate implements Gate {

  private static final int NAMED = 5;

  @Override
  public GateResult ask(Candidate candidate, Optional<ModelVersion> champion) {
    if (champion.isEmpty()) {
      return new NotApplicable(SUBGROUPS, "there is no champion yet");
    }
    List<Metric> theirs =
        champion.get().metrics().stream()
            .filter(metric -> !metric.group().isEmpty() && !Double.isNaN(metric.value()))
            .toList();
    if (theirs.isEmpty()) {
      return new NotApplicable(
          SUBGROUPS, "champion " + champion.get().version() + " has no metrics by group");
    }
    return judge(theirs, candidate.version(), champion.get());
  }

  private static GateResult judge(
      List<Metric> theirs, ModelVersion candidate, ModelVersion champion) {
    boolean sameData = candidate.dataFingerprint().equals(champion.dataFingerprint());
    List<String> worse = new ArrayList<>();
    long compared = 0;
    for (Metric their : theirs) {
      Optional<Metric> mine = same(their, candidate.metrics());
      if (mine.isPresent()) {
        compared++;
        regression(mine.get(), their).ifPresent(worse::add);
      } else if (sameData) {
        worse.add(their.label() + " is not measured, and was " + Words.number(their.value()));
      }
    }
    String data = Words.data(candidate, champion);
    if (worse.isEmpty()) {
      return new Passed(
          SUBGROUPS,
          compared
              + " of the "
              + theirs.size()
              + " groups of champion "
              + champion.version()
              + " compared, none worse beyond its interval"
              + data);
    }
    String more = worse.size() > NAMED ? "; and " + (worse.size() - NAMED) + " more" : "";
    return new Refused(
        SUBGROUPS,
        String.join("; ", worse.subList(0, Math.min(NAMED, worse.size()))) + more + data);
  }

  private static Optional<String> regression(Metric mine, Metric their) {
    return mine.isAsGood(mine.bestEnd(), their.value())
        ? Optional.empty()
        : Optional.of(
            Words.measured(mine)
                + ", worse beyond it than the champion's "
                + Words.number(their.value())
                + Words.direction(mine));
  }

  private static Optional<Metric> same(Metric wanted, List<Metric> metrics) {
    return metrics.stream()
        .filter(
            metric -> metric.name().equals(wanted.name()) && metric.group().equals(wanted.group()))
        .findFirst();
  }
}
