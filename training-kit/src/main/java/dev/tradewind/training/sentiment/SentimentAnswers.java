package dev.tradewind.training.sentiment;

import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.RocCurve;
import java.util.List;

/** What a method says to held-out reviews: the log odds that each is favourable. */
final class SentimentAnswers {

  private final double[] logits;
  private final boolean[] truth;
  private final int[] domains;
  private final int count;
  private final boolean byDomain;

  /**
   * Takes answers.
   *
   * @param count of domains; 0 where there are none
   * @param byDomain whether accuracy is the mean of the domains'
   */
  SentimentAnswers(double[] logits, List<Opinion> opinions, int count, boolean byDomain) {
    this.logits = logits;
    this.count = count;
    this.byDomain = byDomain;
    truth = SentimentFit.truth(opinions);
    domains = opinions.stream().mapToInt(Opinion::domain).toArray();
  }

  int size() {
    return logits.length;
  }

  boolean isRight(int index) {
    return logits[index] >= 0 == truth[index];
  }

  double logit(int index) {
    return logits[index];
  }

  int[] all() {
    int[] all = new int[logits.length];
    java.util.Arrays.setAll(all, i -> i);
    return all;
  }

  /** Those of a domain. */
  int[] of(int domain) {
    return java.util.stream.IntStream.range(0, domains.length)
        .filter(i -> domains[i] == domain)
        .toArray();
  }

  /** Share of right answers, or the mean of the domains' shares. */
  double accuracy(int[] drawn) {
    return byDomain ? meanOfDomains(drawn) : share(drawn);
  }

  /** Mean over the domains of the share of right answers. */
  double meanOfDomains(int[] drawn) {
    int[] right = new int[count + 1];
    int[] sizes = new int[count + 1];
    for (int index : drawn) {
      sizes[domains[index]]++;
      right[domains[index]] += isRight(index) ? 1 : 0;
    }
    double sum = 0;
    int some = 0;
    for (int domain = 0; domain <= count; domain++) {
      if (sizes[domain] > 0) {
        sum += (double) right[domain] / sizes[domain];
        some++;
      }
    }
    return sum / some;
  }

  /** Share of right answers. */
  double share(int[] drawn) {
    int right = 0;
    for (int index : drawn) {
      right += isRight(index) ? 1 : 0;
    }
    return (double) right / drawn.length;
  }

  /** How often a favourable review is above another. */
  double area(int[] drawn) {
    return RocCurve.area(predictions().at(drawn));
  }

  /** Probabilities. */
  BinaryPredictions predictions() {
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = 1 / (1 + Math.exp(-logits[i]));
    }
    return new BinaryPredictions(probabilities, truth);
  }
}
