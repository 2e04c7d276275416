package dev.tradewind.feature.definition;

import io.smallrye.mutiny.Multi;

/** Tells of changes of the catalogue, whichever instance made them. */
public interface RevisionNews {

  /**
   * Revisions as they come, without end and without failure; also whatever revision there is after
   * a time in which none could be heard. Older ones may come late or more than once.
   */
  Multi<Long> revisions();
}
