package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a search shows, and what is chosen from it. What the shopper wants is nearer to the top the
 * better the search is; a place further down is looked at less often, so that clicks alone say less
 * about an item than clicks by place.
 */
final class ResultPage {

  private static final int LENGTH = 10;

  /** The chance that the item that is wanted has a place, where it has none of the earlier ones. */
  private static final double FOUND_NEXT = 0.35;

  private static final double LESS_LOOKED_AT = 0.15;
  private static final Duration SHOWN_AFTER = Duration.ofMillis(400);
  private static final int FIRST_CHOICE = 5;
  private static final int LAST_CHOICE = 40;

  private final Catalogue catalogue;
  private final Random random;

  ResultPage(Catalogue catalogue, Random random) {
    this.catalogue = catalogue;
    this.random = random;
  }

  /** How likely a place is looked at, from 1. */
  static double lookedAt(int place) {
    return 1 / (1 + LESS_LOOKED_AT * (place - 1));
  }

  /**
   * The page of a search, and the choice if there is one.
   *
   * @param visit names the visit; once for each
   * @param wanted what the shopper is after
   */
  List<Happening> of(Happening.Searched search, String visit, CatalogItem wanted) {
    Happening.Shown shown =
        new Happening.Shown(
            search.at().plus(SHOWN_AFTER),
            search.shopper(),
            "sim-ranking-" + visit,
            search.query(),
            results(wanted, search.results()));
    int place = shown.items().indexOf(wanted) + 1;
    if (place == 0 || random.nextDouble() >= lookedAt(place)) {
      return List.of(shown);
    }
    int seconds = FIRST_CHOICE + random.nextInt(LAST_CHOICE - FIRST_CHOICE);
    return List.of(shown, new Happening.Chosen(search.at().plusSeconds(seconds), shown, place));
  }

  private List<CatalogItem> results(CatalogItem wanted, int found) {
    List<CatalogItem> results = new ArrayList<>(catalogue.neighbours(wanted));
    Collections.shuffle(results, random);
    results.subList(Math.min(results.size(), Math.min(LENGTH, found)), results.size()).clear();
    int place = 0;
    while (place < results.size() && random.nextDouble() >= FOUND_NEXT) {
      place++;
    }
    if (place < results.size()) {
      results.set(place, wanted);
    }
    return results;
  }
}
