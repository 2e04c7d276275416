package dev.tradewind.feature.definition;

import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/**
 * Where the catalogue is kept, for all instances. Every method fails with {@link
 * DefinitionStoreDownException} where the store does not answer.
 */
public interface DefinitionStore {

  /** The catalogue as it is. */
  Uni<StoredCatalogue> read();

  /** Its revision. */
  Uni<Long> revision();

  /**
   * Changes the catalogue; no other change comes in between. A change that changes nothing makes no
   * new revision.
   *
   * @param change what to keep instead; its revision is ignored. What it throws is the outcome, and
   *     nothing is changed then.
   * @return the catalogue after the change
   */
  Uni<StoredCatalogue> change(UnaryOperator<StoredCatalogue> change);
}
