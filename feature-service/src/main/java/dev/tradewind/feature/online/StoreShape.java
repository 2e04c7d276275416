package dev.tradewind.feature.online;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import java.util.stream.Collectors;

/**
 * What decides the states of a store, apart from the log's events.
 *
 * @param views a digest of the names and fingerprints of the views
 * @param partitions how many partitions the log has
 */
public record StoreShape(String views, int partitions) {

  public static StoreShape of(ViewCatalog catalog, int partitions) {
    String all =
        catalog.views().stream().map(StoreShape::describe).sorted().collect(Collectors.joining());
    return new StoreShape(
        Hashing.sha256().hashString(all, UTF_8).toString().substring(0, 16), partitions);
  }

  private static String describe(CompiledView view) {
    return view.id() + "=" + Long.toHexString(view.fingerprint()) + "\n";
  }
}
