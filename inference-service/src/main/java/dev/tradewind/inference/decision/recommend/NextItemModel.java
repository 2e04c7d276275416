package dev.tradewind.inference.decision.recommend;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Proposes what comes next after a sequence of items. */
public interface NextItemModel {

  /**
   * Proposals, not masked by the history. Fails where no model is to be had.
   *
   * @param history item ids, oldest first, at least one
   */
  Uni<ModelProposal> after(List<String> history);
}
