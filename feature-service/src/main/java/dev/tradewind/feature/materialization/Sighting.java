package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The generations that there are, with the views that each is derived by.
 *
 * @param live empty where this release cannot read the live generation
 * @param building empty where there is none, or this release cannot read it
 */
record Sighting(
    Generations generations, Optional<ViewCatalog> live, Optional<ViewCatalog> building) {

  /**
   * Whether the live generation has all that is declared, with the same meaning, and maybe more.
   */
  boolean liveCovers(ViewCatalog declared) {
    return covers(live, declared);
  }

  /** Whether the one that is being built has. */
  boolean buildingCovers(ViewCatalog declared) {
    return covers(building, declared);
  }

  private static boolean covers(Optional<ViewCatalog> derived, ViewCatalog declared) {
    return derived.isPresent()
        && declared.views().stream().allMatch(view -> has(derived.get(), view));
  }

  private static boolean has(ViewCatalog derived, CompiledView view) {
    return derived
        .view(view.spec().name(), view.spec().version())
        .filter(other -> other.fingerprint() == view.fingerprint())
        .isPresent();
  }

  /** The generations that can be followed, and by which views. */
  Map<Generation, ViewCatalog> followable() {
    Map<Generation, ViewCatalog> followable = new LinkedHashMap<>();
    live.ifPresent(views -> followable.put(generations.live(), views));
    building.ifPresent(views -> followable.put(generations.building().orElseThrow(), views));
    return followable;
  }
}
