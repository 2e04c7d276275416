package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.Declaration;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.definition.ViewKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The generation that answers reads, and the views that it can answer. Whoever reads takes both
 * from here; whoever finds another generation live asks for it with {@link #refresh}.
 */
public final class LiveCatalog {

  /**
   * What can be read.
   *
   * @param catalog the views of the generation, with the promises that are declared now, and
   *     without those that were deleted
   */
  public record Live(Generation generation, ViewCatalog catalog) {}

  /** What {@link Live} was made from. */
  private record Made(Live live, long revision) {}

  private final OnlineStore store;
  private final GenerationViews views;
  private final DeclaredCatalog declared;
  private volatile @Nullable Made made;

  public LiveCatalog(OnlineStore store, GenerationViews views, DeclaredCatalog declared) {
    this.store = store;
    this.views = views;
    this.declared = declared;
  }

  /** What can be read, as far as this instance knows; empty until a generation was seen. Cheap. */
  public Optional<Live> current() {
    Made found = made;
    return found == null ? Optional.empty() : Optional.of(found.live());
  }

  /** Whether this generation answers reads, as far as this instance knows. Cheap. */
  public boolean isOf(Generation generation) {
    Made found = made;
    return found != null && found.live().generation().equals(generation);
  }

  /** Whether a view's values, as it is declared now, can be read. */
  public boolean answers(ViewKey key) {
    return declared
        .catalog()
        .view(key.name(), key.version())
        .filter(
            wanted ->
                current()
                    .flatMap(live -> live.catalog().view(key.name(), key.version()))
                    .filter(same(wanted))
                    .isPresent())
        .isPresent();
  }

  /**
   * Asks the store which generation is live.
   *
   * @return fails with {@link OnlineStoreDownException}
   */
  public Uni<Optional<Live>> refresh() {
    return store
        .live()
        .chain(
            live ->
                live.isEmpty()
                    ? Uni.createFrom().item(Optional.<Live>empty())
                    : views.of(live.get()).map(found -> take(live.get(), found)));
  }

  /** Takes over what is live. */
  public Optional<Live> take(Generation generation, Optional<ViewCatalog> found) {
    Declaration declaration = declared.current();
    Made before = made;
    if (before != null
        && before.live().generation().equals(generation)
        && before.revision() == declaration.revision()) {
      return Optional.of(before.live());
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Made after =
        new Made(
            new Live(generation, readable(generation, found.get(), declaration)),
            declaration.revision());
    made = after;
    return Optional.of(after.live());
  }

  private static ViewCatalog readable(
      Generation generation, ViewCatalog derived, Declaration declaration) {
    if (StoreShape.of(declaration.catalog(), generation.shape().partitions())
        .equals(generation.shape())) {
      return declaration.catalog();
    }
    // A newer revision than is known here: nothing is known to be deleted.
    boolean knowsAll = declaration.revision() >= generation.revision();
    List<CompiledView> readable =
        derived.views().stream()
            .filter(view -> !knowsAll || declared(declaration, view).isPresent())
            .map(view -> declared(declaration, view).filter(same(view)).orElse(view))
            .toList();
    return ViewCatalog.of(readable);
  }

  private static Optional<CompiledView> declared(Declaration declaration, CompiledView view) {
    return declaration.catalog().view(view.spec().name(), view.spec().version());
  }

  private static Predicate<CompiledView> same(CompiledView view) {
    return other -> other.fingerprint() == view.fingerprint();
  }
}
