package dev.tradewind.feature.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.PersonIndex;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnlineReadTest {

  private static final long NOW = 1_000_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final List<String> ASKED = List.of("v:views", "v:mean");

  private final ViewCatalog catalog =
      new ViewCatalog(
          List.of(
              new ViewSpec(
                  "v",
                  EntityKeys.SHOPPER,
                  List.of(
                      feature("views", Aggregation.COUNT, Optional.empty()),
                      feature("mean", Aggregation.MEAN, Optional.of(LineValue.UNIT_PRICE))))),
          new CelExpressions());
  private final ReadPlan plan = new ReadPlan(catalog, catalog.select(ASKED));
  private final PersonIndex persons = new PersonIndex(10);

  private static FeatureSpec feature(
      String name, Aggregation aggregation, Optional<LineValue> value) {
    return new FeatureSpec(
        name, aggregation, Set.of(EventType.VIEW_ITEM), value, Optional.of(Duration.ofHours(1)), 0);
  }

  @Test
  void asksForTheStatesOfAllIdsOfAPerson() {
    persons.add(new Link("ann", "visitor", NOW - SECOND));
    persons.add(new Link("ann", "later", NOW));

    assertThat(read("visitor", "bob").keys())
        .extracting(StateKey::entity)
        .containsExactly("ann", "visitor", "bob");
  }

  @Test
  void aStoreThatIsFurtherBehindThanPromisedIsStale() {
    long promised = 10 * SECOND;
    assertThat(statuses(promised)).containsOnly(CellStatus.NOT_FOUND);
    assertThat(statuses(promised + 1)).containsOnly(CellStatus.STALE);
  }

  @Test
  void aPersonOfWhomOneStateIsUnknownIsUnavailable() {
    persons.add(new Link("ann", "visitor", NOW - SECOND));
    byte[] state = catalog.view("v").orElseThrow().newState().toBytes();

    OnlineRow row =
        read("ann").rows(Arrays.asList(state, RecentStates.UNKNOWN), NOW, Map.of(), 0).get(0);

    assertThat(row.statuses()).containsOnly(CellStatus.UNAVAILABLE);
    assertThat(row.values()).containsOnly(new Value.Missing());
  }

  @Test
  void anEntityWithoutStatesIsNotFoundAndHasZeroes() {
    EntityState none = catalog.view("v").orElseThrow().newState();
    OnlineRow row = read("eve").rows(Collections.singletonList(null), NOW, Map.of(), 0).get(0);
    assertThat(row.values()).containsExactly(none.read(0, NOW), none.read(1, NOW));
    assertThat(row.newest()).allMatch(OptionalLong::isEmpty);
  }

  private List<CellStatus> statuses(long behind) {
    return read("eve")
        .rows(Collections.singletonList(null), NOW, Map.of(), behind)
        .get(0)
        .statuses();
  }

  private OnlineRead read(String... entities) {
    return new OnlineRead(plan, List.of(entities), 4, persons, NOW);
  }
}
