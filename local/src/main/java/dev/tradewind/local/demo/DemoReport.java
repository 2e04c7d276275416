package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.local.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo measured and was answered; {@code --json} writes it with snake_case keys.
 *
 * @param data which data
 * @param eventsSent how many events were sent
 * @param eventsAccepted how many of them were new and taken
 * @param eventsApplied how many events of the log are in the online store
 * @param freshnessMsP50 from sending an event to reading its effect, median, milliseconds
 * @param freshnessMsP99 the same, 99th percentile
 * @param models the models trained
 * @param features online features of one shopper, by name
 * @param recommendations what is recommended
 * @param forecast what will be sold; absent where there were no purchases
 * @param chat a conversation
 * @param readySeconds until the platform was ready; 0 where it ran already
 * @param totalSeconds the whole demo, without the build
 */
public record DemoReport(
    String data,
    long eventsSent,
    long eventsAccepted,
    long eventsApplied,
    double freshnessMsP50,
    double freshnessMsP99,
    List<ModelResult> models,
    Map<String, String> features,
    RecommendationResult recommendations,
    @Nullable ForecastResult forecast,
    List<ChatLine> chat,
    double readySeconds,
    double totalSeconds) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * A trained model.
   *
   * @param name its name
   * @param version the registered version
   * @param promotion "promoted", or why not
   * @param seconds how long the run took
   * @param metrics on data that it did not see, by name
   * @param floor the same of the simple method that it must beat
   * @param floorName what that is
   */
  public record ModelResult(
      String name,
      long version,
      String promotion,
      double seconds,
      Map<String, Double> metrics,
      Map<String, Double> floor,
      String floorName) {}

  /**
   * What is recommended.
   *
   * @param examples three shoppers
   * @param truth against the simulated shop's truth; absent for other data
   */
  public record RecommendationResult(List<Example> examples, @Nullable TruthShare truth) {}

  /**
   * One shopper's recommendations.
   *
   * @param shopper their id
   * @param bought titles of what they had bought, oldest first
   * @param recommended titles of what is recommended, best first
   * @param fallbacks what was missing
   */
  public record Example(
      String shopper, List<String> bought, List<String> recommended, List<String> fallbacks) {}

  /**
   * Share of the true next purchases that a list of ten holds, mean over shoppers.
   *
   * @param shoppers how many
   * @param recommended the recommendations' share
   * @param bestSellers the share of what sells best
   * @param bestPossible the share of the best possible list
   */
  public record TruthShare(
      int shoppers, double recommended, double bestSellers, double bestPossible) {}

  /**
   * A forecast.
   *
   * @param item the item's title
   * @param source where it comes from
   * @param history units sold on the last days, oldest first
   * @param days the forecast days with median and the 5 % and 95 % levels
   * @param orderQuantity how many to order now
   * @param arithmetic the way to that, line by line
   * @param backtest the last two weeks as the model would have said; empty where none serves
   */
  public record ForecastResult(
      String item,
      String source,
      List<Double> history,
      List<ForecastDay> days,
      long orderQuantity,
      List<String> arithmetic,
      List<BacktestDay> backtest) {}

  /**
   * A day of the past: what the model says of it from what was known before, and what was sold.
   *
   * @param date the day
   * @param low the 5 % level
   * @param median the median
   * @param high the 95 % level
   * @param sold the units sold
   */
  public record BacktestDay(String date, double low, double median, double high, double sold) {

    boolean inRange() {
      return low <= sold && sold <= high;
    }
  }

  /**
   * A day of a forecast.
   *
   * @param date the day
   * @param low the 5 % level
   * @param median the median
   * @param high the 95 % level
   * @param truth the expected demand in the simulated shop; absent for other data
   */
  public record ForecastDay(
      String date, double low, double median, double high, @Nullable Double truth) {}

  /**
   * A line of a conversation.
   *
   * @param author who
   * @param text what
   * @param intent what the bot understood, for a shopper's line
   */
  public record ChatLine(String author, String text, String intent) {}

  /** As JSON text. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (IOException failure) {
      throw new IllegalStateException("a report that is no JSON", failure);
    }
  }

  /** Writes it to a file. */
  public void write(Path file) {
    try {
      java.nio.file.Files.writeString(file, toJson() + "\n");
    } catch (IOException failure) {
      throw new PlatformException("cannot write " + file + ": " + failure, failure);
    }
  }
}
