package dev.tradewind.inference.predictionlog.domain;

import dev.tradewind.inference.chance.domain.HashedChance;

/**
 * A share of all ids. Which ones follows from the ids alone: whoever asks, now or later, gets the
 * same answer, and a larger share takes all of a smaller one.
 *
 * @param rate 0 (none) to 1 (all)
 */
public record Sampling(double rate) {

  /** Whether the id is one of them: where its {@link HashedChance} lies below the rate. */
  public boolean takes(String id) {
    return HashedChance.of(id) < rate;
  }
}
