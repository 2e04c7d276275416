package dev.tradewind.training.impression;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.ingestion.v1.SelectItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a simulated shop sends: rankings, what was chosen of them, and one that is still open. */
final class ShownShop {

  static final int SHOPPERS = 12;
  static final int RANKINGS = 10;
  static final int SHOWN = 6;
  static final int ITEMS_OF_ONE = RANKINGS * SHOWN;
  static final int ITEMS = SHOPPERS * ITEMS_OF_ONE;
  static final String JOINED;

  private static final int CATALOGUE = 30;

  static {
    long chosen =
        events(Instant.EPOCH, "anyone", SHOPPERS).stream().filter(Event::hasSelectItem).count();
    JOINED =
        "%d items of %d rankings were shown, %d of them chosen; left out: %d that may still be"
                .formatted(ITEMS, SHOPPERS * RANKINGS, chosen, SHOWN)
            + " chosen, 0 chosen before they were shown, 0 whose choice is not to be used; 0"
            + " choices of what nothing says was shown";
  }

  private ShownShop() {}

  /**
   * Of shoppers of a name. One thing happens a minute. Items whose number is small are chosen more
   * often.
   *
   * @param loggedEvery so many rankings inference logs one
   */
  static List<Event> events(Instant start, String name, int loggedEvery) {
    Random random = new Random(7);
    List<Event> events = new ArrayList<>();
    for (int ranking = 0; ranking < SHOPPERS * RANKINGS; ranking++) {
      String shopper = name + '-' + ranking % SHOPPERS;
      String id = "ranking-" + ranking;
      Instant at = start.plus(Duration.ofMinutes(ranking));
      Impression.Builder shown = Impression.newBuilder().setRankingId(id).setSurface("home");
      for (int item : random.ints(0, CATALOGUE).distinct().limit(SHOWN).toArray()) {
        shown.addItems(
            ListedItem.newBuilder()
                .setItemId("item-" + item)
                .setPosition(shown.getItemsCount() + 1)
                .addCategoryPath(item % 2 == 0 ? "toys" : "tea"));
        if (random.nextInt(CATALOGUE) > item + 4) {
          events.add(
              event(shopper, at.plusSeconds(30))
                  .setSelectItem(
                      SelectItem.newBuilder()
                          .setItem(ListedItem.newBuilder().setItemId("item-" + item))
                          .setRankingId(id))
                  .build());
        }
      }
      events.add(event(shopper, at).setImpression(shown).build());
      if (ranking % loggedEvery == 0) {
        events.add(event(shopper, at).setPrediction(prediction(id, shown)).build());
      }
    }
    Impression first =
        events.stream().filter(Event::hasImpression).findFirst().orElseThrow().getImpression();
    events.add(
        event(name + "-0", start.plus(Duration.ofHours(20)))
            .setImpression(first.toBuilder().setRankingId("open"))
            .build());
    return events;
  }

  /** Whether an item of a ranking was chosen. */
  static boolean isChosen(List<Event> events, String ranking, String item) {
    return events.stream()
        .filter(Event::hasSelectItem)
        .map(Event::getSelectItem)
        .anyMatch(
            one -> one.getRankingId().equals(ranking) && one.getItem().getItemId().equals(item));
  }

  private static Event.Builder event(String shopper, Instant at) {
    return Event.newBuilder()
        .setShopperId(shopper)
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()));
  }

  private static Prediction.Builder prediction(String id, Impression.Builder shown) {
    PredictionTensor.Builder items = PredictionTensor.newBuilder().setName("item_ids");
    shown.getItemsList().forEach(item -> items.addTexts(item.getItemId()));
    return Prediction.newBuilder()
        .setPredictionId(id)
        .setDecision("recommend")
        .setModel("next-item")
        .setVersion(7)
        .setSampleRate(0.1)
        .addOutputs(items);
  }
}
