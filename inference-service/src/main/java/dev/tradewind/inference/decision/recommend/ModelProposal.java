package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.ScoredItem;
import java.util.List;

/**
 * What a model proposes.
 *
 * @param version of the model; 0 where none proposed anything
 * @param items by falling score
 */
public record ModelProposal(long version, List<ScoredItem> items) {

  /** No model was asked, or none answered. */
  public static final ModelProposal NONE = new ModelProposal(0, List.of());

  public ModelProposal {
    items = List.copyOf(items);
  }
}
