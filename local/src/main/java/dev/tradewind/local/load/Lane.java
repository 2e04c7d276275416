package dev.tradewind.local.load;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.local.client.EventDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Sends the events of some subjects, batch after batch: the next batch leaves when the one before
 * has been answered, so that a subject's events arrive in order whatever fails in between.
 */
final class Lane implements Callable<Boolean> {

  private static final int BATCH = 500;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int QUEUE = 4 * BATCH;

  private final EventDoor door;
  private final Backoff backoff;
  private final Tally tally;

  /** Empty is the end. */
  private final BlockingQueue<Optional<Event>> queue = new ArrayBlockingQueue<>(QUEUE);

  private volatile boolean failed;

  Lane(EventDoor door, Backoff backoff, Tally tally) {
    this.door = door;
    this.backoff = backoff;
    this.tally = tally;
  }

  /** Hands over an event; waits while the lane is full. False where the lane has failed. */
  boolean put(Event event) throws InterruptedException {
    return offer(Optional.of(event));
  }

  /** Says that no event follows. */
  boolean end() throws InterruptedException {
    return offer(Optional.empty());
  }

  private boolean offer(Optional<Event> event) throws InterruptedException {
    while (!failed) {
      if (queue.offer(event, 100, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Boolean call() throws InterruptedException {
    boolean complete = false;
    try {
      List<Event> batch = new ArrayList<>(BATCH);
      int bytes = 0;
      for (Optional<Event> next = queue.take(); next.isPresent(); next = queue.take()) {
        Event event = next.get();
        int size = event.getSerializedSize();
        if (batch.size() == BATCH || bytes + size > BATCH_BYTES) {
          send(batch);
          bytes = 0;
        }
        batch.add(event);
        bytes += size;
      }
      send(batch);
      complete = true;
      return true;
    } finally {
      failed = !complete;
    }
  }

  private void send(List<Event> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    // What is loaded is history: it comes late, and a lot of it at once.
    IngestEventsRequest request =
        IngestEventsRequest.newBuilder().addAllEvents(batch).setBackfill(true).build();
    tally.add(backoff.call("a batch of events", () -> door.ingest(request)));
    batch.clear();
  }
}
