package dev.tradewind.training.promotion.domain;

import static dev.tradewind.training.promotion.domain.GateName.CHAMPION;

import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateResult.NotApplicable;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.util.Optional;

/**
 * The primary metric is not worse than the champion's beyond the interval: even at its better end
 * it would have to be worse to be refused. Where the two were measured on different data, the
 * numbers are compared all the same, and the verdict says so.
 */
final class ChampionGate implements Gate {

  @Override
  public GateResult ask(Candidate candidate, Optional<ModelVersion> champion) {
    if (champion.isEmpty()) {
      return new NotApplicable(CHAMPION, "there is no champion yet");
    }
    Optional<Metric> mine = Words.primary(candidate.version().metrics());
    if (mine.isEmpty()) {
      return new NotApplicable(CHAMPION, "there is no single primary metric to compare");
    }
    return judge(mine.get(), candidate.version(), champion.get());
  }

  private static GateResult judge(Metric mine, ModelVersion candidate, ModelVersion champion) {
    Optional<Metric> theirs =
        champion.metrics().stream()
            .filter(metric -> metric.name().equals(mine.name()) && metric.group().isEmpty())
            .findFirst();
    if (theirs.isEmpty() || Double.isNaN(theirs.get().value())) {
      return new NotApplicable(
          CHAMPION, "champion " + champion.version() + " has no number for " + mine.name());
    }
    boolean passes = mine.isAsGood(mine.bestEnd(), theirs.get().value());
    String words =
        Words.measured(mine)
            + (passes ? ", not worse beyond it than " : ", worse beyond it than ")
            + Words.number(theirs.get().value())
            + " of champion "
            + champion.version()
            + Words.direction(mine)
            + Words.data(candidate, champion);
    return passes ? new Passed(CHAMPION, words) : new Refused(CHAMPION, words);
  }
}
