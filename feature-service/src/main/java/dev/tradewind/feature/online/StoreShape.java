package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What decides the states of a store, apart from the log's events.
 *
 * @param views names and fingerprints of the views
 * @param partitions how many partitions the log has
 */
public record StoreShape(String views, int partitions) {

  public static StoreShape of(ViewCatalog catalog, int partitions) {
    return new StoreShape(
        catalog.views().stream().map(StoreShape::describe).collect(Collectors.joining(",")),
        partitions);
  }

  /** Whether the store holds the view as it is defined now. */
  boolean holds(CompiledView view) {
    return Arrays.asList(views.split(",", -1)).contains(describe(view));
  }

  private static String describe(CompiledView view) {
    return view.id() + "=" + Long.toHexString(view.fingerprint());
  }
}
