package dev.tradewind.local.load;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.local.client.EventDoor;
import dev.tradewind.local.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sends any number of events: in lanes by subject, so that several batches are under way at once
 * and each shopper's events still arrive in order. Every batch is tried until it is answered; as
 * events carry their ids, what is sent twice is counted once.
 */
public final class EventSender {

  private static final int LANES = 6;
  private static final int PROGRESS_EVERY = 1_000;

  private final EventDoor door;
  private final Backoff backoff;

  /**
   * @param patience how long a batch is tried while the service is down or busy
   */
  public EventSender(EventDoor door, Duration patience) {
    this.door = door;
    this.backoff = new Backoff(patience, 1);
  }

  /**
   * Sends all events.
   *
   * @param progress is told now and then how many events have been answered
   * @throws PlatformException where a batch was refused, or patience ended
   */
  public SendTotals send(Stream<Event> events, Consumer<SendTotals> progress)
      throws InterruptedException {
    long begun = System.nanoTime();
    Tally tally = new Tally();
    List<Lane> lanes = new ArrayList<>();
    List<Future<Boolean>> ends = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    try {
      for (int index = 0; index < LANES; index++) {
        Lane lane = new Lane(door, backoff, tally);
        lanes.add(lane);
        ends.add(threads.submit(lane));
      }
      feed(events.iterator(), lanes, () -> progress.accept(totals(tally, begun)));
      for (Future<Boolean> end : ends) {
        await(end);
      }
      return totals(tally, begun);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void feed(Iterator<Event> events, List<Lane> lanes, Runnable progress)
      throws InterruptedException {
    long handed = 0;
    boolean healthy = true;
    while (healthy && events.hasNext()) {
      Event event = events.next();
      healthy = lanes.get(Math.floorMod(subject(event).hashCode(), lanes.size())).put(event);
      if (++handed % PROGRESS_EVERY == 0) {
        progress.run();
      }
    }
    for (Lane lane : lanes) {
      healthy &= lane.end();
    }
  }

  private static String subject(Event event) {
    if (!event.getShopperId().isEmpty()) {
      return event.getShopperId();
    }
    return event.getAnonymousId().isEmpty() ? event.getLoyaltyCardId() : event.getAnonymousId();
  }

  private static void await(Future<Boolean> end) throws InterruptedException {
    try {
      end.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof PlatformException known) {
        throw known;
      }
      throw new PlatformException("sending failed: " + failure.getCause(), failure.getCause());
    }
  }

  private SendTotals totals(Tally tally, long begun) {
    return tally.totals(backoff.retries(), (System.nanoTime() - begun) / 1e9);
  }
}
