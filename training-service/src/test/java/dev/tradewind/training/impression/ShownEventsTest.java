package dev.tradewind.training.impression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Consent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.training.eventlog.Denial;
import dev.tradewind.training.impression.domain.Answer;
import dev.tradewind.training.impression.domain.Choice;
import dev.tradewind.training.impression.domain.Showing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownEventsTest {

  private static final Instant AT = Instant.ofEpochSecond(1_000, 5_000);

  private static Event.Builder event() {
    return Event.newBuilder()
        .setOccurredAt(Timestamp.newBuilder().setSeconds(1_000).setNanos(5_000));
  }

  private static final Prediction RANKING =
      Prediction.newBuilder()
          .setPredictionId("r1")
          .setDecision("recommend")
          .setModel("next-item")
          .setVersion(3)
          .setSampleRate(0.2)
          .addOutputs(PredictionTensor.newBuilder().setName("scores").addNumbers(1))
          .addOutputs(PredictionTensor.newBuilder().setName("item_ids").addTexts("a").addTexts("b"))
          .build();

  @Test
  void anImpressionIsWhatWasSeen() {
    Event event =
        event()
            .setShopperId("ann")
            .setAnonymousId("cookie")
            .setChannel(Channel.CHANNEL_APP)
            .setImpression(
                Impression.newBuilder()
                    .setRankingId("r1")
                    .setSurface("home")
                    .addItems(
                        ListedItem.newBuilder()
                            .setItemId("a")
                            .setPosition(4)
                            .addCategoryPath("toys")
                            .addCategoryPath("puzzles"))
                    .addItems(ListedItem.newBuilder().setItemId("b")))
            .build();

    assertThat(ShownEvents.impression(event))
        .contains(
            new Showing(
                "r1",
                AT,
                List.of("ann", "cookie"),
                "home",
                "app",
                List.of(new Showing.Item("a", 4, "toys>puzzles"), new Showing.Item("b", 0, ""))));
    assertThat(ShownEvents.ranking(event)).isEmpty();
    assertThat(ShownEvents.choice(event)).isEmpty();
    assertThat(ShownEvents.answer(event)).isEmpty();
  }

  @Test
  void aRankingThatWasLoggedHasItsItemsInTheirPlaces() {
    Event event = event().setAnonymousId("cookie").setPrediction(RANKING).build();

    assertThat(ShownEvents.ranking(event))
        .contains(
            new Showing(
                "r1",
                AT,
                List.of("cookie"),
                "",
                "web",
                List.of(new Showing.Item("a", 1, ""), new Showing.Item("b", 2, ""))));
    assertThat(ShownEvents.answer(event)).contains(new Answer("r1", "next-item", 3, 0.2));
    assertThat(ShownEvents.impression(event)).isEmpty();
  }

  @Test
  void whatACallerAskedAModelIsNoRanking() {
    Event event =
        event().setPrediction(RANKING.toBuilder().setDecision("predict").setModel("risk")).build();

    assertThat(ShownEvents.ranking(event)).isEmpty();
    assertThat(ShownEvents.answer(event)).isEmpty();
  }

  @Test
  void aChoiceIsOfAListOrThePageThatItLedTo() {
    Choice choice = new Choice("r1", "a", AT, false);

    assertThat(
            ShownEvents.choice(
                event()
                    .setSelectItem(
                        SelectItem.newBuilder()
                            .setItem(ListedItem.newBuilder().setItemId("a"))
                            .setRankingId("r1"))
                    .build()))
        .contains(choice);
    assertThat(
            ShownEvents.choice(
                event()
                    .setViewItem(ViewItem.newBuilder().setItemId("a").setRankingId("r1"))
                    .build()))
        .contains(choice);
    assertThat(
            ShownEvents.choice(event().setViewItem(ViewItem.newBuilder().setItemId("a")).build()))
        .as("a look that no ranking led to")
        .isEmpty();
  }

  @Test
  void whoDeniesPersonalisationIsNotLearnedFrom() {
    Event denied =
        event()
            .setConsent(
                Consent.newBuilder().addDenied(ConsentPurpose.CONSENT_PURPOSE_PERSONALIZATION))
            .setViewItem(ViewItem.newBuilder().setItemId("a").setRankingId("r1"))
            .build();

    assertThat(Denial.isOf(denied)).isTrue();
    assertThat(ShownEvents.choice(denied)).contains(new Choice("r1", "a", AT, true));
    assertThat(Denial.isOf(event().build())).isFalse();
  }
}
