package dev.tradewind.ingestion.event.domain;

import java.util.Map;
import java.util.Set;

/**
 * What an append did.
 *
 * @param acceptedIds ids of the events that entered the log; the others were there before
 * @param endOffsets the new end of each partition that grew
 */
public record Receipt(Set<String> acceptedIds, Map<Integer, Long> endOffsets) {

  /** Of an append that had nothing to do. */
  public static final Receipt NOTHING = new Receipt(Set.of(), Map.of());

  public Receipt {
    acceptedIds = Set.copyOf(acceptedIds);
    endOffsets = Map.copyOf(endOffsets);
  }
}
