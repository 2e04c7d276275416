package dev.tradewind.kit.shoplog;

import dev.tradewind.kit.shoplog.ShopLog.Extent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/**
 * Where reading starts.
 *
 * @param since events that were taken earlier are left out, but for some of about that moment
 */
public record LogStart(Instant since) {

  /** With the first event that can be read. */
  public static final LogStart BEGINNING = new LogStart(Instant.MIN);

  /** The first offset to read: by halving, as the log has no index of times. */
  public Uni<Long> in(ShopLog log, int partition, Extent extent) {
    if (since.equals(Instant.MIN) || extent.begin() >= extent.end()) {
      return Uni.createFrom().item(extent.begin());
    }
    long middle = extent.begin() + (extent.end() - extent.begin()) / 2;
    return log.read(partition, middle, 1, Duration.ZERO)
        .chain(
            page -> {
              boolean late =
                  page.events().isEmpty() || !page.events().get(0).receivedAt().isBefore(since);
              return in(
                  log,
                  partition,
                  late ? new Extent(extent.begin(), middle) : new Extent(middle + 1, extent.end()));
            });
  }
}
