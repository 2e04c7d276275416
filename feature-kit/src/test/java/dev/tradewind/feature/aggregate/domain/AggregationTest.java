package dev.tradewind.feature.aggregate.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.SpecRules;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.Replay;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.RandomViews;
import dev.tradewind.feature.shop.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AggregationTest {

  private static final double QUANTILE_ACCURACY = .0100001;

  /**
   * The heart of the service: what is read online is what history says and what the words say, for
   * every aggregation over every kind of entity.
   */
  @Property(tries = 60)
  void onlineEqualsHistoryEqualsTheDefinition(
      @ForAll long seed,
      @ForAll @IntRange(max = 200) int count,
      @ForAll @IntRange(min = 1, max = 40_000_000) int secondsAgo) {
    List<EventFact> log = new RandomShop(seed).events(count);
    Instant asOf =
        RandomShop.NOON.minusSeconds(secondsAgo % (secondsAgo % 2 == 0 ? 9000 : 8_000_000));
    List<EventFact> arrived = before(log, asOf);
    Collections.shuffle(arrived, new Random(seed));
    for (EntityKeys keys : RandomViews.KEYS) {
      ViewSpec view = new RandomViews(seed).view("v", keys);
      assertThat(SpecRules.problems(view, Views.EXPRESSIONS)).isEmpty();
      check(view, log, arrived, asOf);
    }
  }

  /** Ids that turn out to be one person's read as if all events had been that one's. */
  @Property(tries = 150)
  void mergedIdsEqualOneId(
      @ForAll long seed,
      @ForAll @IntRange(max = 200) int count,
      @ForAll @IntRange(max = 20_000_000) int secondsLater) {
    List<EventFact> log = new RandomShop(seed).events(count);
    Collections.shuffle(log, new Random(seed));
    List<EventFact> asOne = log.stream().map(AggregationTest::asOnePerson).toList();
    long asOf = Micros.of(RandomShop.NOON.plusSeconds(secondsLater));
    for (EntityKeys keys : List.of(EntityKeys.SHOPPER, RandomViews.KEYS.get(2))) {
      ViewSpec spec = new RandomViews(seed).view("v", keys);
      CompiledView view = compiled(spec);
      for (String entity : new Oracle(asOne).entities(spec)) {
        EntityState merged = view.newState();
        for (int i = 0; i < 4; i++) {
          String id = keys.withSubject(entity, "shopper-" + i);
          merged.merge(view.decode(apply(view, id, log).toBytes()));
        }
        EntityState one = apply(view, entity, asOne);
        assertThat(values(merged, spec, asOf)).as(entity).isEqualTo(values(one, spec, asOf));
        assertThat(merged.newest()).isEqualTo(one.newest());
      }
    }
  }

  private static EventFact asOnePerson(EventFact event) {
    return new EventFact(
        event.type(),
        event.subject().isEmpty() ? "" : "shopper-0",
        event.occurredAt(),
        event.partition(),
        event.offset(),
        event.context(),
        event.lines());
  }

  @Property(tries = 100)
  void theBytesDoNotDependOnTheOrderOfArrival(
      @ForAll long seed, @ForAll @IntRange(max = 200) int count) {
    List<EventFact> events = new RandomShop(seed).events(count);
    CompiledView view = compiled(new RandomViews(seed).view("v", EntityKeys.SHOPPER));
    byte[] inOrder = apply(view, "shopper-1", events).toBytes();
    Collections.shuffle(events, new Random(seed));
    assertThat(apply(view, "shopper-1", events).toBytes()).isEqualTo(inOrder);
    assertThat(view.decode(inOrder).toBytes()).isEqualTo(inOrder);
  }

  /** However often a state is packed in between, and forgets. */
  @Property(tries = 100)
  void theBytesDoNotDependOnHowOftenTheyArePacked(@ForAll long seed) {
    List<EventFact> events = new RandomShop(seed).events(100);
    CompiledView view = compiled(new RandomViews(seed).view("v", EntityKeys.ITEM));
    EntityState packedOften = view.newState();
    for (EventFact event : events) {
      EntityState state = packedOften;
      view.apply(event, id -> id.equals("item-1") ? state : null);
      packedOften = view.decode(state.toBytes());
    }
    assertThat(packedOften.toBytes()).isEqualTo(apply(view, "item-1", events).toBytes());
  }

  @Property(tries = 100)
  void someFeaturesAreReadWithoutTheOthers(@ForAll long seed) {
    ViewSpec spec = new RandomViews(seed).view("v", EntityKeys.SHOPPER);
    CompiledView view = compiled(spec);
    EntityState whole = apply(view, "shopper-1", new RandomShop(seed).events(100));
    long asOf = Micros.of(RandomShop.NOON);
    int wanted = new Random(seed).nextInt(spec.features().size());
    FeatureSelection selection =
        catalog(spec).select(List.of("v:" + spec.features().get(wanted).name()));
    BitSet needed = selection.needed(0);
    EntityState part = view.decode(whole.toBytes(), needed);
    assertThat(part.read(wanted, asOf)).isEqualTo(whole.read(wanted, asOf));
    assertThat(part.newest()).isEqualTo(whole.newest());
    int other = needed.get(0) ? (needed.get(1) ? 2 : 1) : 0;
    assertThatIllegalStateException().isThrownBy(() -> part.read(other, asOf));
  }

  @Property(tries = 200)
  void damagedBytesAreRefusedAndNothingElse(@ForAll long seed, @ForAll @IntRange(max = 99) int at) {
    CompiledView view = compiled(new RandomViews(seed).view("v", EntityKeys.SHOPPER));
    byte[] packed = apply(view, "shopper-1", new RandomShop(seed).events(60)).toBytes();
    byte[] cut = Arrays.copyOf(packed, at * packed.length / 100);
    assertThat(catchThrowable(() -> view.decode(cut))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStateOfAnotherDefinitionIsRefused() {
    ViewSpec changed =
        new ViewSpec(
            Views.SHOPPER.name(),
            Views.SHOPPER.keys(),
            Views.SHOPPER.features().subList(1, Views.SHOPPER.features().size()));
    byte[] packed = compiled(Views.SHOPPER).newState().toBytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compiled(changed).decode(packed))
        .withMessageContaining("another definition");
  }

  @Test
  void aWindowDecaysWithoutAnEvent() {
    CompiledView view = compiled(Views.SHOPPER);
    EventFact seen = first("view_item");
    EntityState state = apply(view, seen.subject(), List.of(seen));
    long justAfter = seen.occurredAt() + 1;
    assertThat(state.read(0, justAfter)).isEqualTo(new Value.Whole(seen.lines().size()));
    assertThat(state.read(0, justAfter + Micros.of(Duration.ofMinutes(3))))
        .isEqualTo(new Value.Whole(0));
  }

  /** Every value of a window goes back to that of an entity without events. */
  @Property(tries = 50)
  void everyWindowDecays(@ForAll long seed) {
    ViewSpec spec = new RandomViews(seed).view("v", EntityKeys.SHOPPER);
    CompiledView view = compiled(spec);
    EntityState state = apply(view, "shopper-1", new RandomShop(seed).events(100));
    long later = Micros.of(RandomShop.NOON.plus(Duration.ofDays(402)));
    for (int i = 0; i < spec.features().size(); i++) {
      if (spec.features().get(i).window().isPresent()) {
        assertThat(state.read(i, later))
            .as(spec.features().get(i).name())
            .isEqualTo(view.newState().read(i, later));
      }
    }
  }

  /** What explains a value adds up to it. */
  @Property(tries = 50)
  void theTilesOfACountAddUp(@ForAll long seed) {
    ViewSpec spec = new RandomViews(seed).view("v", EntityKeys.SHOPPER);
    EntityState state = apply(compiled(spec), "shopper-1", new RandomShop(seed).events(150));
    long asOf = Micros.of(RandomShop.NOON);
    int count = spec.indexOf("count");
    List<FeatureTile> tiles = state.tiles(count, asOf);
    long sum = tiles.stream().mapToLong(tile -> ((Value.Whole) tile.value()).value()).sum();
    assertThat(new Value.Whole(sum)).isEqualTo(state.read(count, asOf));
    assertThat(tiles).isSortedAccordingTo((a, b) -> Long.compare(a.start(), b.start()));
    assertThat(tiles).allMatch(tile -> tile.start() < tile.end() && tile.start() < asOf);
  }

  @Test
  void stateDoesNotGrowWithAge() {
    CompiledView view = compiled(Views.SHOPPER);
    List<EventFact> daily = new ArrayList<>();
    EventFact one = first("purchase");
    for (int day = 0; day < 2000; day++) {
      long at = one.occurredAt() + Micros.of(Duration.ofDays(day));
      daily.add(new EventFact(one.type(), one.subject(), at, one.partition(), day, one.lines()));
    }
    int young = apply(view, one.subject(), daily.subList(0, 100)).toBytes().length;
    int old = apply(view, one.subject(), daily).toBytes().length;
    assertThat(old).isLessThan(young * 2);
  }

  private static EventFact first(String type) {
    return new RandomShop(1)
        .events(500).stream()
            .filter(event -> event.type().wireName().equals(type))
            .findFirst()
            .orElseThrow();
  }

  private static CompiledView compiled(ViewSpec spec) {
    return new CompiledView(spec, Views.EXPRESSIONS);
  }

  private static ViewCatalog catalog(ViewSpec spec) {
    return new ViewCatalog(List.of(spec), Views.EXPRESSIONS);
  }

  private static List<EventFact> before(List<EventFact> log, Instant asOf) {
    return new ArrayList<>(
        log.stream().filter(event -> event.occurredAt() < Micros.of(asOf)).toList());
  }

  private static EntityState apply(CompiledView view, String entity, List<EventFact> events) {
    EntityState state = view.newState();
    events.forEach(event -> view.apply(event, id -> id.equals(entity) ? state : null));
    return state;
  }

  private static List<Value> values(EntityState state, ViewSpec spec, long asOf) {
    return IntStream.range(0, spec.features().size()).mapToObj(i -> state.read(i, asOf)).toList();
  }

  private static void check(
      ViewSpec spec, List<EventFact> log, List<EventFact> arrived, Instant asOf) {
    long moment = Micros.of(asOf);
    Oracle oracle = new Oracle(log);
    Replay replay =
        new Replay(
            catalog(spec).select(Views.features(spec)),
            log.stream().sorted(EventFact.IN_TIME_ORDER).toList(),
            entity -> true,
            Map.of());
    List<String> entities = new ArrayList<>(oracle.entities(spec));
    entities.add("never-seen");
    Function<String, EntityState> online = online(compiled(spec), arrived);
    WantedRows.Spine spine =
        new WantedRows.Spine(
            entities.stream().map(entity -> new WantedRows.Point(entity, moment)).toList());
    for (HistoryRow row : replay.rows(spine)) {
      String entity = entities.get((int) row.place().offset());
      List<Value> history = row.values();
      checkAgainst(spec, oracle.values(spec, entity, asOf), history, entity);
      assertThat(values(online.apply(entity), spec, moment))
          .as("online %s", entity)
          .isEqualTo(history);
    }
  }

  private static void checkAgainst(
      ViewSpec spec, List<Value> wanted, List<Value> values, String entity) {
    for (int i = 0; i < wanted.size(); i++) {
      if (spec.features().get(i).aggregation() == Aggregation.QUANTILE
          && wanted.get(i) instanceof Value.Decimal truth) {
        double off = Math.abs(((Value.Decimal) values.get(i)).value() - truth.value());
        assertThat(off).isLessThanOrEqualTo(Math.abs(truth.value()) * QUANTILE_ACCURACY);
      } else {
        assertThat(values.get(i))
            .as("%s of %s", spec.features().get(i), entity)
            .isEqualTo(wanted.get(i));
      }
    }
  }

  /** As the online store does it: a packed part for each partition, merged at read. */
  private static Function<String, EntityState> online(CompiledView view, List<EventFact> arrived) {
    Map<String, Map<Integer, byte[]>> store = new HashMap<>();
    for (EventFact event : arrived) {
      Map<String, EntityState> touched = new HashMap<>();
      view.entities(
          event,
          entity -> {
            byte[] packed =
                store.computeIfAbsent(entity, id -> new HashMap<>()).get(event.partition());
            touched.put(entity, packed == null ? view.newState() : view.decode(packed));
          });
      view.apply(event, touched::get);
      touched.forEach((entity, state) -> store.get(entity).put(event.partition(), state.toBytes()));
    }
    return entity -> {
      EntityState merged = view.newState();
      store
          .getOrDefault(entity, Map.of())
          .values()
          .forEach(packed -> merged.merge(view.decode(packed)));
      return merged;
    };
  }
}
