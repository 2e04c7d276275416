package dev.tradewind.training.risk;

import dev.tradewind.training.risk.learner.RiskData.NamedFold;
import dev.tradewind.training.run.RunFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Prequential validation (Fraud Detection Handbook, chapter 5, "Validation strategies"): windows of
 * the same form as that of the test, each a period later than the one before, the last one ending
 * with the days that are learned from in the end. In each the days measured on follow those learned
 * from, after a wait until frauds are known.
 */
final class RollingWindows {

  private RollingWindows() {}

  /**
   * The last of them.
   *
   * @param window the days learned from in the end
   * @throws RunFailure PARAMETER_INVALID where there is room for fewer
   */
  static List<NamedFold> of(Payments payments, TimeSplit.Window window, int count) {
    int room = room(payments, window);
    if (count > room) {
      throw RunFailure.parameter(
          "folds: "
              + count
              + " (expected: at most "
              + Math.max(1, room)
              + ": before the test there is room for "
              + room
              + " windows that end "
              + window.period()
              + " days apart, each with as many days to learn from, to wait and to measure on at"
              + " least)");
    }
    List<NamedFold> folds = new ArrayList<>();
    for (int back = 0; back < count; back++) {
      folds.add(window(payments, window, back));
    }
    Collections.reverse(folds);
    return folds;
  }

  private static int room(Payments payments, TimeSplit.Window window) {
    int days = window.to() - payments.firstDay();
    return Math.max(0, days / window.period() - 2);
  }

  private static NamedFold window(Payments payments, TimeSplit.Window last, int back) {
    int to = last.to() - back * last.period();
    int measuredFrom = to - last.period();
    int learnedTo = measuredFrom - last.period();
    int learnedFrom = Math.max(payments.firstDay(), learnedTo - (last.to() - last.from()));
    int[] fit = TimeSplit.days(payments, learnedFrom, learnedTo);
    int[] validation = TimeSplit.unseen(payments, learnedFrom, measuredFrom, to, last.period());
    TimeSplit.check(payments, "to learn from in a fold", fit);
    TimeSplit.check(payments, "to measure a fold on", validation);
    return new NamedFold(
        LocalDate.ofEpochDay(measuredFrom) + " to " + LocalDate.ofEpochDay(to - 1L),
        fit,
        validation);
  }
}
