package dev.tradewind.training.impression.domain;

import java.time.Instant;
import java.util.List;

/**
 * Items of a ranking that a shopper saw at a moment; a ranking may be seen piece by piece.
 *
 * @param rankingId names the ranking
 * @param at when
 * @param people the ids of whose it is, the one first that events are kept by
 * @param surface where; may be empty
 * @param channel such as {@code web}
 * @param items what was seen
 */
public record Showing(
    String rankingId,
    Instant at,
    List<String> people,
    String surface,
    String channel,
    List<Item> items) {

  public Showing {
    people = List.copyOf(people);
    items = List.copyOf(items);
  }

  /**
   * An item in its place.
   *
   * @param id the item
   * @param position from 1; 0 where it is not known
   * @param category the path to it, such as {@code toys>puzzles}; may be empty
   */
  public record Item(String id, int position, String category) {}
}
