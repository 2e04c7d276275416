package dev.tradewind.training.impression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.FeatureViewRevision;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeEventLog;
import dev.tradewind.training.FakeMoments;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.registry.RegistryCalls;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.grpc.GrpcService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events of the shop's log to a version of the model of clicks. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class LoggedImpressionsIT {

  private static final Map<String, String> SMALL = Map.of("epochs", "1", "hidden", "8");

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @GrpcClient("training")
  TrainingPrivacyService privacy;

  @Inject @GrpcService FakeEventLog log;

  @Inject FakeShop shop;

  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofHours(20));

  @BeforeEach
  void open() {
    FakeWorkerResource.requireTrainingKit();
    log.clear();
    shop.down(false);
  }

  @AfterEach
  void close() {
    log.clear();
  }

  @Test
  void whatWasShownAndChosenTrainsAVersion() throws IOException {
    List<Event> events = ShownShop.events(start, "anyone", ShownShop.SHOPPERS);
    events.forEach(log::add);

    TrainingRun run = calls().train(SMALL);

    assertThat(run.getMetricsList()).extracting(metric -> metric.getName()).contains("log_loss");
    ModelVersion version = calls().version(run.getVersion());
    assertThat(version.getLineage().getDataSource()).isEqualTo("event-log");
    assertThat(version.getLineage().getEndOffsetsList()).isEqualTo(log.endOffsets());
    assertThat(version.getLineage().getRows()).isEqualTo(ShownShop.ITEMS);
    assertThat(version.getLineage().getFeatureViewsList())
        .extracting(FeatureViewRevision::getView)
        .containsExactly("shopper_history", "shopper_history", FakeMoments.POPULARITY);
    assertThat(version.getGates().getResultsList())
        .extracting(GateResult::getGate)
        .contains("floor", "golden-requests");
    assertThat(
            Files.readString(
                Path.of(URI.create(version.getArtifactUri())).resolve("assets.extra/manifest.json"),
                UTF_8))
        .contains("\"viewed_items\"", "\"" + FakeMoments.POPULARITY + "_views_7d\"");
    assertThat(calls().log(run.getRunId()))
        .contains(ShownShop.JOINED)
        .anyMatch(line -> line.startsWith("of next-item version 7, as far as logged: 10 rankings"));
  }

  @Test
  void aLineIsAnItemInItsPlaceWithWhatWasKnownAtThatMoment() throws IOException {
    List<Event> events = ShownShop.events(start, "anyone", ShownShop.SHOPPERS);
    events.forEach(log::add);

    TrainingRun run = calls().train(Map.of());

    List<String> lines = ArtefactOfFakeWorker.dataLines(calls().version(run.getVersion()));
    assertThat(lines)
        .contains(
            "time,shopper,item,position,history,surface,channel,category,"
                + "item_popularity_views_7d,click");
    long second = start.getEpochSecond();
    Impression first =
        events.stream().filter(Event::hasImpression).findFirst().orElseThrow().getImpression();
    for (ListedItem item : first.getItemsList()) {
      assertThat(lines)
          .filteredOn(line -> line.startsWith(start + ",anyone-0," + item.getItemId() + ","))
          .singleElement()
          .asString()
          .isEqualTo(
              String.join(
                  ",",
                  start.toString(),
                  "anyone-0",
                  item.getItemId(),
                  String.valueOf(item.getPosition()),
                  "seen-by-anyone-0 before-" + second,
                  "home",
                  "web",
                  item.getCategoryPath(0),
                  String.valueOf(FakeMoments.views(item.getItemId(), second)),
                  ShownShop.isChosen(events, first.getRankingId(), item.getItemId()) ? "1" : "0"));
    }
  }

  @Test
  void whoWasErasedIsLeftOut() {
    ShownShop.events(start, "erased", ShownShop.SHOPPERS).forEach(log::add);
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + FakeWorkerResource.PRIVACY_TOKEN);
    GrpcClientUtils.attachHeaders(privacy, headers)
        .eraseSubject(
            EraseSubjectRequest.newBuilder()
                .setSubjectId("erased-3")
                .setReason("asked for it")
                .build())
        .await()
        .atMost(Duration.ofSeconds(60));

    TrainingRun run = calls().train(SMALL);

    assertThat(calls().version(run.getVersion()).getLineage().getRows())
        .isEqualTo(ShownShop.ITEMS - ShownShop.ITEMS_OF_ONE);
    assertThat(calls().log(run.getRunId())).contains("left out: all of 1 people who were erased");
  }

  @Test
  void aLogWithoutImpressionsSaysWhatToSend() {
    assertThat(failed().getError())
        .contains("0 items of 0 rankings were shown", "ranking_id", "tradewind.training.data.ctr");
  }

  @Test
  void aLogThatCannotBeReadFailsTheRun() {
    log.down(true);

    assertThat(failed().getError()).contains("the ingestion service did not give its log");
  }

  private RegistryCalls calls() {
    return new RegistryCalls(training, models, "ctr");
  }

  private TrainingRun failed() {
    return RegistryCalls.ended(
        training, CreateTrainingRunRequest.newBuilder().setModel("ctr").build());
  }
}
