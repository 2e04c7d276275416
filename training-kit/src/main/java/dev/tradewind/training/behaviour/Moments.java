package dev.tradewind.training.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The examples of a part of time. About the horizon each shopper is asked at fixed moments; about
 * the visit after each event. No answer looks further than the part's end. Of a large set a share
 * is drawn by the seed, so that memory is bounded.
 */
final class Moments {

  private static final double MOST = 400_000;

  private final Events events;
  private final Periods periods;
  private final SplittableRandom random;
  private final double shareOfEvents;
  private final double shareOfShoppers;

  Moments(Events events, Periods periods, long seed) {
    this.events = events;
    this.periods = periods;
    random = new SplittableRandom(seed);
    shareOfEvents =
        MOST / Math.max(MOST, events.shoppers().stream().mapToDouble(Events.Shopper::size).sum());
    shareOfShoppers =
        MOST
            / Math.max(
                MOST, (double) events.shoppers().size() * periods.questions(periods.test()).size());
  }

  /** Questions about the horizon, at one moment: those who did something before. */
  List<Moment> at(long moment) {
    List<Moment> all = new ArrayList<>();
    for (int i = 0; i < events.shoppers().size(); i++) {
      Events.Shopper shopper = events.shoppers().get(i);
      int known = shopper.before(moment);
      if (known > 0 && random.nextDouble() < shareOfShoppers) {
        all.add(horizon(i, shopper, known, moment));
      }
    }
    return all;
  }

  private Moment horizon(int number, Events.Shopper shopper, int known, long moment) {
    int last = shopper.before(moment + periods.horizon());
    boolean buys = false;
    boolean soon = false;
    float money = 0;
    for (int i = known; i < last; i++) {
      if (shopper.actions()[i] == events.purchase()) {
        buys = true;
        soon |= shopper.times()[i] < moment + periods.soon();
        money += shopper.values()[i];
      }
    }
    byte[] answers = unknown();
    if (events.purchase() >= 0) {
      answers[Question.BUYS.place()] = flag(buys);
      answers[Question.BUYS_SOON.place()] = flag(soon);
    }
    answers[Question.LEAVES.place()] = flag(last == known);
    return new Moment(
        number, known, moment, Moment.UNKNOWN, answers, events.valued() ? money : Float.NaN);
  }

  /** Questions about the visit, after each event from a moment on whose answer is known in time. */
  List<Moment> during(long from, long to) {
    List<Moment> all = new ArrayList<>();
    for (int i = 0; i < events.shoppers().size(); i++) {
      visits(i, events.shoppers().get(i), from, to, all);
    }
    return all;
  }

  private void visits(int number, Events.Shopper shopper, long from, long to, List<Moment> into) {
    long[] times = shopper.times();
    int last = shopper.before(to);
    boolean buys = false;
    boolean ended = false;
    for (int i = last - 1; i >= 0 && times[i] >= from; i--) {
      boolean leaves = i + 1 == last || times[i + 1] - times[i] > periods.session();
      if (leaves) {
        buys = false;
        // Of the last visit it is not known in time how it goes on.
        ended |= times[i] + periods.session() < to;
      }
      boolean sure = ended || times[i] + periods.session() < to;
      if (sure && random.nextDouble() < shareOfEvents) {
        byte[] answers = unknown();
        if (events.purchase() >= 0 && ended) {
          answers[Question.BUYS_IN_SESSION.place()] = flag(buys);
        }
        int next = leaves ? events.actions().size() : shopper.actions()[i + 1];
        into.add(new Moment(number, i + 1, times[i], next, answers, Float.NaN));
      }
      buys |= shopper.actions()[i] == events.purchase();
    }
  }

  private static byte[] unknown() {
    byte[] answers = new byte[Question.count()];
    Arrays.fill(answers, Moment.UNKNOWN);
    return answers;
  }

  private static byte flag(boolean yes) {
    return (byte) (yes ? 1 : 0);
  }
}
