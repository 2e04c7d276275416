package dev.tradewind.inference.decision.recommend;

/** Is told of every ranking that is answered. */
public interface RankingWitness {

  /**
   * A ranking is about to be shown. Returns at once, and never fails the answer.
   *
   * @param shopperId whose it is
   * @param rankingId names it, as what follows from it will
   */
  void answered(String shopperId, String rankingId, Recommendation recommendation);
}
