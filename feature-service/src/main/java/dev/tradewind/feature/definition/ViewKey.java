package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import java.util.Comparator;

/**
 * A version of a view.
 *
 * @param version from 1 on
 */
public record ViewKey(String name, int version) implements Comparable<ViewKey> {

  private static final Comparator<ViewKey> ORDER =
      Comparator.comparing(ViewKey::name).thenComparingInt(ViewKey::version);

  /** The key that a request means; version 0 is 1. */
  public static ViewKey of(String name, int version) {
    return new ViewKey(name, Math.max(1, version));
  }

  static ViewKey of(FeatureView view) {
    return of(view.getName(), view.getVersion());
  }

  /** How it is named in catalogues: {@code name}, or {@code name@version} from version 2 on. */
  public String id() {
    return version == 1 ? name : name + "@" + version;
  }

  @Override
  public int compareTo(ViewKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + " version " + version;
  }
}
