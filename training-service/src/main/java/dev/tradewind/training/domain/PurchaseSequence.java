package dev.tradewind.training.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one shopper took, in time order.
 *
 * @param shopper the shopper's id
 * @param items ids of items, oldest first, at least one
 */
public record PurchaseSequence(String shopper, List<String> items) {

  private static final Pattern BLANK = Pattern.compile("\\s");

  public PurchaseSequence {
    items = List.copyOf(items);
  }

  /** Of a shopper who took something; empty for one who did not. */
  public static Optional<PurchaseSequence> of(String shopper, List<String> items) {
    List<String> usable =
        items.stream().filter(item -> !item.isEmpty() && !hasBlank(item)).toList();
    return usable.isEmpty() || shopper.isEmpty() || hasBlank(shopper)
        ? Optional.empty()
        : Optional.of(new PurchaseSequence(shopper, usable));
  }

  /** As a line: shopper and items, with blanks between. */
  public String line() {
    return shopper + " " + String.join(" ", items);
  }

  private static boolean hasBlank(String id) {
    return BLANK.matcher(id).find();
  }
}
