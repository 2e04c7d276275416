package dev.tradewind.local.shop.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What the simulated shop sells. */
public final class Catalogue {

  /** The categories' names. */
  public static final List<String> CATEGORIES =
      List.of(
          "Kitchen",
          "Garden",
          "Desk",
          "Bath",
          "Bedroom",
          "Travel",
          "Toys",
          "Sports",
          "Lighting",
          "Pets");

  private static final String[][] THINGS = {
    {"Kettle", "Frying Pan", "Chopping Board", "Pepper Mill", "Storage Jar", "Apron"},
    {"Watering Can", "Hand Trowel", "Plant Pot", "Bird Feeder", "Garden Gloves", "Hose Reel"},
    {"Notebook", "Pen Holder", "Desk Mat", "Stapler", "Paper Tray", "Bookend"},
    {"Towel", "Soap Dish", "Bath Mat", "Shower Caddy", "Robe", "Toothbrush Cup"},
    {"Pillow", "Duvet Cover", "Throw", "Alarm Clock", "Bed Tray", "Laundry Basket"},
    {"Suitcase", "Packing Cube", "Travel Mug", "Neck Pillow", "Passport Wallet", "Rain Poncho"},
    {"Puzzle", "Building Blocks", "Kite", "Board Game", "Puppet", "Spinning Top"},
    {"Yoga Mat", "Skipping Rope", "Water Bottle", "Dumbbell", "Running Belt", "Gym Towel"},
    {"Desk Lamp", "Lantern", "Fairy Lights", "Floor Lamp", "Torch", "Candle Holder"},
    {"Dog Bowl", "Cat Tunnel", "Leash", "Pet Brush", "Chew Toy", "Pet Bed"},
  };
  private static final String[] STYLES = {
    "Walnut", "Linen", "Copper", "Sage", "Cobalt", "Bamboo", "Slate", "Amber", "Ivory", "Coral",
    "Birch", "Indigo", "Granite", "Moss", "Ochre", "Pearl"
  };
  private static final double[] TYPICAL_EUROS = {24, 18, 12, 16, 32, 38, 15, 21, 29, 14};

  private final List<CatalogItem> items;

  private Catalogue(List<CatalogItem> items) {
    this.items = List.copyOf(items);
  }

  static Catalogue of(int size, Random random) {
    List<CatalogItem> items = new ArrayList<>(size);
    Set<String> titles = new HashSet<>();
    for (int index = 0; index < size; index++) {
      int category = index % CATEGORIES.size();
      double euros = TYPICAL_EUROS[category] * Math.exp(random.nextGaussian() * 0.5);
      long cents = Math.max(199, Math.round(euros) * 100 - 1);
      items.add(
          new CatalogItem(
              index,
              String.format(Locale.ROOT, "sim-%04d", index + 1),
              freshTitle(category, titles, random),
              category,
              cents));
    }
    return new Catalogue(items);
  }

  /** The items in the order of their index. */
  public List<CatalogItem> items() {
    return items;
  }

  public int size() {
    return items.size();
  }

  /** Any item of the same category, itself included. */
  CatalogItem neighbour(CatalogItem item, Random random) {
    int inCategory = (items.size() - 1 - item.category()) / CATEGORIES.size() + 1;
    return items.get(item.category() + CATEGORIES.size() * random.nextInt(inCategory));
  }

  /** The other items of the same category. */
  List<CatalogItem> neighbours(CatalogItem item) {
    return items.stream()
        .filter(other -> other.category() == item.category() && !other.equals(item))
        .toList();
  }

  private static String freshTitle(int category, Set<String> taken, Random random) {
    String[] things = THINGS[category];
    String title =
        STYLES[random.nextInt(STYLES.length)] + " " + things[random.nextInt(things.length)];
    int edition = 2;
    String candidate = title;
    while (!taken.add(candidate)) {
      candidate = title + " No. " + edition++;
    }
    return candidate;
  }
}
