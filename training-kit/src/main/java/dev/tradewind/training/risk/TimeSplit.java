package dev.tradewind.training.risk;

import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.RunFailure;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is learned from and what is measured on, by time, as the Fraud Detection Handbook does it
 * (chapter 5, "Validation strategies"): test on the last week, learn from what lies a week before
 * it, because until then the frauds of the week between are not known; cards that are known to be
 * compromised by then are not asked about any more.
 *
 * <p>Choices are made on a window of the same form that ends with the training days, where there is
 * enough before them; else on the last days of training.
 *
 * @param fit indices to learn from while choosing
 * @param validation indices to choose on
 * @param train indices to learn from in the end
 * @param test indices to measure on
 * @param window the days learned from in the end
 * @param days as text for the report
 */
@SuppressWarnings("ArrayRecordComponent") // indices; never compared or printed
record TimeSplit(int[] fit, int[] validation, int[] train, int[] test, Window window, String days) {

  private static final int WEEK = 7;

  /** Of frauds and of honest payments, in each window. */
  private static final int FEWEST = 1;

  /**
   * Days to learn from.
   *
   * @param from the first
   * @param to the day after the last
   * @param period days that are waited, and as many that are measured on
   */
  record Window(int from, int to, int period) {}

  /**
   * Splits.
   *
   * @param from first day that may be learned from in the end; what lies before is history
   * @param trainDays at most
   */
  static TimeSplit of(Payments payments, int from, int trainDays) {
    int length = payments.lastDay() + 1 - from;
    int period = Math.min(WEEK, length / 3);
    if (period < 1) {
      throw RunFailure.data(
          "payments of " + length + " days (expected: 3 at least, to learn, wait and measure)");
    }
    int testFrom = payments.lastDay() + 1 - period;
    int trainTo = testFrom - period;
    int trainFrom = Math.max(from, trainTo - Math.max(period, trainDays));
    int[] test = unseen(payments, trainFrom, testFrom, payments.lastDay() + 1, period);
    int[] train = days(payments, trainFrom, trainTo);
    int valFrom = trainTo - period;
    int fitTo = valFrom - period;
    int fitFrom = Math.max(payments.firstDay(), fitTo - (trainTo - trainFrom));
    boolean movedBack = fitTo - fitFrom >= period;
    if (!movedBack) {
      fitFrom = trainFrom;
      valFrom = trainTo - Math.max(1, (trainTo - trainFrom) * 2 / 7);
      fitTo = valFrom;
    }
    TimeSplit split =
        new TimeSplit(
            days(payments, fitFrom, fitTo),
            unseen(payments, fitFrom, valFrom, trainTo, movedBack ? period : 0),
            train,
            test,
            new Window(trainFrom, trainTo, period),
            "trained on "
                + (trainTo - trainFrom)
                + " days, tested on the "
                + period
                + " days that began "
                + period
                + " days later; chosen on the "
                + (trainTo - valFrom)
                + (movedBack
                    ? " last days of training after learning from the "
                        + (fitTo - fitFrom)
                        + " days up to "
                        + period
                        + " days before them"
                    : " last days of training after learning from those before them"));
    check(payments, "to choose on", split.validation);
    check(payments, "to learn from while choosing", split.fit);
    check(payments, "to learn from", train);
    check(payments, "to measure on", test);
    return split;
  }

  Parts parts() {
    return new Parts(fit, validation, train, test);
  }

  static int[] days(Payments payments, int from, int to) {
    return IntStream.range(0, payments.size())
        .filter(i -> payments.days()[i] >= from && payments.days()[i] < to)
        .toArray();
  }

  /**
   * Payments of days whose cards are not known to be compromised: no fraud since learning began
   * that is older than the delay.
   */
  static int[] unseen(Payments payments, int learnedFrom, int from, int to, int delay) {
    int size = payments.size();
    int[] kept = new int[size];
    int count = 0;
    Set<Integer> known = new HashSet<>();
    int next = 0;
    for (int i = 0; i < size; i++) {
      int day = payments.days()[i];
      if (day < from || day >= to) {
        continue;
      }
      while (payments.days()[next] < day - delay) {
        if (payments.days()[next] >= learnedFrom && payments.frauds()[next]) {
          known.add(payments.cards()[next]);
        }
        next++;
      }
      if (!known.contains(payments.cards()[i])) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  static void check(Payments payments, String purpose, int[] some) {
    int frauds = payments.frauds(some);
    if (frauds < FEWEST || some.length - frauds < FEWEST) {
      throw RunFailure.data(
          "only "
              + frauds
              + " frauds among "
              + some.length
              + " payments "
              + purpose
              + " (expected: "
              + FEWEST
              + " of each kind at least)");
    }
  }
}
