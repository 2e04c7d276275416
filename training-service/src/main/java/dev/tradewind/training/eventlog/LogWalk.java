package dev.tradewind.training.eventlog;

import dev.tradewind.kit.shoplog.LogStart;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import dev.tradewind.kit.shoplog.ShopLog.Extent;
import dev.tradewind.kit.shoplog.ShopLog.Page;
import dev.tradewind.training.call.Patiently;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Walks the shop's log from a moment on to the end that it has at the beginning of the walk, a
 * partition after the other. Blocks.
 */
@ApplicationScoped
public class LogWalk {

  private final ShopLog log;
  private final Clock clock;
  private final int pageSize;

  @Inject
  LogWalk(ShopLog log, Clock clock, TrainingSettings settings) {
    this(log, clock, settings.pageSize());
  }

  LogWalk(ShopLog log, Clock clock, int pageSize) {
    this.log = log;
    this.clock = clock;
    this.pageSize = pageSize;
  }

  /**
   * How far a walk went.
   *
   * @param endOffsets of each partition: all before was there when the walk began
   * @param asOf when it began
   * @param events how many were handed over
   */
  public record Walked(List<Long> endOffsets, Instant asOf, long events) {

    public Walked {
      endOffsets = List.copyOf(endOffsets);
    }
  }

  /**
   * Hands over every event: each partition's in its order, one partition after the other.
   *
   * @param since events that were taken earlier are left out, but for some of about that moment
   * @param atMost of them, as many of each partition: the latest
   * @param progress told how much is read, where that is much
   * @throws io.grpc.StatusRuntimeException where the ingestion service does not answer
   * @throws dev.tradewind.kit.shoplog.ShopLog.OutsideLogException where the log lost its beginning
   *     meanwhile
   */
  public Walked read(
      Instant since, long atMost, Consumer<LoggedEvent> taker, Consumer<String> progress)
      throws InterruptedException {
    Instant asOf = clock.instant();
    List<Extent> extents = Patiently.read(log::extents);
    List<Extent> wanted = new ArrayList<>();
    for (int partition = 0; partition < extents.size(); partition++) {
      wanted.add(wanted(partition, extents.get(partition), since, atMost / extents.size()));
    }
    ReadProgress read =
        new ReadProgress(wanted.stream().mapToLong(one -> one.end() - one.begin()).sum(), progress);
    for (int partition = 0; partition < wanted.size(); partition++) {
      read(partition, wanted.get(partition), taker, read);
    }
    return new Walked(wanted.stream().map(Extent::end).toList(), asOf, read.events());
  }

  private Extent wanted(int partition, Extent whole, Instant since, long atMost)
      throws InterruptedException {
    Extent latest = new Extent(Math.max(whole.begin(), whole.end() - atMost), whole.end());
    long from = Patiently.read(() -> new LogStart(since).in(log, partition, latest));
    return new Extent(from, whole.end());
  }

  private void read(
      int partition, Extent extent, Consumer<LoggedEvent> taker, ReadProgress progress)
      throws InterruptedException {
    long next = extent.begin();
    while (next < extent.end()) {
      long from = next;
      int size = (int) Math.min(pageSize, extent.end() - from);
      Page page = Patiently.read(() -> log.read(partition, from, size, Duration.ZERO));
      page.events().forEach(taker);
      progress.add(page.events().size());
      // A page may be empty where the log ends before it said it would: never ask for it again.
      next = Math.max(page.next(), from + 1);
    }
  }
}
