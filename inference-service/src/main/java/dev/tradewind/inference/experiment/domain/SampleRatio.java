package dev.tradewind.inference.experiment.domain;

import java.util.List;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether as many subjects met each arm as should have. Where not, something loses subjects, and
 * nothing else that the experiment says can be trusted (Fabijan and others, "Diagnosing Sample
 * Ratio Mismatch", KDD 2019).
 *
 * @param p how likely so uneven a split is by chance: Pearson's chi-square test
 */
public record SampleRatio(double p) {

  /** Below this, the split is no chance. Low, as it is looked at again and again. */
  public static final double ALARM = 0.001;

  /**
   * Compares.
   *
   * @param arms as planned
   * @param subjects who met each arm, in the same order
   */
  public static SampleRatio of(List<Arm> arms, long[] subjects) {
    long all = 0;
    for (long met : subjects) {
      all += met;
    }
    if (all == 0) {
      return new SampleRatio(1);
    }
    double[] expected = arms.stream().mapToDouble(Arm::weight).toArray();
    return new SampleRatio(ChiSquareTest.withDefaults().test(expected, subjects).getPValue());
  }

  /** Whether nothing else is to be trusted. */
  public boolean isMismatch() {
    return p < ALARM;
  }
}
