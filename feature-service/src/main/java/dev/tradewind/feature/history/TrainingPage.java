package dev.tradewind.feature.history;

import dev.tradewind.api.feature.v1.TrainingRow;
import java.util.List;

/**
 * A page of a training set.
 *
 * @param set the set's id
 * @param next where the next page begins, in bytes
 * @param last whether there is no further page
 * @param totalRows of all pages
 * @param endOffsets of each partition: the prefix of the log that the rows come from
 */
public record TrainingPage(
    List<TrainingRow> rows,
    String set,
    long next,
    boolean last,
    long totalRows,
    List<Long> endOffsets) {

  public TrainingPage {
    rows = List.copyOf(rows);
    endOffsets = List.copyOf(endOffsets);
  }
}
