package dev.tradewind.inference.shoplog;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.kit.shoplog.LogStart;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import dev.tradewind.kit.shoplog.ShopLog.Extent;
import dev.tradewind.kit.shoplog.ShopLog.OutsideLogException;
import dev.tradewind.kit.shoplog.ShopLog.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shop's log from a start on and for ever, each partition by a long poll of its own, and
 * hands what it reads to one consumer on one thread. Nothing is kept: after a restart all comes
 * again. While the ingestion service is away it tries again and again.
 *
 * <p>Until the ends are reached, events of all partitions are handed on in the order in which they
 * were received: who counts by windows of time counts the same after a restart.
 */
public final class LogFollower implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LogFollower.class);
  private static final Duration BEGIN = Duration.ofSeconds(10);
  private static final double JITTER = 0.2;

  private final String name;
  private final ShopLog log;
  private final LogConsumer consumer;
  private final LogStart start;
  private final FollowConfig config;
  private final Clock clock;
  private final RepeatingTask task;

  /** One a partition at most, as its next read begins when this one was taken. */
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  private final List<Cursor> cursors = new ArrayList<>();
  private volatile boolean caughtUp;
  private volatile boolean failing;
  private final AtomicLong passedOver = new AtomicLong();

  /**
   * @param name of the thread, and in the process's log
   * @param consumer of all events
   * @param start where reading begins
   */
  public LogFollower(
      String name,
      ShopLog log,
      LogConsumer consumer,
      LogStart start,
      FollowConfig config,
      Clock clock) {
    String prefix = "tradewind.inference.log.";
    Setting.between(prefix + "page", config.page(), 1, 5000);
    Setting.between(prefix + "long-poll", config.longPoll().toMillis(), 1, 30_000);
    Setting.positive(prefix + "first-retry", config.firstRetry());
    Setting.positive(prefix + "longest-retry", config.longestRetry());
    this.name = name;
    this.log = log;
    this.consumer = consumer;
    this.start = start;
    this.config = config;
    this.clock = clock;
    this.task = new RepeatingTask(name, this::round);
  }

  /** Begins, and returns at once. */
  public void start() {
    task.start();
  }

  /** Whether the end of every partition has been seen since the last beginning. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether all that has happened is read, and what happens is read at once. */
  public boolean isFollowing() {
    return caughtUp && !failing;
  }

  /** How many events the consumer failed on. */
  public long passedOver() {
    return passedOver.get();
  }

  @Override
  public void close() {
    task.close();
    cancelReads();
  }

  private Duration round() {
    try {
      if (cursors.isEmpty()) {
        begin();
      }
      Arrival arrival = arrivals.poll(config.firstRetry().toMillis(), TimeUnit.MILLISECONDS);
      if (arrival != null && cursors.contains(arrival.cursor)) {
        arrival.cursor.waiting = arrival;
      }
      for (Arrival next = earliest(); next != null; next = earliest()) {
        handOn(next);
      }
      return Duration.ZERO;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return config.longestRetry();
    }
  }

  /** Null where there is none, or a partition that is behind may have an earlier one. */
  private @Nullable Arrival earliest() {
    Arrival earliest = null;
    for (Cursor cursor : cursors) {
      Arrival waiting = cursor.waiting;
      if (waiting == null) {
        if (!caughtUp && !cursor.caughtUp) {
          return null;
        }
      } else if (earliest == null || waiting.next().isBefore(earliest.next())) {
        earliest = waiting;
      }
    }
    return earliest;
  }

  private void handOn(Arrival arrival) {
    arrival.poll().ifPresent(this::hand);
    if (arrival.isHandedOn()) {
      arrival.cursor.waiting = null;
      taken(arrival);
    }
  }

  private void begin() throws InterruptedException {
    try {
      List<Extent> extents = log.extents().await().atMost(BEGIN);
      for (int partition = 0; partition < extents.size(); partition++) {
        long from = start.in(log, partition, extents.get(partition)).await().atMost(BEGIN);
        cursors.add(new Cursor(partition, from));
      }
      cursors.forEach(this::read);
    } catch (RuntimeException unreachable) {
      cursors.clear();
      warn(unreachable);
    }
  }

  private void read(Cursor cursor) {
    // Whether all is well, and where the log ends, is to be known at once.
    Duration wait = cursor.caughtUp && !failing ? config.longPoll() : Duration.ZERO;
    cursor.read =
        log.read(cursor.partition, cursor.position, config.page(), wait)
            .onFailure(failure -> !(failure instanceof OutsideLogException))
            .invoke(this::warn)
            .onFailure(failure -> !(failure instanceof OutsideLogException))
            .retry()
            .withBackOff(config.firstRetry(), config.longestRetry())
            .withJitter(JITTER)
            .indefinitely()
            .subscribe()
            .with(
                page -> arrivals.add(new Arrival(cursor, page, clock.instant())),
                outside -> arrivals.add(new Arrival(cursor, null, clock.instant())));
  }

  private void taken(Arrival arrival) {
    Cursor cursor = arrival.cursor;
    Page page = arrival.page;
    if (page == null) {
      startOver(cursor);
      return;
    }
    if (failing) {
      LOG.infof("%s: the log is read again", name);
    }
    failing = false;
    cursor.position = page.next();
    cursor.caughtUp |= page.next() >= page.end();
    cursor.readThrough = readThrough(cursor, page, arrival.at);
    tellReadThrough();
    if (!caughtUp && cursors.stream().allMatch(each -> each.caughtUp)) {
      consumer.caughtUp();
      caughtUp = true;
    }
    read(cursor);
  }

  private static Instant readThrough(Cursor cursor, Page page, Instant at) {
    List<LoggedEvent> events = page.events();
    Instant last =
        events.isEmpty() ? cursor.readThrough : events.get(events.size() - 1).receivedAt();
    return page.next() >= page.end() && at.isAfter(last) ? at : last;
  }

  private void tellReadThrough() {
    Instant moment =
        cursors.stream()
            .map(each -> each.readThrough)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    if (!moment.equals(Instant.MIN)) {
      consumer.readThrough(moment);
    }
  }

  private void hand(LoggedEvent event) {
    try {
      consumer.take(event);
    } catch (RuntimeException failure) {
      passedOver.incrementAndGet();
      LOG.errorf(
          failure,
          "%s: the event at %d of partition %d is passed over",
          name,
          event.offset(),
          event.partition());
    }
  }

  private void startOver(Cursor lost) {
    LOG.warnf(
        "%s: offset %d of partition %d is not in the log, which is read anew",
        name, lost.position, lost.partition);
    cancelReads();
    cursors.clear();
    arrivals.clear();
    caughtUp = false;
    consumer.startOver();
  }

  private void cancelReads() {
    for (Cursor cursor : cursors) {
      if (cursor.read != null) {
        cursor.read.cancel();
      }
    }
  }

  private void warn(Throwable failure) {
    if (!failing) {
      LOG.warnf("%s: the log cannot be read, trying on: %s", name, failure);
    }
    failing = true;
  }
}
