package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.kafka.domain.IdDigest;
import dev.tradewind.ingestion.event.kafka.domain.SeenIds;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the writer knows of the log: the next offset of each partition, up to which position it has
 * read, and the ids of late. It outlives a term, so that the next one reads on from there. For one
 * thread.
 */
final class LogMemory {

  private final Map<Integer, Place> places = new TreeMap<>();
  private final SeenIds seen;

  /** Everything before the position is known; the next event gets the offset. */
  record Place(long position, long offset) {}

  LogMemory(SeenIds seen) {
    this.seen = seen;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  SeenIds seen() {
    return seen;
  }

  Place place(int partition) {
    Place place = places.get(partition);
    if (place == null) {
      throw new IllegalStateException("partition " + partition + " was not read back");
    }
    return place;
  }

  /** Sets where a partition is read on. */
  void stand(int partition, long position, long offset) {
    places.put(partition, new Place(position, offset));
  }

  /** Learns of the next event of a partition. */
  void learn(StoredEvent event) {
    Place place = place(event.partition());
    if (event.entry().offset() != place.offset()) {
      throw new IllegalStateException(
          "partition "
              + event.partition()
              + ", position "
              + event.position()
              + ": offset "
              + event.entry().offset()
              + " (expected: "
              + place.offset()
              + "; the topic was written by somebody else, or lost records)");
    }
    seen.add(IdDigest.of(event.eventId()), event.entry().receivedAt());
    stand(event.partition(), event.position() + 1, place.offset() + 1);
  }
}
