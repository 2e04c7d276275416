package dev.tradewind.inference.decision.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Knows which arm of the running experiment a shopper is in, and is told how it went. */
public interface ShopperArms {

  /** A shopper's arm: always the same one. Empty for those who are in none. */
  Optional<ShopperArm> of(String shopperId);

  /**
   * An arm's model was asked.
   *
   * @param history it was asked with
   * @param proposal its answer; empty where it gave none
   * @param took from the question to the answer, or to the failure
   */
  void decided(
      ShopperArm arm, List<String> history, Optional<ModelProposal> proposal, Duration took);

  /** An arm's version is not served: the control's is asked, and nobody has met the arm. */
  void absent(ShopperArm arm);

  /** What an arm's model ranked is about to be shown to a shopper. */
  void shown(ShopperArm arm, String shopperId, String rankingId);
}
