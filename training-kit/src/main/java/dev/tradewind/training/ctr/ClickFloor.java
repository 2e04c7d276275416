package dev.tradewind.training.ctr;

import dev.tradewind.training.risk.learner.LogisticRegression;
import java.util.Arrays;

/**
 * What the model must beat: logistic regression on the same columns, or the item's own share of
 * clicks, whichever has the smaller log loss on validation.
 *
 * @param linear learned from what the model learned from
 * @param rate the same; null where logistic regression is the better one
 */
record ClickFloor(LogisticRegression linear, @org.jspecify.annotations.Nullable ItemRate rate) {

  String words() {
    return rate == null ? "logistic regression" : "the item's click rate";
  }

  double[] logits(Impressions data, int[] some) {
    return rate == null
        ? linear.scores(data.examples().rows(some))
        : Arrays.stream(some)
            .mapToDouble(one -> rate.logit(data, data.examples().rows()[one]))
            .toArray();
  }
}
