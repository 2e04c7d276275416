package dev.tradewind.ingestion.adapter;

import java.util.List;

/**
 * How a format names the parts of an item.
 *
 * @param ids fields that may hold the catalogue id, the best first
 * @param categories from the widest to the narrowest
 * @param brand the brand
 * @param price price of one piece
 * @param quantity pieces; 1 where absent
 * @param position place in a list, 1 is the first
 */
public record ItemNames(
    List<String> ids,
    List<String> categories,
    String brand,
    String price,
    String quantity,
    String position) {

  public ItemNames {
    ids = List.copyOf(ids);
    categories = List.copyOf(categories);
  }
}
