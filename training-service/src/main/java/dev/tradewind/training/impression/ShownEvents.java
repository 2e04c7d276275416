package dev.tradewind.training.impression;

import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.training.eventlog.Denial;
import dev.tradewind.training.eventlog.People;
import dev.tradewind.training.impression.domain.Answer;
import dev.tradewind.training.impression.domain.Choice;
import dev.tradewind.training.impression.domain.Showing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells from an event what was shown, what was chosen of it, and which model had ranked it. */
final class ShownEvents {

  private static final String RANKING = "recommend";
  private static final String ITEMS = "item_ids";
  private static final String CHANNEL = "CHANNEL_";

  private ShownEvents() {}

  /** What the shop says was on the screen. */
  static Optional<Showing> impression(Event event) {
    return event.hasImpression()
        ? Optional.of(
            showing(
                event,
                event.getImpression().getRankingId(),
                event.getImpression().getSurface(),
                event.getImpression().getItemsList().stream().map(ShownEvents::item).toList()))
        : Optional.empty();
  }

  /** A ranking that was answered, as if all of it had been on the screen. */
  static Optional<Showing> ranking(Event event) {
    if (!event.hasPrediction() || !event.getPrediction().getDecision().equals(RANKING)) {
      return Optional.empty();
    }
    List<Showing.Item> items = new ArrayList<>();
    for (PredictionTensor output : event.getPrediction().getOutputsList()) {
      if (output.getName().equals(ITEMS)) {
        for (String item : output.getTextsList()) {
          items.add(new Showing.Item(item, items.size() + 1, ""));
        }
      }
    }
    return Optional.of(showing(event, event.getPrediction().getPredictionId(), "", items));
  }

  /** Which model had ranked, where that was logged. */
  static Optional<Answer> answer(Event event) {
    Prediction prediction = event.getPrediction();
    return event.hasPrediction() && prediction.getDecision().equals(RANKING)
        ? Optional.of(
            new Answer(
                prediction.getPredictionId(),
                prediction.getModel(),
                prediction.getVersion(),
                prediction.getSampleRate()))
        : Optional.empty();
  }

  /** A choice from a ranking: of the list, or the product page that it led to. */
  static Optional<Choice> choice(Event event) {
    if (event.hasSelectItem()) {
      return choice(
          event, event.getSelectItem().getRankingId(), event.getSelectItem().getItem().getItemId());
    }
    return event.hasViewItem()
        ? choice(event, event.getViewItem().getRankingId(), event.getViewItem().getItemId())
        : Optional.empty();
  }

  private static Optional<Choice> choice(Event event, String rankingId, String itemId) {
    return rankingId.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choice(rankingId, itemId, at(event), Denial.isOf(event)));
  }

  private static Showing showing(
      Event event, String rankingId, String surface, List<Showing.Item> items) {
    return new Showing(
        rankingId, at(event), People.of(event), surface, channel(event.getChannel()), items);
  }

  private static Showing.Item item(ListedItem item) {
    return new Showing.Item(
        item.getItemId(), item.getPosition(), String.join(">", item.getCategoryPathList()));
  }

  private static Instant at(Event event) {
    return Instant.ofEpochSecond(
        event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
  }

  private static String channel(Channel channel) {
    Channel said =
        channel == Channel.CHANNEL_UNSPECIFIED || channel == Channel.UNRECOGNIZED
            ? Channel.CHANNEL_WEB
            : channel;
    return said.name().substring(CHANNEL.length()).toLowerCase(Locale.ROOT);
  }
}
