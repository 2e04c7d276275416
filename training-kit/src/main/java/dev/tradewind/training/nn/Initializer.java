package dev.tradewind.training.nn;

import java.util.Random;

/** First values of a variable. */
@FunctionalInterface
public interface Initializer {

  /** Fills the values of a variable of this shape, from the given source alone. */
  void fill(float[] values, long[] shape, Random random);

  static Initializer constant(float value) {
    return (values, shape, random) -> java.util.Arrays.fill(values, value);
  }

  static Initializer normal(double deviation) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * deviation);
      }
    };
  }

  /** Normal with deviation sqrt(2 / in) (He et al. 2015), for what goes into rectifiers. */
  static Initializer he(long in) {
    return normal(Math.sqrt(2.0 / in));
  }

  /** Uniform within sqrt(6 / (in + out)) (Glorot and Bengio 2010), for a matrix. */
  static Initializer glorot() {
    return (values, shape, random) -> {
      double limit = Math.sqrt(6.0 / (shape[0] + shape[1]));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((random.nextDouble() * 2 - 1) * limit);
      }
    };
  }
}
