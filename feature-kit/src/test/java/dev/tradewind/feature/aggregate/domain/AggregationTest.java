package dev.tradewind.feature.aggregate.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.history.domain.Replay;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AggregationTest {

  private static final List<String> SHOPPERS = List.of("shopper-0", "shopper-1", "shopper-2");
  private static final List<String> ITEMS = List.of("item-0", "item-1", "item-2", "never-seen");

  /** The heart of the service: what is read online is what history says and what the words say. */
  @Property(tries = 150)
  void onlineEqualsHistoryEqualsTheDefinition(
      @ForAll long seed,
      @ForAll @IntRange(max = 120) int count,
      @ForAll @IntRange(min = 1, max = 400_000) int secondsAgo) {
    List<EventFact> log = new RandomShop(seed).events(count);
    Instant asOf = RandomShop.NOON.minusSeconds(secondsAgo);
    List<EventFact> arrived = before(log, asOf);
    Collections.shuffle(arrived, new Random(seed));

    check(Views.SHOPPER, SHOPPERS, log, arrived, asOf);
    check(Views.ITEM, ITEMS, log, arrived, asOf);
  }

  @Property(tries = 100)
  void theBytesDoNotDependOnTheOrderOfArrival(
      @ForAll long seed, @ForAll @IntRange(max = 120) int count) {
    List<EventFact> events = new RandomShop(seed).events(count);
    CompiledView view = new CompiledView(Views.SHOPPER, Views.EXPRESSIONS);
    byte[] inOrder = apply(view, "shopper-1", events).toBytes();
    Collections.shuffle(events, new Random(seed));
    assertThat(apply(view, "shopper-1", events).toBytes()).isEqualTo(inOrder);
    assertThat(view.decode(inOrder).toBytes()).isEqualTo(inOrder);
  }

  @Property
  void damagedBytesAreRefusedAndNothingElse(@ForAll long seed, @ForAll @IntRange(max = 99) int at) {
    CompiledView view = new CompiledView(Views.SHOPPER, Views.EXPRESSIONS);
    byte[] packed = apply(view, "shopper-1", new RandomShop(seed).events(60)).toBytes();
    byte[] cut = java.util.Arrays.copyOf(packed, at * packed.length / 100);
    assertThat(catchThrowable(() -> view.decode(cut))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStateOfAnotherDefinitionIsRefused() {
    ViewSpec changed =
        new ViewSpec(
            Views.SHOPPER.name(),
            Views.SHOPPER.keys(),
            Views.SHOPPER.features().subList(1, Views.SHOPPER.features().size()));
    byte[] packed = new CompiledView(Views.SHOPPER, Views.EXPRESSIONS).newState().toBytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CompiledView(changed, Views.EXPRESSIONS).decode(packed))
        .withMessageContaining("another definition");
  }

  @Test
  void aWindowDecaysWithoutAnEvent() {
    CompiledView view = new CompiledView(Views.SHOPPER, Views.EXPRESSIONS);
    EventFact seen =
        new RandomShop(1)
            .events(500).stream()
                .filter(event -> event.type().wireName().equals("view_item"))
                .findFirst()
                .orElseThrow();
    EntityState state = apply(view, seen.subject(), List.of(seen));
    long justAfter = seen.occurredAt() + 1;
    assertThat(state.read(0, justAfter)).isEqualTo(new Value.Whole(1));
    assertThat(state.read(0, justAfter + Micros.of(Duration.ofMinutes(3))))
        .isEqualTo(new Value.Whole(0));
  }

  @Test
  void stateDoesNotGrowWithAge() {
    CompiledView view = new CompiledView(Views.SHOPPER, Views.EXPRESSIONS);
    List<EventFact> daily = new ArrayList<>();
    EventFact one =
        new RandomShop(1)
            .events(500).stream()
                .filter(event -> event.type().wireName().equals("purchase"))
                .findFirst()
                .orElseThrow();
    for (int day = 0; day < 2000; day++) {
      long at = one.occurredAt() + Micros.of(Duration.ofDays(day));
      daily.add(new EventFact(one.type(), one.subject(), at, one.partition(), day, one.lines()));
    }
    int young = apply(view, one.subject(), daily.subList(0, 100)).toBytes().length;
    int old = apply(view, one.subject(), daily).toBytes().length;
    assertThat(old).isLessThan(young * 2);
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

  private static void check(
      ViewSpec spec,
      List<String> entities,
      List<EventFact> log,
      List<EventFact> arrived,
      Instant asOf) {
    long moment = Micros.of(asOf);
    FeatureSelection selection = Views.catalog().select(Views.features(spec));
    Replay replay =
        new Replay(
            selection, log.stream().sorted(EventFact.IN_TIME_ORDER).toList(), entity -> true, Map.of());
    Oracle oracle = new Oracle(log);
    for (String entity : entities) {
      List<Value> wanted = oracle.values(spec, entity, asOf);
      assertThat(replay.values(entity, moment)).as("history of %s", entity).isEqualTo(wanted);
      assertThat(online(new CompiledView(spec, Views.EXPRESSIONS), entity, arrived, moment))
          .as("online %s", entity)
          .isEqualTo(wanted);
    }
  }

  /** As the online store does it: a packed part for each partition, merged at read. */
  private static List<Value> online(
      CompiledView view, String entity, List<EventFact> arrived, long asOf) {
    Map<Integer, byte[]> parts = new HashMap<>();
    for (EventFact event : arrived) {
      byte[] packed = parts.get(event.partition());
      EntityState state = packed == null ? view.newState() : view.decode(packed);
      view.apply(event, id -> id.equals(entity) ? state : null);
      parts.put(event.partition(), state.toBytes());
    }
    EntityState merged = view.newState();
    parts.values().forEach(packed -> merged.merge(view.decode(packed)));
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < view.spec().features().size(); i++) {
      values.add(merged.read(i, asOf));
    }
    return values;
  }
}
