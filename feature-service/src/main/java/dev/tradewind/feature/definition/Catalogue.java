package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The views that are kept, and how they may change: what a version of a view means never does.
 *
 * @param views by name and version
 */
public record Catalogue(List<KeptView> views) {

  static final int MAX_VIEWS = 200;

  public Catalogue {
    views = views.stream().sorted(Comparator.comparing(KeptView::key)).toList();
  }

  /**
   * Takes in the views of the service's files; those that were shipped before and are not any more
   * go.
   *
   * @throws IllegalStateException where a file says something else than a view that was applied
   */
  public Catalogue ship(Collection<FeatureView> files) {
    TreeMap<ViewKey, KeptView> after = byKey();
    after.values().removeIf(KeptView::isShipped);
    for (FeatureView file : files) {
      KeptView shipped = KeptView.shipped(file);
      KeptView applied = after.put(shipped.key(), shipped);
      if (applied != null && !applied.meansTheSameAs(shipped)) {
        throw new IllegalStateException(
            "view "
                + shipped.key()
                + ": another definition was applied before; give the file's the next version, or"
                + " delete the one that was applied");
      }
    }
    if (after.size() > MAX_VIEWS) {
      throw new IllegalStateException(
          "tradewind.feature.definitions: "
              + after.size()
              + " versions of views (expected: at most "
              + MAX_VIEWS
              + ")");
    }
    return new Catalogue(List.copyOf(after.values()));
  }

  /**
   * Adds a view, or changes what may change of one.
   *
   * @throws ServiceException FEATURE_VIEW_EXISTS or TOO_MANY_VIEWS
   */
  public Catalogue apply(FeatureView view, Instant now) {
    TreeMap<ViewKey, KeptView> after = byKey();
    KeptView wanted = KeptView.applied(view, now);
    KeptView present = after.get(wanted.key());
    if (present == null) {
      after.put(wanted.key(), wanted);
    } else if (!present.meansTheSameAs(wanted)) {
      throw new ServiceException(
          FeatureReason.FEATURE_VIEW_EXISTS,
          "feature_view: "
              + wanted.key()
              + " has another meaning; give this one the version "
              + (newestVersion(view.getName()) + 1));
    } else if (!present.definition().equals(wanted.definition())) {
      after.put(wanted.key(), changed(present, wanted));
    }
    if (after.size() > MAX_VIEWS) {
      throw new ServiceException(
          FeatureReason.TOO_MANY_VIEWS,
          "feature_view: there are "
              + views.size()
              + " versions of views (expected: at most "
              + MAX_VIEWS
              + " with this one); delete one first");
    }
    return new Catalogue(List.copyOf(after.values()));
  }

  private static KeptView changed(KeptView present, KeptView wanted) {
    if (present.isShipped()) {
      throw new ServiceException(
          FeatureReason.FEATURE_VIEW_EXISTS,
          "feature_view: "
              + wanted.key()
              + " comes with the service: what its file says about it can only be changed there");
    }
    return new KeptView(wanted.definition(), present.appliedAt());
  }

  private int newestVersion(String name) {
    return views.stream()
        .map(KeptView::key)
        .filter(key -> key.name().equals(name))
        .mapToInt(ViewKey::version)
        .max()
        .orElse(0);
  }

  /**
   * Removes a version of a view; one that is not there is no error.
   *
   * @throws ServiceException FEATURE_VIEW_SHIPPED
   */
  public Catalogue delete(ViewKey key) {
    TreeMap<ViewKey, KeptView> after = byKey();
    KeptView removed = after.remove(key);
    if (removed != null && removed.isShipped()) {
      throw new ServiceException(
          FeatureReason.FEATURE_VIEW_SHIPPED,
          "name: "
              + key
              + " comes with the service; take it out of tradewind.feature.definitions instead");
    }
    return new Catalogue(List.copyOf(after.values()));
  }

  private TreeMap<ViewKey, KeptView> byKey() {
    TreeMap<ViewKey, KeptView> byKey = new TreeMap<>();
    views.forEach(view -> byKey.put(view.key(), view));
    return byKey;
  }
}
