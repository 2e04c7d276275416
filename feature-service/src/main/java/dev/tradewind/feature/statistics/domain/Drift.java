package dev.tradewind.feature.statistics.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * How far a feature has moved from a baseline.
 *
 * @param psi population stability index (Siddiqi 2006, chapter 9): sum over bins of (p - b) ln(p /
 *     b), shares floored at {@value #FLOOR}
 * @param ks two-sample Kolmogorov-Smirnov statistic; 0 for texts
 * @param ksPValue by the asymptotic distribution; 1 for texts
 * @param nullRateChange share without a value now, less that of the baseline
 */
public record Drift(
    String feature,
    double psi,
    double ks,
    double ksPValue,
    double nullRateChange,
    Verdict verdict,
    FeatureProfile baseline,
    FeatureProfile present) {

  /** What a drift says. */
  public enum Verdict {
    STABLE,
    MOVED,
    SHIFTED,
    TOO_FEW
  }

  private static final double FLOOR = 1e-4;
  private static final int DECILES = 10;
  private static final int ENOUGH = 100;
  private static final double MOVED_PSI = .1;
  private static final double SHIFTED_PSI = .25;
  private static final double MOVED_NULLS = .05;
  private static final double SHIFTED_NULLS = .2;

  /** Compares a feature with its baseline. */
  public static Drift of(FeatureProfile baseline, FeatureProfile present) {
    double psi = psi(shares(baseline, baseline), shares(baseline, present));
    double[] before = baseline.sortedSample();
    double[] now = present.sortedSample();
    double ks = 0;
    double p = 1;
    if (before.length > 1 && now.length > 1) {
      var test =
          KolmogorovSmirnovTest.withDefaults().with(PValueMethod.ASYMPTOTIC).test(before, now);
      ks = test.getStatistic();
      p = test.getPValue();
    }
    double nulls = present.nullRate() - baseline.nullRate();
    return new Drift(
        baseline.feature(),
        psi,
        ks,
        p,
        nulls,
        verdict(psi, nulls, baseline, present),
        baseline,
        present);
  }

  private static Verdict verdict(
      double psi, double nulls, FeatureProfile baseline, FeatureProfile present) {
    if (baseline.cells() < ENOUGH || present.cells() < ENOUGH) {
      return Verdict.TOO_FEW;
    }
    if (psi > SHIFTED_PSI || Math.abs(nulls) > SHIFTED_NULLS) {
      return Verdict.SHIFTED;
    }
    return psi >= MOVED_PSI || Math.abs(nulls) > MOVED_NULLS ? Verdict.MOVED : Verdict.STABLE;
  }

  private static double psi(List<Double> baseline, List<Double> present) {
    double psi = 0;
    for (int i = 0; i < baseline.size(); i++) {
      double b = Math.max(FLOOR, baseline.get(i));
      double p = Math.max(FLOOR, present.get(i));
      psi += (p - b) * Math.log(p / b);
    }
    return psi;
  }

  /** A profile's shares over the bins of the baseline: its deciles, or its most frequent texts. */
  private static List<Double> shares(FeatureProfile baseline, FeatureProfile of) {
    if (baseline.numbers().isPresent()) {
      return numberShares(deciles(baseline.sortedSample()), of.sortedSample());
    }
    return baseline
        .texts()
        .map(texts -> textShares(texts, of.texts().orElse(TextProfile.of(List.of()))))
        .orElse(List.of());
  }

  /** Inner edges; equal ones are one, as many cells may share a value. */
  private static double[] deciles(double[] sorted) {
    TreeSet<Double> edges = new TreeSet<>();
    for (int i = 1; i < DECILES; i++) {
      edges.add(NumberProfile.quantile(sorted, i / (double) DECILES));
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Bin i holds what is greater than edge i - 1 and not greater than edge i. */
  private static List<Double> numberShares(double[] edges, double[] sample) {
    long[] counts = new long[edges.length + 1];
    for (double x : sample) {
      int at = Arrays.binarySearch(edges, x);
      counts[at >= 0 ? at : -at - 1]++;
    }
    List<Double> shares = new ArrayList<>();
    for (long count : counts) {
      shares.add(sample.length == 0 ? 0 : count / (double) sample.length);
    }
    return shares;
  }

  private static List<Double> textShares(TextProfile baseline, TextProfile of) {
    long all = of.count();
    long told = 0;
    List<Double> shares = new ArrayList<>();
    for (Map.Entry<String, Long> entry : baseline.top()) {
      long count = of.frequencies().getOrDefault(entry.getKey(), 0L);
      told += count;
      shares.add(all == 0 ? 0 : count / (double) all);
    }
    shares.add(all == 0 ? 0 : (all - told) / (double) all);
    return shares;
  }
}
