package dev.tradewind.local.demo;

import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.DemoReport.ForecastResult;
import dev.tradewind.local.demo.DemoReport.ModelResult;
import dev.tradewind.local.demo.DemoReport.RecommendationResult;
import dev.tradewind.local.demo.DemoReport.TruthShare;
import dev.tradewind.local.load.SendTotals;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.load.ShopLoader;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.shop.SimulatedShop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The whole way on one shop's data, on a platform that is ready: events in, answers out. */
public final class Demo {

  private static final int PROBES = 200;
  private static final String PROMOTED = "promoted";

  private final PlatformClient platform;
  private final Console console;
  private final Clock clock;
  private final DemoStep step;

  public Demo(PlatformClient platform, Home home, Console console, Clock clock) {
    this.platform = platform;
    this.console = console;
    this.clock = clock;
    this.step = new DemoStep(home);
  }

  /**
   * Runs all steps.
   *
   * @param seed of the training runs
   * @param begunNanos when the demo began, for the total
   * @throws dev.tradewind.local.platform.PlatformException naming the step that failed
   */
  public DemoReport run(ShopData data, long seed, double readySeconds, long begunNanos)
      throws InterruptedException {
    headline("Events in");
    SendTotals sent =
        step.run(
            "load the data",
            Component.INGESTION,
            () -> new ShopLoader(platform, console).load(data));
    long applied =
        step.run(
            "wait until features have applied all events",
            Component.FEATURE,
            () -> new Materialization(platform, console).awaitAll());
    console.say("  applied    %,9d events are in the online features", applied);
    FreshnessProbe.Freshness freshness =
        step.run(
            "measure freshness",
            Component.FEATURE,
            () -> new FreshnessProbe(platform, clock).measure(PROBES));
    console.say(
        "  freshness  %.1f ms median, %.1f ms at the 99th percentile, from sending an event to"
            + " reading it (%d single events)",
        freshness.p50(), freshness.p99(), PROBES);
    headline("Features of one shopper");
    Map<String, String> features =
        step.run(
            "read features",
            Component.FEATURE,
            () -> new FeatureShow(platform, console).show(data.exampleShoppers().get(0)));
    headline("Models (on data they did not see, beside the simple method they must beat)");
    List<ModelResult> models = train(data, seed);
    headline("Recommendations");
    RecommendationResult recommendations =
        step.run("recommend", Component.INFERENCE, () -> recommend(data));
    headline("Forecast");
    ForecastResult forecast = forecast(data);
    headline("A conversation with customer service");
    List<DemoReport.ChatLine> chat =
        step.run(
            "chat",
            Component.CHATBOT,
            () -> new ChatShow(platform, console).show(data.exampleShoppers().get(0)));
    return new DemoReport(
        data.name(),
        sent.sent(),
        sent.accepted(),
        applied,
        freshness.p50(),
        freshness.p99(),
        models,
        features,
        recommendations,
        forecast,
        chat,
        readySeconds,
        (System.nanoTime() - begunNanos) / 1e9);
  }

  private List<ModelResult> train(ShopData data, long seed) throws InterruptedException {
    Trainer trainer = new Trainer(platform, console);
    List<String> names =
        data.hasPurchases()
            ? List.of("next-item", "intent", "demand")
            : List.of("next-item", "intent");
    List<String> runs = new ArrayList<>();
    for (String name : names) {
      runs.add(
          step.run(
              "start training " + name,
              Component.TRAINING,
              () -> trainer.create(name, seed, Map.of())));
    }
    List<ModelResult> results = new ArrayList<>();
    for (int index = 0; index < runs.size(); index++) {
      String run = runs.get(index);
      results.add(
          step.run("train " + names.get(index), Component.TRAINING, () -> trainer.await(run)));
    }
    for (ModelResult model : results) {
      if (model.promotion().equals(PROMOTED)) {
        step.run(
            "serve " + model.name(),
            Component.INFERENCE,
            () -> {
              trainer.awaitServing(model.name(), model.version());
              return model;
            });
        console.say("  %s version %d serves", model.name(), model.version());
      } else {
        console.say("  %s version %d does not serve", model.name(), model.version());
      }
    }
    return results;
  }

  private RecommendationResult recommend(ShopData data) {
    RecommendationShow show = new RecommendationShow(platform, console);
    List<DemoReport.Example> examples = show.examples(data.exampleShoppers());
    TruthShare truth =
        data instanceof SimulatedShop simulated ? show.compare(simulated.shop()) : null;
    return new RecommendationResult(examples, truth);
  }

  private @Nullable ForecastResult forecast(ShopData data) throws InterruptedException {
    Optional<String> item = data.exampleItem();
    if (item.isEmpty()) {
      console.say("  none: the data has no purchases");
      return null;
    }
    ToDoubleFunction<LocalDate> truth =
        data instanceof SimulatedShop simulated
            ? day -> simulated.shop().truth().expectedDemand(item.get(), day)
            : null;
    return step.run(
        "forecast",
        Component.FORECAST,
        () -> new ForecastShow(platform, console).show(item.get(), truth));
  }

  private void headline(String text) {
    console.blank();
    console.say("%s", text);
  }
}
