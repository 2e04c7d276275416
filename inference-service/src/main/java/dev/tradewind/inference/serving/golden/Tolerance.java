package dev.tradewind.inference.serving.golden;

/**
 * How far two numbers may be apart and still be the same answer: other processors round otherwise.
 *
 * @param absolute always allowed
 * @param relative allowed beside it, a share of the recorded number
 */
public record Tolerance(double absolute, double relative) {

  boolean allows(double now, double recorded) {
    return Math.abs(now - recorded) <= absolute + relative * Math.abs(recorded)
        || Double.compare(now, recorded) == 0;
  }
}
