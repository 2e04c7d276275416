package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.decision.domain.Fallback;
import dev.tradewind.inference.decision.domain.Ranking;
import dev.tradewind.inference.decision.domain.UsedFeature;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to show.
 *
 * @param ranking best first
 * @param proposal what the model itself answered, before anything was taken out or filled up
 * @param history the items it was ranked from, oldest first
 * @param features that the history was read from; none where it could not be read
 * @param arm of the experiment that it was made in; empty where it was made in none
 * @param fallbacks what was missing
 */
public record Recommendation(
    Ranking ranking,
    ModelProposal proposal,
    List<String> history,
    List<UsedFeature> features,
    Optional<ShopperArm> arm,
    Set<Fallback> fallbacks) {

  /** The version that ranked; 0 where none did. */
  public long modelVersion() {
    return proposal.version();
  }
}
