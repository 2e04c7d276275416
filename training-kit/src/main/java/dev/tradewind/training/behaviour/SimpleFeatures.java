package dev.tradewind.training.behaviour;

import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import java.util.List;

/** What the simple methods look at. */
final class SimpleFeatures {

  private static final double NEVER = 1e9;

  private final Events events;
  private final Periods periods;

  SimpleFeatures(Events events, Periods periods) {
    this.events = events;
    this.periods = periods;
  }

  /** The examples of a question. */
  Examples examples(List<Moment> moments, Question question) {
    boolean visit = question == Question.BUYS_IN_SESSION;
    float[][] rows = new float[moments.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = visit ? visit(moments.get(i)) : history(moments.get(i));
    }
    return new Examples(
        visit ? visitColumns() : historyColumns(), rows, BehaviourSplit.truth(moments, question));
  }

  /** Recency, frequency, money of all that is known of a shopper; logarithms. */
  float[] history(Moment moment) {
    Events.Shopper shopper = events.shoppers().get(moment.shopper());
    int purchases = 0;
    double money = 0;
    double sinceBought = NEVER;
    for (int i = 0; i < moment.events(); i++) {
      if (shopper.actions()[i] == events.purchase()) {
        purchases++;
        money += shopper.values()[i];
        sinceBought = (double) moment.at() - shopper.times()[i];
      }
    }
    return new float[] {
      log((double) moment.at() - shopper.times()[moment.events() - 1]),
      log(sinceBought),
      log(moment.events()),
      log(purchases),
      log(money),
      log(money / Math.max(1, purchases)),
      log((double) moment.at() - shopper.times()[0])
    };
  }

  private static List<Column> historyColumns() {
    return List.of(
        new Column.Numeric("recency"),
        new Column.Numeric("recency of purchase"),
        new Column.Numeric("frequency"),
        new Column.Numeric("frequency of purchase"),
        new Column.Numeric("money"),
        new Column.Numeric("money a purchase"),
        new Column.Numeric("time known"));
  }

  private float[] visit(Moment moment) {
    Events.Shopper shopper = events.shoppers().get(moment.shopper());
    int last = moment.events() - 1;
    int first = last;
    while (first > 0 && shopper.times()[first] - shopper.times()[first - 1] <= periods.session()) {
      first--;
    }
    float[] whole = history(moment);
    return new float[] {
      shopper.actions()[last],
      log(last - first + 1),
      log((double) moment.at() - shopper.times()[first]),
      whole[3],
      whole[1]
    };
  }

  private List<Column> visitColumns() {
    return List.of(
        new Column.Words("last action", events.actions()),
        new Column.Numeric("events of the visit"),
        new Column.Numeric("length of the visit"),
        new Column.Numeric("purchases before"),
        new Column.Numeric("recency of purchase"));
  }

  private static float log(double value) {
    return (float) Math.log1p(Math.max(0, value));
  }
}
