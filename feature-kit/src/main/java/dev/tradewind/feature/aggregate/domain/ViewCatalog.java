package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.aggregate.domain.FeatureSelection.Column;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All views of the service, by name and version. */
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

  private final TreeMap<String, TreeMap<Integer, CompiledView>> views = new TreeMap<>();

  /**
   * Compiles views.
   *
   * @param specs without problems; each name and version once
   */
  public ViewCatalog(Collection<ViewSpec> specs, Expressions expressions) {
    specs.forEach(spec -> put(new CompiledView(spec, expressions)));
  }

  /** A catalogue of views that are compiled already. */
  public static ViewCatalog of(Collection<CompiledView> compiled) {
    return new ViewCatalog(compiled);
  }

  private ViewCatalog(Collection<CompiledView> compiled) {
    compiled.forEach(this::put);
  }

  private void put(CompiledView view) {
    views
        .computeIfAbsent(view.spec().name(), name -> new TreeMap<>())
        .put(view.spec().version(), view);
  }

  /** By name, then by version. */
  public List<CompiledView> views() {
    return views.values().stream().flatMap(versions -> versions.values().stream()).toList();
  }

  /** The newest version of a view. */
  public Optional<CompiledView> view(String name) {
    return Optional.ofNullable(views.get(name)).map(versions -> versions.lastEntry().getValue());
  }

  /** A version of a view. */
  public Optional<CompiledView> view(String name, int version) {
    return Optional.ofNullable(views.get(name)).map(versions -> versions.get(version));
  }

  /**
   * Finds features.
   *
   * @param features as {@code "view:feature"}, which is the newest version's, or {@code
   *     "view@2:feature"}; at least one
   * @throws RefusedException where one is unknown, or they belong to different entities
   */
  public FeatureSelection select(List<String> features) {
    Map<CompiledView, Integer> needed = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>(features.size());
    Optional<CompiledView> first = Optional.empty();
    for (String feature : features) {
      int colon = feature.indexOf(':');
      CompiledView view =
          named(feature.substring(0, Math.max(0, colon)))
              .orElseThrow(() -> new RefusedException(new Refusal.Unknown(feature)));
      int index = view.spec().indexOf(feature.substring(colon + 1));
      if (index < 0) {
        throw new RefusedException(new Refusal.Unknown(feature));
      }
      if (first.isPresent() && !first.get().spec().keys().equals(view.spec().keys())) {
        throw new RefusedException(new Refusal.Mixed(features.get(0), feature));
      }
      first = first.or(() -> Optional.of(view));
      int place = needed.computeIfAbsent(view, one -> needed.size());
      columns.add(new Column(place, index));
    }
    return new FeatureSelection(
        first.orElseThrow().spec().keys(), List.copyOf(needed.keySet()), columns);
  }

  private Optional<CompiledView> named(String name) {
    int at = name.indexOf('@');
    if (at < 0) {
      return view(name);
    }
    try {
      return view(name.substring(0, at), Integer.parseInt(name.substring(at + 1)));
    } catch (NumberFormatException noVersion) {
      return Optional.empty();
    }
  }
}
