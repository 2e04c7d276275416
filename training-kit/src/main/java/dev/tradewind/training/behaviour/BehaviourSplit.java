package dev.tradewind.training.behaviour;

import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is learned from while choosing, what is chosen on, what is learned from in the end, and what
 * is measured on.
 *
 * @param fit answers lie before the validation
 * @param validation answers lie before the test
 * @param train answers lie before the test
 * @param test the last horizon
 */
record BehaviourSplit(
    List<Moment> fit, List<Moment> validation, List<Moment> train, List<Moment> test) {

  /** Beyond that a drawn part tells as much. */
  private static final int MOST_MEASURED = 20_000;

  private static final int FEWEST = 20;

  static BehaviourSplit of(Events events, Periods periods, long seed) {
    Moments moments = new Moments(events, periods, seed);
    List<Moment> fit = learned(moments, periods, periods.validation());
    List<Moment> validation = measured(moments, periods.validation(), periods.test(), seed);
    List<Moment> train = learned(moments, periods, periods.test());
    List<Moment> test = measured(moments, periods.test(), periods.end(), seed);
    check("learn from", fit);
    check("choose on", validation);
    check("measure on", test);
    return new BehaviourSplit(fit, validation, train, test);
  }

  private static List<Moment> learned(Moments moments, Periods periods, long known) {
    List<Moment> all = new ArrayList<>();
    periods.questions(known).forEach(moment -> all.addAll(moments.at(moment)));
    all.addAll(moments.during(periods.begin(), known));
    return all;
  }

  private static List<Moment> measured(Moments moments, long from, long to, long seed) {
    List<Moment> all = new ArrayList<>(drawn(moments.at(from), seed));
    all.addAll(drawn(moments.during(from, to), seed));
    return all;
  }

  private static List<Moment> drawn(List<Moment> all, long seed) {
    if (all.size() <= MOST_MEASURED) {
      return all;
    }
    List<Moment> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, MOST_MEASURED);
  }

  private static void check(String purpose, List<Moment> some) {
    long asked = some.stream().filter(Moment::isOfHorizon).count();
    if (asked < FEWEST) {
      throw RunFailure.data(
          asked
              + " shoppers to "
              + purpose
              + " (expected: "
              + FEWEST
              + " at least who did something before; a longer file, or a smaller horizon_days)");
    }
  }

  /** Those that a question is asked of. */
  static List<Moment> asked(List<Moment> some, Question question) {
    return some.stream().filter(one -> one.answer(question) != Moment.UNKNOWN).toList();
  }

  /** Those that are asked what comes next. */
  static List<Moment> ofVisits(List<Moment> some) {
    return some.stream().filter(one -> !one.isOfHorizon()).toList();
  }

  /** The answers to a question. */
  static boolean[] truth(List<Moment> some, Question question) {
    boolean[] truth = new boolean[some.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = some.get(i).answer(question) == 1;
    }
    return truth;
  }
}
