package dev.tradewind.feature.definition;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The promises of the store of definitions, kept in memory. */
public final class InMemoryDefinitionStore implements DefinitionStore {

  private StoredCatalogue stored = new StoredCatalogue(0, "", new Catalogue(List.of()));

  @Override
  public Uni<StoredCatalogue> read() {
    return atomically(() -> stored);
  }

  @Override
  public Uni<Long> revision() {
    return atomically(() -> stored.revision());
  }

  @Override
  public Uni<StoredCatalogue> change(UnaryOperator<StoredCatalogue> change) {
    return atomically(
        () -> {
          StoredCatalogue after = change.apply(stored);
          if (!after.format().equals(stored.format())
              || !after.catalogue().equals(stored.catalogue())) {
            stored = new StoredCatalogue(stored.revision() + 1, after.format(), after.catalogue());
          }
          return stored;
        });
  }

  private <T> Uni<T> atomically(Supplier<T> action) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return action.get();
              }
            });
  }
}
