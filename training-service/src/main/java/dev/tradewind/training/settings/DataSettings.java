package dev.tradewind.training.settings;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The data that the operator provides, by model: a file, or a directory with files, as
 * docs/formats.md has them. None must be set: a run of a model without data fails, and says so.
 */
public interface DataSettings {

  /** Sentences with what each asks for. */
  Optional<Path> intent();

  /** Payments, or any other table with a yes or no. */
  Optional<Path> risk();

  /** Reviews, each favourable or not: a table, or files of lines. */
  Optional<Path> sentiment();

  /** Pictures with what each shows: IDX files, or a directory for each class. */
  Optional<Path> vision();

  /** Pairs of a query and a title, each with how relevant it was judged. */
  Optional<Path> searchRank();

  /** Units that were sold, each row at a price. */
  Optional<Path> priceResponse();

  /** What shoppers did and when, or invoices. Takes the place of the shop's own events. */
  Optional<Path> behaviour();

  /** What was shown, each row with whether it was clicked. */
  Optional<Path> ctr();

  /** Those that are set, by the name of the model. */
  static Map<String, Path> provided(DataSettings settings) {
    Map<String, Optional<Path>> all =
        Map.of(
            "intent", settings.intent(),
            "risk", settings.risk(),
            "sentiment", settings.sentiment(),
            "vision", settings.vision(),
            "search-rank", settings.searchRank(),
            "price-response", settings.priceResponse(),
            "behaviour", settings.behaviour(),
            "ctr", settings.ctr());
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().orElseThrow()));
  }
}
