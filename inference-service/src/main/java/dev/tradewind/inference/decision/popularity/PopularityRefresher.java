package dev.tradewind.inference.decision.popularity;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.decision.domain.MostPopular;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Walks through the catalogue every few seconds and posts what sells best. */
@Singleton
public class PopularityRefresher {

  private static final Logger LOG = Logger.getLogger(PopularityRefresher.class);

  private final PopularitySource source;
  private final PopularityBoard board;
  private final Duration refreshInterval;
  private final Duration retryInterval;
  private final Duration pageTimeout;
  private final int pageSize;
  private final int kept;
  private final RepeatingTask task = new RepeatingTask("popularity-refresher", this::round);

  private boolean failing;

  PopularityRefresher(PopularitySource source, PopularityBoard board, PopularityConfig config) {
    String prefix = "tradewind.inference.popularity.";
    this.source = source;
    this.board = board;
    this.refreshInterval = Setting.positive(prefix + "refresh-interval", config.refreshInterval());
    this.retryInterval = Setting.positive(prefix + "retry-interval", config.retryInterval());
    this.pageTimeout = Setting.positive(prefix + "page-timeout", config.pageTimeout());
    this.pageSize = Setting.between(prefix + "page-size", config.pageSize(), 1, 1000);
    this.kept = Setting.between(prefix + "kept", config.kept(), 1, 100_000);
  }

  void start(@Observes StartupEvent start) {
    task.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    task.close();
  }

  private Duration round() {
    try {
      walk();
      if (failing) {
        LOG.info("popularity is fresh again");
      }
      failing = false;
      return refreshInterval;
    } catch (RuntimeException unreachable) {
      if (!failing) {
        LOG.warnf("popularity cannot be refreshed, the last one is used on: %s", unreachable);
      }
      failing = true;
      return retryInterval;
    }
  }

  private void walk() {
    MostPopular best = new MostPopular(kept);
    String token = "";
    do {
      PopularitySource.Page page = source.page(pageSize, token).await().atMost(pageTimeout);
      page.items().forEach(best::offer);
      token = page.nextToken();
    } while (!token.isEmpty());
    board.post(best.ranked());
  }
}
