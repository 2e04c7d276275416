package dev.tradewind.ingestion.event.archive;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Takes the fingerprint of a day, event by event, and sees to it that none is missing. */
final class DayFingerprint {

  private final MessageDigest digest;
  private final ByteBuffer head = ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES);
  private long events;
  private int partition = -1;
  private long nextOffset;

  DayFingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  void add(ArchivedEvent event) throws ArchiveException {
    if (event.partition() < partition
        || (event.partition() == partition && event.offset() != nextOffset)) {
      throw new ArchiveException(
          "partition "
              + event.partition()
              + ", offset "
              + event.offset()
              + " came after partition "
              + partition
              + ", offset "
              + (nextOffset - 1));
    }
    partition = event.partition();
    nextOffset = event.offset() + 1;
    byte[] payload = event.payload().bytes();
    head.clear()
        .putInt(event.partition())
        .putLong(event.offset())
        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.receivedAt()))
        .putInt(payload.length)
        .flip();
    digest.update(head);
    digest.update(payload);
    events++;
  }

  /** Of all events so far; ends the taking. */
  DayContents contents() {
    return new DayContents(events, HexFormat.of().formatHex(digest.digest()));
  }
}
