package dev.tradewind.inference.predictionlog.domain;

/**
 * The mean of any number of values, in constant memory (Welford 1962). Its interval is that of the
 * central limit theorem, which asks for some dozens of values.
 */
final class RunningMean {

  private long count;
  private double mean;

  /** Sum of squared distances from the mean. */
  private double scatter;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    scatter += before * (value - mean);
  }

  long count() {
    return count;
  }

  /** 0 of nothing; without bounds below two values. */
  Estimate estimate() {
    double standardError =
        count < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(scatter / (count - 1) / count);
    return Estimate.normal(mean, standardError);
  }
}
