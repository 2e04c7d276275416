package dev.tradewind.inference.shoplog;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the shop's log, in the order in which they came, one batch at a time. No caller
 * ever waits for it: what does not fit is dropped and counted. A batch that got no answer is sent
 * again as it is until it gets one, which changes nothing of what was taken: the log knows events
 * by their ids.
 */
@Singleton
public class EventOutbox {

  private static final Logger LOG = Logger.getLogger(EventOutbox.class);
  private static final int CALL_BYTES = 1 << 20;

  private final EventSender sender;
  private final OutboxMeters meters;
  private final OutboxConfig config;
  private final BlockingQueue<Event> waiting;
  private final RepeatingTask task = new RepeatingTask("event-outbox", this::round);

  /** Taken from the queue and not answered yet; of the task's thread, after its end of stop's. */
  private final List<Event> batch = new ArrayList<>();

  private Duration pause;

  EventOutbox(EventSender sender, OutboxMeters meters, OutboxConfig config) {
    String prefix = "tradewind.inference.events.";
    this.sender = sender;
    this.meters = meters;
    this.config = config;
    Setting.between(prefix + "batch", config.batch(), 1, 1000);
    Setting.positive(prefix + "linger", config.linger());
    Setting.positive(prefix + "longest-retry", config.longestRetry());
    Setting.positive(prefix + "farewell", config.farewell());
    this.pause = Setting.positive(prefix + "first-retry", config.firstRetry());
    this.waiting =
        new ArrayBlockingQueue<>(Setting.between(prefix + "queue", config.queue(), 1, 1_000_000));
  }

  /**
   * Sends an event soon.
   *
   * @param event with an id of its own, at most 64 KiB
   * @return whether it waits to be sent now; where not, it is lost, and counted
   */
  public boolean offer(Event event) {
    boolean taken = event.getSerializedSize() <= CALL_BYTES / 16 && waiting.offer(event);
    if (!taken) {
      meters.dropped(event);
    }
    return taken;
  }

  void start(@Observes StartupEvent event) {
    task.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  /** Sends what waits, as long as that may take, and gives the rest up. */
  void stop() {
    long end = System.nanoTime() + config.farewell().toNanos();
    if (task.end()) {
      boolean answered = true;
      while (answered && fill() && System.nanoTime() < end) {
        answered = send();
      }
    }
    List<Event> lost = new ArrayList<>(batch);
    waiting.drainTo(lost);
    lost.forEach(meters::dropped);
    if (!lost.isEmpty()) {
      LOG.warnf("%d events were not sent before the end", lost.size());
    }
  }

  private Duration round() {
    if (!fill()) {
      return config.linger();
    }
    if (send()) {
      pause = config.firstRetry();
      return waiting.isEmpty() ? config.linger() : Duration.ZERO;
    }
    Duration now = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(config.longestRetry()) < 0 ? twice : config.longestRetry();
    return now;
  }

  /** Makes a batch where none is to be sent again. */
  private boolean fill() {
    if (!batch.isEmpty()) {
      return true;
    }
    int bytes = 0;
    for (@Nullable Event next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      bytes += next.getSerializedSize();
      if (batch.size() == config.batch() || bytes > CALL_BYTES) {
        break;
      }
    }
    return !batch.isEmpty();
  }

  /** Whether the batch was answered, be it with a refusal. */
  private boolean send() {
    boolean answered = sender.send(List.copyOf(batch));
    if (answered) {
      batch.clear();
    }
    return answered;
  }
}
