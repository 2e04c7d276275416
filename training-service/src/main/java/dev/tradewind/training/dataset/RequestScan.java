package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog.OutsideLogException;
import dev.tradewind.training.eventlog.Denial;
import dev.tradewind.training.eventlog.LogWalk;
import dev.tradewind.training.eventlog.People;
import dev.tradewind.training.privacy.DataSubjects;
import io.grpc.StatusRuntimeException;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what next-item was asked lately, as inference has logged it, beside the data: golden
 * requests are then such as will come. Nothing says whose they were. A run goes on without them
 * where the log has none or is not to be had. Blocks.
 */
@ApplicationScoped
class RequestScan {

  private static final Duration SINCE = Duration.ofDays(7);

  /** So many events of the log are looked at, the latest. */
  private static final long EVENTS = 200_000;

  private static final String DECISION = "recommend";
  private static final String MODEL = "next-item";
  private static final String HISTORY = "history";

  private final LogWalk log;
  private final Clock clock;

  RequestScan(LogWalk log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Writes them, where there are any.
   *
   * @param reading tells who was erased, and is told who is in it
   * @param told what was found
   */
  void write(Path file, DataSubjects.Reading reading, Consumer<String> told)
      throws IOException, InterruptedException {
    LatestRequests latest = new LatestRequests();
    try {
      log.read(clock.instant().minus(SINCE), EVENTS, event -> take(event, latest), progress -> {});
    } catch (StatusRuntimeException | OutsideLogException failure) {
      told.accept(
          "golden requests of held-out shoppers alone: the log cannot be read: "
              + failure.getMessage());
      return;
    }
    List<List<String>> histories = latest.of(reading::take);
    if (histories.isEmpty()) {
      told.accept(
          "golden requests of held-out shoppers alone: the log has no requests"
              + " (tradewind.inference.prediction-log.rate)");
      return;
    }
    Files.writeString(
        file, new JsonArray(histories.stream().map(JsonArray::new).toList()).encode(), UTF_8);
    told.accept("golden requests also from " + histories.size() + " logged requests");
  }

  private static void take(LoggedEvent logged, LatestRequests latest) {
    Event event = logged.event();
    if (!event.hasPrediction()
        || !event.getPrediction().getDecision().equals(DECISION)
        || !event.getPrediction().getModel().equals(MODEL)
        || Denial.isOf(event)) {
      return;
    }
    for (PredictionTensor input : event.getPrediction().getInputsList()) {
      if (input.getName().equals(HISTORY) && input.getTextsCount() > 0) {
        latest.add(input.getTextsList(), People.of(event), logged.receivedAt());
      }
    }
  }
}
