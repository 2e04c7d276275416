package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.ingestion.v1.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happens between two comparisons: shoppers of a bench do more, mostly earlier than what they
 * are known for, and one in ten of them also looks around as a visitor who says later who that was.
 */
final class ParityShop {

  private static final int VISITORS = 10;

  private final BenchShop shop;
  private final int eventsPerRound;
  private final Map<String, String> visitors = new TreeMap<>();
  private final Set<String> pairs = new LinkedHashSet<>();
  private int rounds;

  ParityShop(BenchShop shop, int eventsPerRound) {
    this.shop = shop;
    this.eventsPerRound = eventsPerRound;
  }

  /** Other events than those of the rounds before. */
  PastEvents.Maker round() {
    int first = rounds++ * eventsPerRound;
    return (number, at) -> event(first + number, at);
  }

  private Event event(int number, Instant at) {
    Event event = shop.event(number, at);
    if (event.hasViewItem()) {
      pairs.add(event.getShopperId() + "|" + event.getViewItem().getItemId());
    }
    if (number % VISITORS != 0) {
      return event;
    }
    String visitor = "visitor-of-" + event.getShopperId();
    Event.Builder visit = event.toBuilder().setAnonymousId(visitor);
    if (number / VISITORS % 3 == 0) {
      return visit.clearShopperId().build();
    }
    visitors.put(visitor, event.getShopperId());
    return visit.build();
  }

  /** Of a view, those who may have values and one who has none; empty where they are not known. */
  List<String> entities(FeatureView view) {
    List<String> entities = new ArrayList<>();
    if (view.getEntity() == Entity.ENTITY_SHOPPER) {
      entities.addAll(shop.shoppers());
      entities.addAll(visitors.keySet());
    } else if (view.getEntity() == Entity.ENTITY_ITEM) {
      entities.addAll(BenchShop.items());
    } else if (view.getEntityKeysList().equals(List.of("shopper", "item_id"))) {
      entities.addAll(pairs);
    } else {
      return List.of();
    }
    entities.add("nobody");
    return entities;
  }

  /** The visitors who have said who they are, and who that is. */
  Map<String, String> visitors() {
    return visitors;
  }
}
