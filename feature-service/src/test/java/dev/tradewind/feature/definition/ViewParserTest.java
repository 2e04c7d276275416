package dev.tradewind.feature.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.kit.validation.MessageValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewParserTest {

  private static final String VIEW =
      """
      {"name": "v", "entity": "ENTITY_%s", "features": [{"name": "f", %s}]}
      """;

  private final ViewParser parser = new ViewParser(new MessageValidator());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          SHOPPER | SUM          | 'eventTypes':['purchase'],'value':'item_id','window':'3600s'   | value: item_id (expected: a number for SUM)
          SHOPPER | SUM          | 'eventTypes':['purchase'],'value':'amount'                     | SUM needs a window
          SHOPPER | COUNT        | 'eventTypes':['bought'],'window':'3600s'                       | event_types: no event bought
          SHOPPER | COUNT        | 'eventTypes':['purchase'],'window':'3600s','value':'amount'    | value: amount (expected: none for COUNT)
          SHOPPER | COUNT        | 'eventTypes':[],'window':'3600s'                               | event_types
          SHOPPER | COUNT        | 'eventTypes':['purchase'],'window':'1s'                        | window
          SHOPPER | RECENT       | 'eventTypes':['purchase'],'value':'item_id'                    | limit: 0 (expected: 1 to 500 for RECENT)
          SHOPPER | LAST         | 'eventTypes':['search'],'value':'query','limit':3              | limit: 3
          SHOPPER | LAST         | 'eventTypes':['search']                                        | value: none
          SHOPPER | LAST         | 'eventTypes':['search'],'value':'stars'                        | value: stars (search carries none)
          ITEM    | DAILY_SERIES | 'eventTypes':['purchase'],'value':'quantity','window':'90000s' | expected: whole days
          ITEM    | COUNT        | 'eventTypes':['search'],'window':'3600s'                       | event_types: search (has no item_id)
          """)
  void aBadDefinitionIsRefusedNamingFileViewFeatureAndReason(
      String entity, String aggregation, String fields, String reason) {
    String json =
        VIEW.formatted(
            entity,
            "\"aggregation\": \"AGGREGATION_" + aggregation + "\", " + fields.replace('\'', '"'));
    assertThatIllegalStateException()
        .isThrownBy(() -> parser.parse("views/v.json", json))
        .withMessageContaining("views/v.json: view v: feature f: ")
        .withMessageContaining(reason);
  }

  @Test
  void whatIsNotADefinitionIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> parser.parse("v.json", "{\"nome\": 1}"))
        .withMessageContaining("v.json: not a FeatureView");
  }

  @Test
  void shippedViewsAreSound() {
    assertThat(load(Optional.empty()))
        .extracting(FeatureView::getName)
        .containsExactlyInAnyOrder(
            "item_attributes",
            "item_demand",
            "item_popularity",
            "shopper_activity",
            "shopper_history");
  }

  @Test
  void aDirectoryAddsViews(@TempDir Path directory) throws IOException {
    write(directory, "mine.json", "mine");
    assertThat(load(Optional.of(directory))).hasSize(6);
  }

  @Test
  void aNameIsUsedOnce(@TempDir Path directory) throws IOException {
    write(directory, "again.json", "item_demand");
    assertThatIllegalStateException()
        .isThrownBy(() -> load(Optional.of(directory)))
        .withMessageContaining("again.json: view item_demand version 1: is defined in")
        .withMessageContaining("feature-views/item_demand.json too");
  }

  @Test
  void descriptionsMayChangeWithoutANewDerivation() {
    String json = VIEW.formatted("ITEM", feature() + ", \"description\": \"%s\"");
    assertThat(parser.parse("a", json.formatted("one")).spec().fingerprint())
        .isEqualTo(parser.parse("b", json.formatted("two")).spec().fingerprint());
  }

  private static String feature() {
    return "\"aggregation\": \"AGGREGATION_COUNT\", \"eventTypes\": [\"purchase\"],"
        + " \"window\": \"3600s\"";
  }

  private static void write(Path directory, String file, String view) throws IOException {
    String json = VIEW.formatted("ITEM", feature()).replace("\"v\"", "\"" + view + "\"");
    Files.writeString(directory.resolve(file), json);
  }

  private static List<FeatureView> load(Optional<Path> directory) {
    return new ViewFiles(new MessageValidator())
        .load(
            new DefinitionConfig() {
              @Override
              public Optional<List<String>> shipped() {
                return Optional.of(
                    List.of(
                        "shopper_history",
                        "shopper_activity",
                        "item_popularity",
                        "item_demand",
                        "item_attributes"));
              }

              @Override
              public Optional<Path> directory() {
                return directory;
              }

              @Override
              public Duration timeout() {
                return Duration.ofSeconds(5);
              }

              @Override
              public Duration checkEvery() {
                return Duration.ofSeconds(30);
              }
            });
  }
}
