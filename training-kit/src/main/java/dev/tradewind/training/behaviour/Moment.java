package dev.tradewind.training.behaviour;

/**
 * A shopper at a moment, with what came then: an example.
 *
 * @param shopper place in the list
 * @param events how many of the shopper's events are known
 * @param at the moment, seconds since 1970
 * @param next number of the action that came within the visit; the number of actions where the
 *     visit ended; {@value #UNKNOWN} where that was not asked
 * @param answers of each {@link Question}: 1, 0 or {@value #UNKNOWN}
 * @param money spent within the horizon; NaN where that was not asked
 */
@SuppressWarnings("ArrayRecordComponent") // a row of answers; never compared or printed
record Moment(int shopper, int events, long at, int next, byte[] answers, float money) {

  static final byte UNKNOWN = -1;

  /** Whether it is asked about the horizon, and not about the visit. */
  boolean isOfHorizon() {
    return next == UNKNOWN;
  }

  byte answer(Question question) {
    return answers[question.place()];
  }
}
