package dev.tradewind.feature.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.Replay;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.identity.domain.PersonIndex;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.RandomViews;
import dev.tradewind.feature.shop.Views;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DryRunTest {

  private static final long NOON = Micros.of(RandomShop.NOON);
  private static final long HOUR = 3_600_000_000L;

  @Property(tries = 30)
  void saysOfWholePersonsWhatHistorySays(@ForAll long seed) {
    Random random = new Random(seed);
    List<EventFact> log = new ArrayList<>(new RandomShop(seed).events(100));
    Collections.shuffle(log, random);
    PersonIndex persons = new PersonIndex(10);
    persons.add(new Link("shopper-0", "shopper-1", NOON - random.nextInt(200) * HOUR));
    persons.add(new Link("shopper-0", "shopper-2", NOON - random.nextInt(200) * HOUR));
    long asOf = NOON - random.nextInt(200) * HOUR;
    for (EntityKeys keys : RandomViews.KEYS) {
      ViewSpec view = new RandomViews(seed).view("random", keys);
      FeatureSelection selection =
          new ViewCatalog(List.of(view), Views.EXPRESSIONS).select(Views.features(view));
      DryRun run = run(selection, List.copyOf(entities(selection, log)), persons, asOf, log);
      List<DryRun.Row> shown = run.rows(100);
      List<HistoryRow> expected =
          new Replay(selection, log, person -> true, Map.of(), persons)
              .rows(
                  new WantedRows.Spine(
                      shown.stream().map(row -> new WantedRows.Point(row.id(), asOf)).toList()));
      assertThat(expected).hasSameSizeAs(shown);
      Map<String, List<Value>> history =
          expected.stream().collect(Collectors.toMap(HistoryRow::entity, HistoryRow::values));
      for (DryRun.Row row : shown) {
        assertThat(values(selection, row, asOf))
            .as("%s of %s", row.id(), keys)
            .isEqualTo(history.get(row.id()));
      }
    }
  }

  private static Set<String> entities(FeatureSelection selection, List<EventFact> log) {
    Set<String> entities = new TreeSet<>(Set.of("never seen"));
    log.forEach(event -> selection.views().get(0).entities(event, entities::add));
    return entities;
  }

  @Test
  void theSampleShowsAPersonOnce() {
    List<EventFact> log = new RandomShop(1).events(200);
    FeatureSelection selection = Views.catalog().select(Views.features(Views.SHOPPER));
    Links links = id -> Optional.of(new Link("anna", id, Long.MIN_VALUE));
    DryRun run = run(selection, List.of(), links, NOON, log);
    assertThat(run.rows(100)).extracting(DryRun.Row::id).containsExactly("anna");
  }

  private static DryRun run(
      FeatureSelection selection,
      List<String> entities,
      Links links,
      long asOf,
      List<EventFact> log) {
    DryRun run = new DryRun(selection.views().get(0), entities, links, asOf);
    log.forEach(run::add);
    return run;
  }

  private static List<Value> values(FeatureSelection selection, DryRun.Row row, long asOf) {
    return selection.values(List.of(row.entity().state()), asOf, Map.of());
  }
}
