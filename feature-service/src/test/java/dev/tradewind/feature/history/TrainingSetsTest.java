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
import dev.tradewind.feature.identity.People;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Link> linked = new HashMap<>();
  private final Links links = id -> Optional.ofNullable(linked.get(id));
  private final People people = () -> Uni.createFrom().item(links);
  private TrainingSets sets;

  @BeforeEach
  void start() {
    log.append(new RandomShop(3).events(400));
    sets = newSets(10_000_000);
  }

  private TrainingSets newSets(long maxBytes) {
    HistoryConfig config = new TestHistoryConfig(directory, maxBytes);
    return new TrainingSets(new Derivations(log, people, config), clock, config);
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
  void moreThanTheDiskMayTakeIsRefused() {
    expectRefused(
        FeatureReason.TRAINING_SET_TOO_LARGE, () -> await(newSets(10).derive(scan(), 10)));
    assertThat(filesLeft()).isZero();
  }

  @Test
  void aScanOfShoppersShowsWhomTheyAreKnownAs() {
    long noon = Micros.of(RandomShop.NOON);
    linked.put("shopper-1", new Link("shopper-0", "shopper-1", noon - 1));
    linked.put("shopper-2", new Link("shopper-0", "shopper-2", noon));
    List<TrainingRow> rows =
        all(query(Views.SHOPPER, new WantedRows.Scan(OptionalLong.of(noon))), 2);
    assertThat(rows)
        .extracting(TrainingRow::getEntityId)
        .containsExactly("shopper-0", "shopper-2", "shopper-3");
    List<EventFact> asOnePerson =
        log.all().stream()
            .map(
                event ->
                    event.subject().equals("shopper-1") ? withSubject(event, "shopper-0") : event)
            .toList();
    expectOracle(Views.SHOPPER, rows, new Oracle(asOnePerson));
  }

  private static EventFact withSubject(EventFact event, String subject) {
    return new EventFact(
        event.type(),
        subject,
        event.occurredAt(),
        event.partition(),
        event.offset(),
        event.context(),
        event.lines());
  }

  @Test
  void whatAProcessThatDiedLeftBehindIsDeletedAndWhatLivesIsNot() throws IOException {
    Path dead = Files.createDirectory(directory.resolve("training-sets-dead"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("rows"), "of nobody");
    TrainingPage first = await(sets.derive(scan(), 2));
    newSets(10_000_000);
    assertThat(dead).doesNotExist();
    assertThat(await(sets.page(first.set(), first.next(), 100)).last()).isTrue();
  }

  @Test
  void aLogThatCannotBeReadIsSaidToBeUnavailable() {
    log.setDown(true);
    expectRefused(CommonReason.DEPENDENCY_UNAVAILABLE, () -> await(sets.derive(scan(), 10)));
    assertThat(filesLeft()).isZero();
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
    List<String> features = Views.features(view);
    return new TrainingSetQuery(features, Views.catalog().select(features), Map.of(), rows);
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
    expectOracle(view, rows, new Oracle(log.all()));
  }

  private static void expectOracle(ViewSpec view, List<TrainingRow> rows, Oracle oracle) {
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
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).count();
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
}
