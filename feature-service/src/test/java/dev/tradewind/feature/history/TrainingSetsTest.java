package dev.tradewind.feature.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.domain.WantedRows.Point;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.Reason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetsTest {

  @TempDir private Path directory;

  private final FakeEventLog log = new FakeEventLog();
  private final TestClock clock = new TestClock(RandomShop.NOON);
  private TrainingSets sets;

  @BeforeEach
  void start() {
    log.append(new RandomShop(3).events(400));
    sets = newSets(1_000_000);
  }

  private TrainingSets newSets(int maxEvents) {
    return new TrainingSets(log, clock, new TestHistoryConfig(directory, maxEvents));
  }

  @Test
  void aSpineIsAnsweredInItsOrderWithWhatWasKnownBeforeEachMoment() {
    Random random = new Random(1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long asOf = Micros.of(RandomShop.NOON) - random.nextInt(1_000_000) * 1_000_000L;
      points.add(new Point("shopper-" + random.nextInt(5), asOf));
    }
    List<TrainingRow> rows = all(query(Views.SHOPPER, new WantedRows.Spine(points)), 7);
    assertThat(rows)
        .extracting(TrainingRow::getEntityId)
        .isEqualTo(points.stream().map(Point::entity).toList());
    expectOracle(Views.SHOPPER, rows);
  }

  @Test
  void aLabelIsNeverAmongItsOwnFeatures() {
    WantedRows labels = new WantedRows.Labels(Set.of(EventType.PURCHASE), LineValue.ITEM_ID);
    List<TrainingRow> rows = all(query(Views.SHOPPER, labels), 50);
    assertThat(rows)
        .hasSize(
            log.all().stream()
                .filter(event -> event.type() == EventType.PURCHASE)
                .mapToInt(event -> event.lines().size())
                .sum())
        .allSatisfy(row -> assertThat(row.getLabel().getStringValue()).startsWith("item-"));
    assertThat(rows).extracting(row -> FeatureMessages.toMicros(row.getAsOf())).isSorted();
    expectOracle(Views.SHOPPER, rows);
    expectOracle(Views.ITEM, all(query(Views.ITEM, labels), 50));
  }

  @Test
  void aScanFindsEveryEntitySeenBeforeTheMoment() {
    List<TrainingRow> rows = all(query(Views.ITEM, new WantedRows.Scan(OptionalLong.empty())), 2);
    assertThat(rows)
        .extracting(TrainingRow::getEntityId)
        .containsExactly("item-0", "item-1", "item-2", "item-3", "item-4");
    long last = log.all().stream().mapToLong(EventFact::occurredAt).max().orElseThrow();
    assertThat(FeatureMessages.toMicros(rows.get(0).getAsOf())).isEqualTo(last + 1);
    expectOracle(Views.ITEM, rows);
    long first = log.all().stream().mapToLong(EventFact::occurredAt).min().orElseThrow();
    assertThat(all(query(Views.ITEM, new WantedRows.Scan(OptionalLong.of(first))), 2)).isEmpty();
  }

  @Test
  void theRowsOfAWalkComeFromOnePrefixOfTheLog() {
    TrainingPage first = await(sets.derive(scan(), 2));
    assertThat(first.endOffsets().stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
    log.append(new RandomShop(3).events(0));
    log.append(new RandomShop(9).events(50).stream().map(event -> atEnd(event)).toList());
    TrainingPage second = await(sets.page(first.set(), first.next(), 100));
    assertThat(second.endOffsets()).isEqualTo(first.endOffsets());
    assertThat(second.last()).isTrue();
    assertThat(first.totalRows()).isEqualTo(5);
  }

  private EventFact atEnd(EventFact event) {
    return new EventFact(
        event.type(),
        event.subject(),
        event.occurredAt(),
        event.partition(),
        log.size(),
        event.lines());
  }

  @Test
  void anUnusedSetIsGoneAfterTenMinutes() {
    TrainingPage first = await(sets.derive(scan(), 2));
    clock.advance(Duration.ofMinutes(9));
    TrainingPage second = await(sets.page(first.set(), first.next(), 2));
    clock.advance(Duration.ofMinutes(9));
    await(sets.page(first.set(), second.next(), 1));
    clock.advance(Duration.ofMinutes(11));
    expectRefused(
        FeatureReason.TRAINING_SET_EXPIRED, () -> await(sets.page(first.set(), second.next(), 2)));
    assertThat(filesLeft()).isZero();
  }

  @Test
  void onlySoManySetsAreKeptAndReadOnesMakeRoom() {
    TrainingPage first = await(sets.derive(scan(), 2));
    await(sets.derive(scan(), 2));
    expectRefused(CommonReason.OVERLOADED, () -> await(sets.derive(scan(), 2)));
    await(sets.page(first.set(), first.next(), 100));
    await(sets.derive(scan(), 2));
    assertThat(filesLeft()).isEqualTo(2);
  }

  @Test
  void aSetOfOnePageLeavesNothingBehind() {
    assertThat(await(sets.derive(scan(), 100)).last()).isTrue();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void moreEventsThanFitAreRefused() {
    expectRefused(
        FeatureReason.TRAINING_SET_TOO_LARGE, () -> await(newSets(10).derive(scan(), 10)));
  }

  @Test
  void anEmptyLogHasNoRows() {
    log.clear();
    assertThat(all(scan(), 10)).isEmpty();
  }

  private static TrainingSetQuery scan() {
    return query(Views.ITEM, new WantedRows.Scan(OptionalLong.empty()));
  }

  private static TrainingSetQuery query(ViewSpec view, WantedRows rows) {
    return new TrainingSetQuery(Views.catalog().select(Views.features(view)), rows);
  }

  private List<TrainingRow> all(TrainingSetQuery query, int pageSize) {
    TrainingPage page = await(sets.derive(query, pageSize));
    List<TrainingRow> rows = new ArrayList<>(page.rows());
    while (!page.last()) {
      page = await(sets.page(page.set(), page.next(), pageSize));
      rows.addAll(page.rows());
    }
    assertThat(rows).hasSize((int) page.totalRows());
    return rows;
  }

  private void expectOracle(ViewSpec view, List<TrainingRow> rows) {
    Oracle oracle = new Oracle(log.all());
    for (TrainingRow row : rows) {
      assertThat(row.getValuesList())
          .isEqualTo(
              oracle
                  .values(
                      view,
                      row.getEntityId(),
                      Micros.toInstant(FeatureMessages.toMicros(row.getAsOf())))
                  .stream()
                  .map(FeatureMessages::toMessage)
                  .toList());
    }
  }

  private long filesLeft() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void expectRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServiceException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  private record TestHistoryConfig(Path where, int maxEvents) implements HistoryConfig {
    @Override
    public int workers() {
      return 1;
    }

    @Override
    public int waiting() {
      return 4;
    }

    @Override
    public int maxSets() {
      return 2;
    }

    @Override
    public long maxBytes() {
      return 10_000_000;
    }

    @Override
    public Duration unusedFor() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration readTimeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Optional<Path> directory() {
      return Optional.of(where);
    }
  }
}
