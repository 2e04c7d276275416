package dev.tradewind.local.demo;

import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendedItem;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.DemoReport.Example;
import dev.tradewind.local.demo.DemoReport.TruthShare;
import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.Shopper;
import dev.tradewind.local.shop.domain.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recommendations for some shoppers, and how they compare with the truth where that is known. */
final class RecommendationShow {

  private static final int SHOWN = 3;
  private static final int SHOWN_HISTORY = 5;
  private static final int LIST_LENGTH = 10;
  private static final int COMPARED_SHOPPERS = 200;

  private final PlatformClient platform;
  private final Console console;

  RecommendationShow(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  List<Example> examples(List<String> shoppers) {
    Titles titles = new Titles(platform);
    return shoppers.stream().map(shopper -> example(shopper, titles)).toList();
  }

  /** Over shoppers who have bought something, the first ones of the shop. */
  TruthShare compare(Shop shop) {
    Truth truth = shop.truth();
    Map<String, Long> sold = unitsSold(shop);
    List<String> shoppers =
        shop.shoppers().stream()
            .map(Shopper::id)
            .filter(id -> !truth.history(id).isEmpty())
            .limit(COMPARED_SHOPPERS)
            .toList();
    double recommended = 0;
    double bestSellers = 0;
    double bestPossible = 0;
    for (String shopper : shoppers) {
      recommended += truth.captured(shopper, itemIds(recommend(shopper, LIST_LENGTH)));
      bestSellers += truth.captured(shopper, truth.bestSellers(shopper, LIST_LENGTH, sold));
      bestPossible += truth.bestPossible(shopper, LIST_LENGTH);
    }
    int count = shoppers.size();
    TruthShare share =
        new TruthShare(count, recommended / count, bestSellers / count, bestPossible / count);
    console.say(
        "  Of the true next purchases (known, as the shop is simulated), a list of %d holds: %.0f %%"
            + " as recommended, %.0f %% as best sellers, %.0f %% at best (%d shoppers)",
        LIST_LENGTH,
        100 * share.recommended(),
        100 * share.bestSellers(),
        100 * share.bestPossible(),
        count);
    return share;
  }

  private Example example(String shopper, Titles titles) {
    RecommendResponse response = recommend(shopper, SHOWN);
    List<String> history = response.getHistoryItemIdsList();
    List<String> bought =
        titles.of(history.subList(Math.max(0, history.size() - SHOWN_HISTORY), history.size()));
    List<String> recommended = titles.of(itemIds(response));
    console.say("  %s", shopper);
    console.say("    had bought   %s", String.join(", ", bought));
    console.say("    recommended  %s", String.join(", ", recommended));
    if (response.getFallbacksCount() > 0) {
      console.say("    fallbacks    %s", String.join(", ", response.getFallbacksList()));
    }
    return new Example(shopper, bought, recommended, List.copyOf(response.getFallbacksList()));
  }

  private RecommendResponse recommend(String shopper, int limit) {
    return platform
        .recommendations()
        .recommend(RecommendRequest.newBuilder().setShopperId(shopper).setLimit(limit).build());
  }

  private static List<String> itemIds(RecommendResponse response) {
    return response.getItemsList().stream().map(RecommendedItem::getItemId).toList();
  }

  private static Map<String, Long> unitsSold(Shop shop) {
    Map<String, Long> sold = new HashMap<>();
    for (Happening happening : shop.happenings()) {
      if (happening instanceof Happening.Bought bought) {
        bought.lines().forEach(line -> sold.merge(line.item().id(), 1L, Long::sum));
      }
    }
    return sold;
  }
}
