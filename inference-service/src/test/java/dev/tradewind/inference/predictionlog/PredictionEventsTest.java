package dev.tradewind.inference.predictionlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionFeatureStatus;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.decision.domain.FeatureStanding;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import dev.tradewind.kit.shoplog.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionEventsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static LoggedPrediction read(Event.Builder event) {
    return PredictionEvents.prediction(new LoggedEvent(0, 0, NOON, event.build())).orElseThrow();
  }

  private static Event.Builder event() {
    return Event.newBuilder()
        .setPrediction(
            Prediction.newBuilder()
                .setPredictionId("p1")
                .setModel("m")
                .setVersion(3)
                .addFeatures(
                    PredictionFeature.newBuilder()
                        .setFeature("view:bought")
                        .setViewVersion(2)
                        .setReadAt(Timestamps.of(NOON.minusSeconds(1)))
                        .setStatus(PredictionFeatureStatus.PREDICTION_FEATURE_STATUS_STALE)
                        .setAge(Duration.newBuilder().setSeconds(90)))
                .addFeatures(PredictionFeature.newBuilder().setFeature("view:seen"))
                .addInputs(PredictionTensor.newBuilder().setName("history").addTexts("a"))
                .addOutputs(PredictionTensor.newBuilder().setName("scores").addNumbers(.5f)));
  }

  @Test
  void readsWhatWasAskedAndAnsweredAndHowItsFeaturesWereFound() {
    LoggedPrediction prediction = read(event().setShopperId("ann"));

    assertThat(prediction.subject()).isEqualTo("ann");
    assertThat(prediction.features().get(0))
        .isEqualTo(
            new ReadFeature(
                "view:bought",
                2,
                NOON.minusSeconds(1),
                Optional.of(FeatureStanding.STALE),
                Optional.of(java.time.Duration.ofSeconds(90))));
    assertThat(prediction.features().get(0).pinnedName()).isEqualTo("view@2:bought");
    assertThat(prediction.features().get(1).standing()).isEmpty();
    assertThat(prediction.features().get(1).age()).isEmpty();
    assertThat(prediction.inputs())
        .containsExactly(new LoggedTensor("history", LoggedValues.texts(List.of("a"))));
    assertThat(prediction.outputs())
        .containsExactly(new LoggedTensor("scores", LoggedValues.numbers(List.of(.5))));
    assertThat(prediction.question().outputs()).isEmpty();
  }

  @Test
  void anAnswerToNobodyInParticularIsItsOwn() {
    assertThat(read(event().setAnonymousId("visitor")).subject()).isEqualTo("visitor");
    assertThat(read(event()).subject()).isEqualTo("p1");
  }

  @Test
  void whatIsNoAnswerIsLeftOut() {
    Event search = Event.newBuilder().setSearch(Search.getDefaultInstance()).build();

    assertThat(PredictionEvents.prediction(new LoggedEvent(0, 0, NOON, search))).isEmpty();
  }
}
