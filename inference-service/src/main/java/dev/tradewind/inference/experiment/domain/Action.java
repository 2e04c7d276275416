package dev.tradewind.inference.experiment.domain;

import java.time.Instant;

/**
 * Something that a shopper did, as far as experiments count it.
 *
 * @param kind of thing
 * @param ranking that something was chosen from; empty but for {@link Kind#CHOICE}
 * @param micros what was paid, in millionths of the shop's currency: sums of them are exact in
 *     whichever order; 0 but for {@link Kind#PURCHASE}
 * @param at when, by the clock of whoever sent it
 * @param receivedAt when ingestion took it, by ingestion's clock
 */
public record Action(Kind kind, String ranking, long micros, Instant at, Instant receivedAt) {

  /** What was done. */
  public enum Kind {
    /** Something was looked at or looked for. */
    LOOK,
    /** Something was chosen from a ranking. */
    CHOICE,
    /** Something was put into the cart. */
    CART,
    /** Something was bought. */
    PURCHASE
  }
}
