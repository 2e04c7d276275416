package dev.tradewind.inference.predictionlog.domain;

import java.time.Instant;
import java.util.List;

/**
 * A ranking that a model made and a shopper was shown.
 *
 * @param id of the ranking
 * @param model its name
 * @param version that ranked
 * @param subject whose it is, as the log has them
 * @param at when it was made
 * @param items best first
 */
public record ShownRanking(
    String id, String model, long version, String subject, Instant at, List<String> items) {

  public ShownRanking {
    items = List.copyOf(items);
  }

  /** The item's place, from 1; 0 where it was not shown. */
  int rank(String item) {
    return items.indexOf(item) + 1;
  }
}
