package dev.tradewind.feature.definition;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import jakarta.inject.Singleton;

/** The declaration that this instance knows; it only ever moves on to a newer one. */
@Singleton
public class DeclaredCatalog {

  private volatile Declaration current = Declaration.NONE;

  /** What is declared, as far as this instance knows. Cheap. */
  public Declaration current() {
    return current;
  }

  /** The views that are declared: what history can be derived for. */
  public ViewCatalog catalog() {
    return current.catalog();
  }

  /** Moves on, unless a newer declaration is known. */
  public synchronized void take(Declaration declaration) {
    if (declaration.revision() > current.revision()) {
      current = declaration;
    }
  }
}
