package dev.tradewind.training.nn.export;

/**
 * How far apart two numbers may be that count as the same: |a - b| at most absolute + relative *
 * |b|. Another processor, or a GPU, takes sums in another order.
 */
record Tolerance(double absolute, double relative) {

  static final Tolerance STANDARD = new Tolerance(1e-5, 1e-3);

  boolean allows(double one, double other) {
    return Math.abs(one - other) <= absolute + relative * Math.abs(other)
        || Double.compare(one, other) == 0;
  }
}
