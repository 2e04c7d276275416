package dev.tradewind.feature.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.domain.WantedRows.Point;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.RandomViews;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.feature.wire.FeatureMessages;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Online equals history, bit for bit, over a million cells: views of every kind of entity with
 * every aggregation; events out of order and late, ids that become one person, consent that is
 * denied. One side is packed states, changed event by event as they arrive and merged at the read;
 * the other is the pages of training sets.
 */
class ParityTest {

  private static final long CELLS = 1_000_000;
  private static final int EVENTS = 500;
  private static final int MOMENTS = 60;
  private static final long NOON = Micros.of(RandomShop.NOON);
  private static final long DAY = 86_400_000_000L;
  private static final List<String> SHOPPERS =
      List.of("shopper-0", "shopper-1", "shopper-2", "shopper-3");

  @TempDir private Path directory;

  private long cells;
  private long differences;

  @Test
  void aMillionCellsAreTheSameOnlineAndInHistory() throws IOException {
    for (long seed = 0; cells < CELLS; seed++) {
      for (EntityKeys keys : RandomViews.KEYS) {
        compare(seed, new RandomViews(seed).view("random", keys));
      }
    }
    System.out.printf("{\"parity_cells\": %d, \"parity_differences\": %d}%n", cells, differences);
    assertThat(differences).isZero();
    assertThat(cells).isGreaterThanOrEqualTo(CELLS);
  }

  private void compare(long seed, ViewSpec view) throws IOException {
    Random random = new Random(seed);
    List<EventFact> events = new RandomShop(seed).events(EVENTS);
    long linkedAt = NOON - random.nextLong(10 * DAY);
    Links links =
        id ->
            id.equals("shopper-1") || id.equals("shopper-2")
                ? Optional.of(new Link("shopper-0", id, linkedAt))
                : Optional.empty();
    List<String> features =
        view.features().stream().map(feature -> view.name() + ":" + feature.name()).toList();
    FeatureSelection selection = new ViewCatalog(List.of(view), Views.EXPRESSIONS).select(features);
    PackedStates online = new PackedStates(selection, links, events, random);
    List<Point> points = points(selection, events, random);
    List<TrainingRow> rows = history(features, selection, points, events, links);
    for (int i = 0; i < points.size(); i++) {
      List<Value> values = online.values(points.get(i).entity(), points.get(i).asOf());
      for (int column = 0; column < values.size(); column++) {
        cells++;
        boolean same =
            FeatureMessages.toMessage(values.get(column)).equals(rows.get(i).getValues(column));
        differences += same ? 0 : 1;
      }
    }
  }

  /** Every entity at every moment, by rising moment. */
  private static List<Point> points(
      FeatureSelection selection, List<EventFact> events, Random random) {
    Set<String> entities = new TreeSet<>(Set.of("never seen"));
    for (EventFact event : events) {
      selection
          .views()
          .get(0)
          .entities(
              event,
              entity -> {
                entities.add(entity);
                SHOPPERS.forEach(id -> entities.add(selection.keys().withSubject(entity, id)));
              });
    }
    List<Point> points = new ArrayList<>();
    random
        .longs(MOMENTS, NOON - 40 * DAY, NOON)
        .sorted()
        .forEach(moment -> entities.forEach(entity -> points.add(new Point(entity, moment))));
    return points;
  }

  private List<TrainingRow> history(
      List<String> features,
      FeatureSelection selection,
      List<Point> points,
      List<EventFact> events,
      Links links)
      throws IOException {
    FakeEventLog log = new FakeEventLog();
    log.append(events);
    HistoryConfig config = new TestHistoryConfig(directory, 100_000_000);
    Derivations derivations = new Derivations(log, () -> Uni.createFrom().item(links), config);
    TrainingSets sets = new TrainingSets(derivations, new TestClock(RandomShop.NOON), config);
    TrainingSetQuery query =
        new TrainingSetQuery(features, selection, Map.of(), new WantedRows.Spine(points));
    TrainingPage page = await(sets.derive(query, 5_000));
    List<TrainingRow> rows = new ArrayList<>(page.rows());
    while (!page.last()) {
      page = await(sets.page(page.set(), page.next(), 5_000));
      rows.addAll(page.rows());
    }
    assertThat(rows).hasSameSizeAs(points);
    derivations.stop();
    return rows;
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
