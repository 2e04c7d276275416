package dev.tradewind.inference.decision.domain;

import java.util.List;
import java.util.Set;

/**
 * What is known of a shopper.
 *
 * @param purchased items bought, oldest first
 * @param viewed items looked at, oldest first
 */
public record ShopperHistory(List<String> purchased, List<String> viewed) {

  /** The model looks at no more than this. */
  public static final int LOOKED_AT = 50;

  /** A shopper of whom nothing is known. */
  public static final ShopperHistory NONE = new ShopperHistory(List.of(), List.of());

  public ShopperHistory {
    purchased = List.copyOf(purchased);
    viewed = List.copyOf(viewed);
  }

  /**
   * The latest items to rank from, oldest first: what was bought or, of a shopper who has bought
   * nothing, what was looked at. The model learned from purchases, and a purchase says more than a
   * look, so the two are not mixed; but both name items of the same catalogue, and what somebody
   * looked at still says more about them than what sells best does.
   */
  public List<String> sequence() {
    List<String> all = purchased.isEmpty() ? viewed : purchased;
    return all.subList(Math.max(0, all.size() - LOOKED_AT), all.size());
  }

  /** The items bought, which are not proposed again. */
  public Set<String> bought() {
    return Set.copyOf(purchased);
  }
}
