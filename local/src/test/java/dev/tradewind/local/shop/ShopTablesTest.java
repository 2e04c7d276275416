package dev.tradewind.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.local.shop.domain.Happening;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTablesTest {

  private static final Pattern COMMA = Pattern.compile(",");

  private final Shop shop =
      Shop.of(new ShopPlan(7, 60, 80, 60, Instant.parse("2026-03-05T12:34:00Z"), 6));

  @TempDir Path directory;

  @Test
  void eventsAreThoseOfTheShopInTimeOrder() throws IOException {
    Path file = directory.resolve("events.csv");
    new ShopTables(shop).writeEvents(file);
    List<List<String>> rows = rows(file, 5);
    assertThat(rows).isSortedAccordingTo((a, b) -> a.get(1).compareTo(b.get(1)));
    long purchases = rows.stream().filter(row -> row.get(2).equals("purchase")).count();
    assertThat(purchases).isEqualTo(shop.orders().size());
    long cents = shop.orders().stream().mapToLong(order -> order.bought().cents()).sum();
    assertThat(
            rows.stream()
                .filter(row -> !row.get(4).isEmpty())
                .mapToLong(row -> Math.round(100 * Double.parseDouble(row.get(4))))
                .sum())
        .isEqualTo(cents);
  }

  @Test
  void everyChoiceIsOneClickAndNoHistoryKnowsWhatComesLater() throws IOException {
    Path file = directory.resolve("impressions.csv");
    new ShopTables(shop).writeImpressions(file);
    List<List<String>> rows = rows(file, 9);
    long choices = shop.happenings().stream().filter(Happening.Chosen.class::isInstance).count();
    assertThat(choices).isPositive();
    assertThat(rows.stream().filter(row -> row.get(8).equals("1")).count()).isEqualTo(choices);
    for (List<String> row : rows) {
      Set<String> before = new HashSet<>();
      for (Happening happening : shop.happenings()) {
        if (happening instanceof Happening.Bought bought
            && bought.shopper().id().equals(row.get(1))
            && bought.at().getEpochSecond() <= Long.parseLong(row.get(0))) {
          bought.lines().forEach(line -> before.add(line.item().id()));
        }
      }
      Set<String> told = new HashSet<>(List.of(row.get(4).isEmpty() ? "" : row.get(4)));
      told.remove("");
      for (String history : told) {
        assertThat(before).containsAll(Pattern.compile(" ").splitAsStream(history).toList());
      }
    }
  }

  private static List<List<String>> rows(Path file, int columns) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> List.of(COMMA.split(line, -1)))
            .toList();
    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).hasSize(columns));
    return rows;
  }
}
