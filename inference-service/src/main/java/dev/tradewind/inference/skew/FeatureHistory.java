package dev.tradewind.inference.skew;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.skew.domain.NotCompared;
import java.time.Instant;
import java.util.List;

/** The values of features as they were. */
interface FeatureHistory {

  /**
   * The values of an entity at a moment.
   *
   * @param entityId whose
   * @param asOf an event at or after it does not count
   */
  record Point(String entityId, Instant asOf) {}

  /**
   * Reads values, blocking the thread.
   *
   * @param features as {@code view@version:feature}, all of one entity
   * @return of each point one value for each feature, in the orders given
   * @throws HistoryException where there is no answer
   */
  List<List<LoggedValues>> read(List<String> features, List<Point> points);

  /** History says nothing. */
  final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final NotCompared why;

    HistoryException(NotCompared why, Throwable cause) {
      super(why + ": " + cause.getMessage(), cause);
      this.why = why;
    }

    NotCompared why() {
      return why;
    }
  }
}
