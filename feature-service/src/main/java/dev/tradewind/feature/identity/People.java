package dev.tradewind.feature.identity;

import dev.tradewind.feature.identity.domain.Links;
import io.smallrye.mutiny.Uni;

/** Who is who. */
public interface People {

  /**
   * By all links that were made before the call, and by no others: it does not change while it is
   * used.
   *
   * @return fails where the links cannot be read
   */
  Uni<Links> now();
}
