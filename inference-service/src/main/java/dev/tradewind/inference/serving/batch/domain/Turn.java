package dev.tradewind.inference.serving.batch.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a worker without work shall do.
 *
 * @param batch to run now, if any
 * @param late calls that have left the queue because they cannot be answered in time
 * @param due when to ask again where there is no batch, nanoseconds; {@link Long#MAX_VALUE} means
 *     when a call comes
 */
public record Turn<C>(Optional<Batch<C>> batch, List<Waiting<C>> late, long due) {

  public Turn {
    late = List.copyOf(late);
  }
}
