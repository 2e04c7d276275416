package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.aggregate.domain.FeatureSelection.Column;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All views of the service, by name. */
public final class ViewCatalog {

  /** Why features cannot be read together. */
  public sealed interface Refusal {
    /** There is no such feature. */
    record Unknown(String feature) implements Refusal {}

    /** The two belong to different kinds of entity. */
    record Mixed(String first, String second) implements Refusal {}
  }

  /** Thrown by {@link #select}. */
  public static final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
      super(refusal.toString());
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  private final TreeMap<String, CompiledView> views = new TreeMap<>();

  public ViewCatalog(Collection<ViewSpec> specs) {
    specs.forEach(spec -> views.put(spec.name(), new CompiledView(spec)));
  }

  public List<CompiledView> views() {
    return List.copyOf(views.values());
  }

  public Optional<CompiledView> view(String name) {
    return Optional.ofNullable(views.get(name));
  }

  /**
   * Finds features.
   *
   * @param features as {@code "view:feature"}, at least one
   * @throws RefusedException where one is unknown, or they belong to different entities
   */
  public FeatureSelection select(List<String> features) {
    List<CompiledView> needed = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (String feature : features) {
      int colon = feature.indexOf(':');
      CompiledView view = colon < 0 ? null : views.get(feature.substring(0, colon));
      int index = view == null ? -1 : indexOf(view.spec(), feature.substring(colon + 1));
      if (view == null || index < 0) {
        throw new RefusedException(new Refusal.Unknown(feature));
      }
      if (!needed.isEmpty() && needed.get(0).spec().entity() != view.spec().entity()) {
        throw new RefusedException(new Refusal.Mixed(features.get(0), feature));
      }
      if (!needed.contains(view)) {
        needed.add(view);
      }
      columns.add(new Column(needed.indexOf(view), index));
    }
    return new FeatureSelection(needed.get(0).spec().entity(), needed, columns);
  }

  private static int indexOf(ViewSpec view, String feature) {
    List<FeatureSpec> features = view.features();
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).name().equals(feature)) {
        return i;
      }
    }
    return -1;
  }
}
