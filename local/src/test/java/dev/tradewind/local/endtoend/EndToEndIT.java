package dev.tradewind.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.api.chat.v1.CreateConversationRequest;
import dev.tradewind.api.chat.v1.Message;
import dev.tradewind.api.chat.v1.SendMessageRequest;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.forecast.v1.ForecastDemandRequest;
import dev.tradewind.api.forecast.v1.ForecastDemandResponse;
import dev.tradewind.api.forecast.v1.ForecastSource;
import dev.tradewind.api.forecast.v1.SuggestReorderRequest;
import dev.tradewind.api.inference.v1.RecommendRequest;
import dev.tradewind.api.inference.v1.RecommendResponse;
import dev.tradewind.api.inference.v1.RecommendationFeature;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.api.training.v1.SetModelAliasRequest;
import dev.tradewind.local.client.EventDoor;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.DemoReport.ModelResult;
import dev.tradewind.local.demo.Trainer;
import dev.tradewind.local.load.EventSender;
import dev.tradewind.local.load.SendTotals;
import dev.tradewind.local.load.ShopLoader;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.DemoShoppers;
import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.platform.ProcessId;
import dev.tradewind.local.shop.SimulatedShop;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The six services as processes of their own, from a shop's events to its answers, while one after
 * the other is killed. The tests are the chapters of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FATAL_BATCH = 5;
  private static final int KILLED = 137;
  private static final String SHOPPER = DemoShoppers.IDS.get(0);
  private static final Map<String, Map<String, String>> SMALL =
      Map.of(
          "next-item", Map.of("epochs", "2"),
          "intent", Map.of("epochs", "25"),
          "demand", Map.of("epochs", "2", "windows_per_epoch", "500"));

  @TempDir static Path directory;

  private static RunningPlatform platform;
  private static SimulatedShop shop;

  @BeforeAll
  static void startEverything() {
    shop =
        new SimulatedShop(
            Shop.of(
                new ShopPlan(
                    42,
                    80,
                    300,
                    90,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES),
                    8)));
    platform = new RunningPlatform(directory.resolve("home"));
  }

  @AfterAll
  static void endEverything() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  @Order(1)
  void aSecondPlatformOfTheSameHomeIsRefused() {
    assertThatThrownBy(platform::start)
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("runs already")
        .hasMessageContaining("process " + ProcessHandle.current().pid());
  }

  @Test
  @Order(2)
  void noEventIsLostOrCountedTwiceThoughIngestionIsKilledMeanwhile() throws InterruptedException {
    CompletableFuture<Void> restart = new CompletableFuture<>();
    AtomicInteger batches = new AtomicInteger();
    EventDoor door =
        batch -> {
          if (batches.incrementAndGet() == FATAL_BATCH) {
            killAndStartAgain(Component.INGESTION, restart);
          }
          return platform.client().eventDoor().ingest(batch);
        };
    SendTotals totals = new EventSender(door, PATIENCE).send(shop.events(), so -> {});
    restart.join();

    assertThat(totals.accepted() + totals.duplicate()).isEqualTo(shop.eventCount());
    assertThat(totals.quarantined()).isEmpty();
    assertThat(totals.retries()).isPositive();
    assertThat(logged()).isEqualTo(shop.eventCount());
    assertThat(platform.lost())
        .anySatisfy(
            report ->
                assertThat(report)
                    .contains("ingestion-service " + KILLED)
                    .contains("ingestion-service.log"));
  }

  @Test
  @Order(3)
  void featuresAreExactAfterTheFeatureServiceWasKilled() throws InterruptedException {
    platform.kill(Component.FEATURE);
    platform.startAgain(Component.FEATURE);

    awaitApplied();
    new OwnCount(shop.shop()).assertOnlineFeaturesAgree(platform.client());
  }

  @Test
  @Order(4)
  void theStockFeastClientReadsTheSameValues() throws IOException, InterruptedException {
    String views = "shopper_activity:views_7d";
    String spend = "shopper_activity:spend_30d";
    FeatureRow ours =
        platform
            .client()
            .features()
            .getOnlineFeatures(
                GetOnlineFeaturesRequest.newBuilder()
                    .addFeatures(views)
                    .addFeatures(spend)
                    .addEntityIds(SHOPPER)
                    .build())
            .getRows(0);

    JsonNode rows =
        new StockFeastClient(platform.state().component(Component.FEATURE).port())
            .read(views + "," + spend, List.of("shopper_id=" + SHOPPER, "shopper_id=nobody"))
            .get("rows");

    JsonNode shopper = rows.get(0);
    assertThat(shopper.get("shopper_id").at("/value/stringVal").asText()).isEqualTo(SHOPPER);
    assertThat(shopper.get(views).get("status").asText()).isEqualTo("PRESENT");
    assertThat(shopper.get(views).at("/value/int64Val").asLong())
        .isEqualTo(ours.getValues(0).getInt64Value());
    assertThat(shopper.get(spend).at("/value/doubleVal").asDouble())
        .isEqualTo(ours.getValues(1).getDoubleValue());
    assertThat(rows.get(1).get(views).get("status").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  @Order(4)
  void loadingTheShopAgainChangesNothing() throws InterruptedException {
    Console quiet = new Console(new PrintStream(PrintStream.nullOutputStream()), false);
    SendTotals totals = new ShopLoader(platform.client(), quiet).load(shop);

    assertThat(totals.accepted()).isZero();
    assertThat(totals.duplicate()).isEqualTo(shop.eventCount());
    assertThat(logged()).isEqualTo(shop.eventCount());
  }

  @Test
  @Order(5)
  void featuresAreDerivedAgainWhenRedisLosesEverything() throws InterruptedException, IOException {
    platform.kill(Component.REDIS);
    try (Stream<Path> files = Files.list(platform.home().root().resolve("redis"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    platform.startAgain(Component.REDIS);

    OwnCount own = new OwnCount(shop.shop());
    RunningPlatform.await("features derived again", () -> own.agreesWith(platform.client()));
    awaitApplied();
    own.assertOnlineFeaturesAgree(platform.client());
  }

  @Test
  @Order(6)
  void allModelsAreTrainedAndServed() throws InterruptedException {
    Trainer trainer =
        new Trainer(
            platform.client(), new Console(new PrintStream(PrintStream.nullOutputStream()), false));
    for (String model : List.of("next-item", "intent", "demand")) {
      ModelResult result = trainer.await(trainer.create(model, 42, SMALL.get(model)));
      assertThat(result.metrics()).as(model).isNotEmpty();
      // Two epochs may not beat the floor; a person may promote the version all the same.
      platform
          .client()
          .models()
          .setModelAlias(
              SetModelAliasRequest.newBuilder()
                  .setModel(model)
                  .setAlias("champion")
                  .setVersion(result.version())
                  .setOverrideReason("two epochs in a test need not beat the floor")
                  .build());
      trainer.awaitServing(model, result.version());
    }
  }

  @Test
  @Order(7)
  void recommendationsComeFromTheModelAndNotFromWhatWasBought() {
    assertModelRecommends();
  }

  @Test
  @Order(8)
  void demandIsForecastAndTheReorderShowsItsArithmetic() {
    String item = shop.exampleItem().orElseThrow();
    ForecastDemandResponse forecast =
        platform
            .client()
            .forecasts()
            .forecastDemand(ForecastDemandRequest.newBuilder().setItemId(item).build());
    assertThat(forecast.getSource()).isEqualTo(ForecastSource.FORECAST_SOURCE_MODEL);
    assertThat(forecast.getDaysCount()).isEqualTo(14);
    assertThat(forecast.getHistoryList().stream().mapToDouble(Double::doubleValue).sum())
        .isPositive();
    assertThat(
            platform
                .client()
                .replenishment()
                .suggestReorder(SuggestReorderRequest.newBuilder().setItemId(item).build())
                .getArithmeticList())
        .isNotEmpty();
  }

  @Test
  @Order(9)
  void theChatbotKnowsTheShoppersOrdersAndHandsOver() throws InterruptedException {
    AtomicReference<String> conversation = new AtomicReference<>();
    AtomicReference<List<String>> buyers = new AtomicReference<>();
    // While a neighbour is slow the bot says so and offers a person.
    RunningPlatform.await(
        "the shopper's orders",
        () -> {
          conversation.set(newConversation());
          buyers.set(buyersOfOrdersIn(conversation.get()));
          return !buyers.get().isEmpty();
        });

    assertThat(buyers.get()).containsOnly(SHOPPER);
    assertThat(say(conversation.get(), "I want to talk to a real person")).isNotEmpty();
  }

  private static String newConversation() {
    return platform
        .client()
        .chat()
        .createConversation(CreateConversationRequest.newBuilder().setShopperId(SHOPPER).build())
        .getConversation()
        .getConversationId();
  }

  /** Of several orders the bot asks which one is meant. */
  private static List<String> buyersOfOrdersIn(String conversation) {
    List<Message> question = say(conversation, "Where is my order?");
    List<String> buttons = question.get(question.size() - 1).getQuickRepliesList();
    List<Message> replies = buttons.isEmpty() ? question : say(conversation, buttons.get(0));
    return replies.stream()
        .flatMap(reply -> reply.getOrdersList().stream())
        .map(order -> order.getShopperId())
        .toList();
  }

  @Test
  @Order(10)
  void inferenceServesAgainAfterItWasKilled() throws InterruptedException {
    platform.kill(Component.INFERENCE);
    platform.startAgain(Component.INFERENCE);
    RunningPlatform.await("recommendations from the model", EndToEndIT::modelRecommends);
    assertModelRecommends();
  }

  @Test
  @Order(11)
  void anImportGoesOnToItsExactTotalThoughIngestionIsKilledInItsMidst()
      throws IOException, InterruptedException {
    long before = logged();
    FileOfViews file = new FileOfViews(platform);
    file.startImport();
    RunningPlatform.await("the first rows of the import", () -> file.rowsRead() > 0);

    platform.kill(Component.INGESTION);
    platform.startAgain(Component.INGESTION);

    RunningPlatform.await("the end of the import", file::isEnded);
    file.assertTakenOnceAndGoneOnInTheMidst();
    assertThat(logged()).isEqualTo(before + FileOfViews.ROWS);
  }

  @Test
  @Order(12)
  void everythingEndsWhenThePlatformEnds() throws InterruptedException {
    List<ProcessId> processes = platform.processes();
    assertThat(processes).hasSize(Component.values().length).allMatch(ProcessId::alive);

    platform.close();

    assertThat(processes).noneMatch(ProcessId::alive);
    RunningPlatform.await(
        "the end of all children", () -> ProcessHandle.current().descendants().findAny().isEmpty());
  }

  private static void killAndStartAgain(Component component, CompletableFuture<Void> restart) {
    try {
      platform.kill(component);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    new Thread(
            () -> {
              try {
                platform.startAgain(component);
                restart.complete(null);
              } catch (InterruptedException | RuntimeException failure) {
                restart.completeExceptionally(failure);
              }
            })
        .start();
  }

  private static long logged() {
    return platform
        .client()
        .events()
        .getEventLog(GetEventLogRequest.getDefaultInstance())
        .getPartitionsList()
        .stream()
        .mapToLong(PartitionStatus::getEndOffset)
        .sum();
  }

  /** Exactly all events, none twice. */
  private static void awaitApplied() throws InterruptedException {
    RunningPlatform.await("all events applied", () -> applied() >= shop.eventCount());
    assertThat(applied()).isEqualTo(shop.eventCount());
  }

  private static long applied() {
    try {
      GetMaterializationStatusResponse status =
          platform
              .client()
              .materialization()
              .getMaterializationStatus(GetMaterializationStatusRequest.getDefaultInstance());
      return status.getLag() == 0 ? status.getEventsApplied() : 0;
    } catch (StatusRuntimeException notYet) {
      return 0;
    }
  }

  private static void assertModelRecommends() {
    RecommendResponse response = recommend();
    assertThat(response.getFallbacksList()).isEmpty();
    assertThat(response.getModelVersion()).isPositive();
    assertThat(response.getFeaturesList())
        .as("what the model's manifest names is read, at its version")
        .extracting(RecommendationFeature::getFeature, RecommendationFeature::getViewVersion)
        .containsExactly(
            tuple("shopper_history:purchased_items", 1), tuple("shopper_history:viewed_items", 1));
    assertThat(response.getItemsList())
        .hasSize(5)
        .allSatisfy(
            item -> assertThat(response.getHistoryItemIdsList()).doesNotContain(item.getItemId()));
  }

  private static boolean modelRecommends() {
    try {
      return recommend().getFallbacksCount() == 0;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  private static RecommendResponse recommend() {
    return platform
        .client()
        .recommendations()
        .recommend(RecommendRequest.newBuilder().setShopperId(SHOPPER).setLimit(5).build());
  }

  private static List<Message> say(String conversation, String text) {
    return platform
        .client()
        .chat()
        .sendMessage(
            SendMessageRequest.newBuilder()
                .setConversationId(conversation)
                .setText(text)
                .setClientMessageId(text)
                .build())
        .getMessagesList();
  }
}
