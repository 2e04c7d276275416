package dev.tradewind.feature.online;

/**
 * Whose packed state.
 *
 * @param view the view's name
 * @param entity id of a shopper or an item
 * @param part the partition whose events it has seen, or {@link #WHOLE}
 */
public record StateKey(String view, String entity, int part) {

  /** All events of the entity are in one partition. */
  public static final int WHOLE = -1;
}
