package dev.tradewind.training.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What an item may have in common with others.
 *
 * @param item its id
 * @param brand empty where it is not known
 * @param categoryPath from the widest category to the narrowest, joined by {@code >}; empty where
 *     it is not known
 */
public record ItemAttributes(String item, String brand, String categoryPath) {

  /**
   * Its brand, and the way to each of its categories: two items of neighbouring categories have the
   * wider ones in common. Each says what it is, so that a brand and a category of one name are two.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (!brand.isEmpty()) {
      names.add("brand: " + brand);
    }
    for (int end = categoryPath.indexOf('>'); end >= 0; end = categoryPath.indexOf('>', end + 1)) {
      names.add("category: " + categoryPath.substring(0, end));
    }
    if (!categoryPath.isEmpty()) {
      names.add("category: " + categoryPath);
    }
    return List.copyOf(names);
  }
}
