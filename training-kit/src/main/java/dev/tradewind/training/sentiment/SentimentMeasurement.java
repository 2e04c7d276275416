package dev.tradewind.training.sentiment;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.text.LabelledText;
import dev.tradewind.training.text.LinearText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * The answers to held-out reviews, beside those of the floor.
 *
 * @param untold the model's where it is not told the domain
 */
record SentimentMeasurement(
    SentimentSplit split,
    SentimentAnswers model,
    SentimentAnswers untold,
    SentimentAnswers floor,
    long seed) {

  static final String FLOOR = "linear on TF-IDF";
  private static final String ACCURACY = "accuracy";

  static SentimentMeasurement of(SentimentInference inference, SentimentSplit split, long seed) {
    List<LabelledText> learned =
        split.train().stream()
            .map(one -> new LabelledText(one.text(), one.favourable() ? 1 : 0))
            .toList();
    LinearText linear = LinearText.fit(learned, 2, seed);
    double[] guesses =
        split.test().stream().mapToDouble(one -> logit(linear.guess(one.text()))).toArray();
    return new SentimentMeasurement(
        split,
        answers(split, inference.logits(split.test(), true)),
        answers(split, inference.logits(split.test(), false)),
        answers(split, guesses),
        seed);
  }

  private static SentimentAnswers answers(SentimentSplit split, double[] logits) {
    return new SentimentAnswers(logits, split.test(), split.domains().size(), split.ownTests());
  }

  private static double logit(LinearText.Guess guess) {
    double sure = Math.min(1 - 1e-9, guess.confidence());
    double logit = Math.log(sure / (1 - sure));
    return guess.label() == 1 ? logit : -logit;
  }

  List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    boolean domains = !split.domains().isEmpty();
    all.add(
        comparison(
            ACCURACY,
            split.ownTests()
                ? "Share of held-out reviews told right, as the mean over the domains: each has a"
                    + " test of its own."
                : "Share of held-out reviews told right.",
            model,
            SentimentAnswers::accuracy));
    all.add(
        comparison(
            "roc_auc",
            "How often a favourable review is given a higher probability than another.",
            model,
            SentimentAnswers::area));
    if (domains) {
      all.add(
          split.ownTests()
              ? comparison(
                  "pooled_accuracy",
                  "Share of all held-out reviews told right, whatever their domain.",
                  model,
                  SentimentAnswers::share)
              : comparison(
                  "mean_domain_accuracy",
                  "Mean over the domains of the share told right: a small one counts as much.",
                  model,
                  SentimentAnswers::meanOfDomains));
      all.add(
          comparison(
              "untold_accuracy",
              "Accuracy where the model is told the text alone and not the domain.",
              untold,
              SentimentAnswers::accuracy));
    }
    return all;
  }

  /** Of each domain, how many are right. */
  List<Metric> groups() {
    List<Metric> all = new ArrayList<>();
    for (int domain = 1; domain <= split.domains().size(); domain++) {
      int[] own = model.of(domain);
      if (own.length > 0) {
        all.add(group(split.domains().get(domain - 1), own));
      }
    }
    return all;
  }

  private Metric group(String domain, int[] own) {
    var interval =
        Bootstrap.sized(own.length, seed).over(own.length, drawn -> model.share(at(own, drawn)));
    return new Metric(
        ACCURACY,
        model.share(own),
        floor.share(own),
        FLOOR,
        true,
        false,
        interval.map(one -> one.low()).orElse(Double.NaN),
        interval.map(one -> one.high()).orElse(Double.NaN),
        own.length,
        "domain=" + domain);
  }

  private static int[] at(int[] own, int[] drawn) {
    int[] chosen = new int[drawn.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = own[drawn[i]];
    }
    return chosen;
  }

  private Comparison comparison(
      String name,
      String meaning,
      SentimentAnswers answers,
      ToDoubleBiFunction<SentimentAnswers, int[]> measure) {
    int[] everything = answers.all();
    return Comparison.of(
        new Metric(
            name,
            measure.applyAsDouble(answers, everything),
            measure.applyAsDouble(floor, everything),
            FLOOR,
            true,
            name.equals(ACCURACY)),
        meaning,
        everything.length,
        Bootstrap.sized(everything.length, seed),
        drawn -> measure.applyAsDouble(answers, drawn),
        drawn -> measure.applyAsDouble(floor, drawn));
  }
}
