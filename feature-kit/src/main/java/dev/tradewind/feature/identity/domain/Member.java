package dev.tradewind.feature.identity.domain;

/**
 * An entity as events name it, and the person whom it belongs to from a moment on. An entity
 * without a shopper in its key, or whose shopper was never linked, is a person of its own.
 *
 * @param id as events name it
 * @param person id of the entity that it is a part of once it is linked
 * @param linkedAt from when on; microseconds. Without meaning where the two ids are the same
 */
public record Member(String id, String person, long linkedAt) {

  /** An entity that was never linked. */
  public static Member alone(String id) {
    return new Member(id, id, Long.MIN_VALUE);
  }

  /** Whether it is one with the person at a moment: as with events, a link at the moment is not. */
  public boolean isJoined(long moment) {
    return id.equals(person) || linkedAt < moment;
  }

  /** The id of the entity that it is at a moment. */
  public String knownAs(long moment) {
    return isJoined(moment) ? person : id;
  }
}
