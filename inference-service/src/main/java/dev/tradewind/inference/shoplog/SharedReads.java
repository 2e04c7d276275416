package dev.tradewind.inference.shoplog;

import dev.tradewind.kit.shoplog.ShopLog;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log for several who follow it side by side: a read that one of them has under way is
 * another's too, and the latest page of each partition is kept for those who come to it a moment
 * later. Who has caught up so costs the ingestion service nothing beside the first.
 */
final class SharedReads implements ShopLog {

  private final ShopLog log;
  private final Map<Read, Uni<Page>> underWay = new ConcurrentHashMap<>();
  private final Map<Integer, Kept> latest = new ConcurrentHashMap<>();

  SharedReads(ShopLog log) {
    this.log = log;
  }

  private record Read(int partition, long fromOffset, int maximum, Duration longest) {}

  private record Kept(long fromOffset, int maximum, Page page) {

    private boolean answers(long from, int most) {
      return fromOffset == from && maximum == most;
    }
  }

  @Override
  public Uni<List<Extent>> extents() {
    return log.extents();
  }

  @Override
  public Uni<Page> read(int partition, long fromOffset, int maximum, Duration wait) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Kept kept = latest.get(partition);
              return kept != null && kept.answers(fromOffset, maximum)
                  ? Uni.createFrom().item(kept.page)
                  : underWay.computeIfAbsent(
                      new Read(partition, fromOffset, maximum, wait), this::begin);
            });
  }

  /** Goes on to its end though all who wait for it have left: it lasts no longer than its wait. */
  private Uni<Page> begin(Read read) {
    return log.read(read.partition, read.fromOffset, read.maximum, read.longest)
        .invoke(page -> keep(read, page))
        .onFailure(OutsideLogException.class)
        .invoke(() -> latest.clear()) // The log is another one.
        .onTermination()
        .invoke(() -> underWay.remove(read))
        .memoize()
        .indefinitely();
  }

  private void keep(Read read, Page page) {
    if (!page.events().isEmpty()) {
      latest.put(read.partition, new Kept(read.fromOffset, read.maximum, behind(page)));
    }
  }

  /** Where the log ended then says nothing of where it ends now: more may have come. */
  private static Page behind(Page page) {
    return new Page(page.events(), page.next(), Math.max(page.end(), page.next() + 1));
  }
}
