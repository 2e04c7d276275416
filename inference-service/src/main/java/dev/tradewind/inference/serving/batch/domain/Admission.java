package dev.tradewind.inference.serving.batch.domain;

import java.util.Optional;

/** What becomes of a call that comes. */
public sealed interface Admission<C> {

  /**
   * It waits for its run.
   *
   * @param shed a call that gave its place up to it
   */
  record Admitted<C>(Optional<Waiting<C>> shed) implements Admission<C> {}

  /**
   * There is no place, and nobody before whom it goes.
   *
   * @param limit which one is reached, in words
   */
  record NoPlace<C>(String limit) implements Admission<C> {}

  /**
   * Its deadline cannot be met.
   *
   * @param slack nanoseconds until then; negative where it has passed
   * @param needed the least nanoseconds until it would have its answer
   */
  record TooLate<C>(long slack, long needed) implements Admission<C> {}
}
