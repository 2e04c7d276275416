package dev.tradewind.feature.online;

import java.util.List;
import java.util.Optional;

/**
 * What was read.
 *
 * @param rows one for each entity asked, in that order
 * @param asOf microseconds; windows were measured from here
 * @param degraded why values are missing or old; empty where all is well
 */
public record OnlineAnswer(List<OnlineRow> rows, long asOf, Optional<Degradation> degraded) {

  /** Why an answer is not what it should be. */
  public enum Degradation {
    /** Redis does not answer, or has nothing yet. */
    ONLINE_STORE_DOWN
  }

  public OnlineAnswer {
    rows = List.copyOf(rows);
  }
}
