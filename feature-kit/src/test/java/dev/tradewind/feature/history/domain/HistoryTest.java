package dev.tradewind.feature.history.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.Views;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final long NOON = Micros.of(RandomShop.NOON);
  private static final long HOUR = 3_600_000_000L;
  private static final long LINKED = NOON - 2 * HOUR;
  private static final Links TABLET =
      id -> id.equals("tablet") ? Optional.of(new Link("anna", id, LINKED)) : Optional.empty();

  /** What an online read of a person's ids merges is what the replay says, at every moment. */
  @Property(tries = 100)
  void aPersonsPastIsThatOfAllIdsLinkedBeforeTheMoment(
      @ForAll long seed, @ForAll @IntRange(max = 150) int count) {
    List<EventFact> log = new RandomShop(seed).events(count);
    Random random = new Random(seed);
    Map<String, Link> links = new HashMap<>();
    for (int i = 1; i < 4; i++) {
      if (random.nextInt(4) > 0) {
        long linkedAt = NOON - random.nextInt(200) * HOUR / 4;
        links.put("shopper-" + i, new Link("shopper-0", "shopper-" + i, linkedAt));
      }
    }
    List<WantedRows.Point> points = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long asOf = NOON - random.nextInt(200) * HOUR / 4;
      points.add(new WantedRows.Point("shopper-" + random.nextInt(4), asOf));
    }
    FeatureSelection selection = Views.catalog().select(Views.features(Views.SHOPPER));
    List<EventFact> arrived = new ArrayList<>(log);
    Collections.shuffle(arrived, random);
    List<HistoryRow> rows =
        new Replay(
                selection,
                arrived,
                person -> true,
                Map.of(),
                id -> Optional.ofNullable(links.get(id)))
            .rows(new WantedRows.Spine(points));

    assertThat(rows).hasSize(points.size());
    for (HistoryRow row : rows) {
      Set<String> ids = idsOf(row.entity(), row.asOf(), links);
      assertThat(row.values())
          .as("%s is %s", row.entity(), ids)
          .isEqualTo(merged(selection, ids, log, row.asOf()))
          .isEqualTo(asOnePerson(ids, log, row.asOf()));
    }
  }

  /** In the words of the contract, apart from the code under test. */
  private static Set<String> idsOf(String id, long asOf, Map<String, Link> links) {
    Link own = links.get(id);
    String person = own != null && own.linkedAt() < asOf ? own.shopper() : id;
    Set<String> ids = new TreeSet<>(Set.of(person));
    links.forEach(
        (alias, link) -> {
          if (link.shopper().equals(person) && link.linkedAt() < asOf) {
            ids.add(alias);
          }
        });
    return ids;
  }

  /** As an online read does it: packed states under the raw ids, merged. */
  private static List<Value> merged(
      FeatureSelection selection, Set<String> ids, List<EventFact> log, long asOf) {
    CompiledView view = selection.views().get(0);
    EntityState whole = view.newState();
    for (String id : ids) {
      EntityState own = view.newState();
      log.stream()
          .filter(event -> event.occurredAt() < asOf)
          .forEach(event -> view.apply(event, entity -> entity.equals(id) ? own : null));
      whole.merge(view.decode(own.toBytes()));
    }
    return selection.values(List.of(whole), asOf, Map.of());
  }

  private static List<Value> asOnePerson(Set<String> ids, List<EventFact> log, long asOf) {
    List<EventFact> renamed =
        log.stream()
            .map(event -> ids.contains(event.subject()) ? withSubject(event, "all") : event)
            .toList();
    return new Oracle(renamed).values(Views.SHOPPER, "all", Micros.toInstant(asOf));
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
  void theRowOfALabelNamesThePersonAsKnownAtItsMoment() {
    List<EventFact> log =
        List.of(
            bought("tablet", LINKED - HOUR, 0),
            bought("tablet", LINKED, 1),
            bought("tablet", LINKED + HOUR, 2),
            bought("anna", LINKED + 2 * HOUR, 3));
    List<HistoryRow> rows =
        replay(Views.SHOPPER, log)
            .rows(new WantedRows.Labels(Set.of(EventType.PURCHASE), LineValue.ITEM_ID));

    assertThat(rows)
        .extracting(HistoryRow::entity, HistoryTest::bought)
        .containsExactly(
            tuple("tablet", 0), tuple("tablet", 1), tuple("anna", 2), tuple("anna", 3));
  }

  @Test
  void aScanShowsAPersonOnceAndApartBeforeTheLink() {
    List<EventFact> log = List.of(bought("tablet", LINKED - HOUR, 0), bought("anna", LINKED, 1));
    TrainingSteps steps =
        new TrainingSteps(
            Views.catalog().select(Views.features(Views.SHOPPER)),
            new WantedRows.Scan(OptionalLong.empty()));
    Set<String> before = new TreeSet<>();
    Set<String> after = new TreeSet<>();
    for (EventFact event : log) {
      steps.seen(
          event,
          TABLET,
          member -> {
            before.add(TrainingSteps.scanned(member, LINKED).name());
            after.add(TrainingSteps.scanned(member, LINKED + 1).name());
          });
    }
    assertThat(before).containsExactly("anna", "tablet");
    assertThat(after).containsExactly("anna");
  }

  @Test
  void anEntityWithAShopperInItsKeyIsThePersonsToo() {
    ViewSpec view =
        new ViewSpec("by_item", EntityKeys.subjectAnd(LineValue.ITEM_ID), Views.SHOPPER.features());
    Replay replay = replay(view, List.of(bought("tablet", LINKED - HOUR, 0)));
    assertThat(boughtOf(replay.values("anna|item-1", LINKED))).isZero();
    assertThat(boughtOf(replay.values("anna|item-1", LINKED + 1))).isOne();
    assertThat(boughtOf(replay.values("tablet|item-1", LINKED))).isOne();
    assertThat(boughtOf(replay.values("tablet|item-1", LINKED + 1))).isOne();
    assertThat(boughtOf(replay.values("anna|item-2", LINKED + 1))).isZero();
  }

  private static Replay replay(ViewSpec view, List<EventFact> log) {
    FeatureSelection selection =
        new ViewCatalog(List.of(view), Views.EXPRESSIONS).select(Views.features(view));
    return new Replay(selection, log, person -> true, Map.of(), TABLET);
  }

  private static int bought(HistoryRow row) {
    return boughtOf(row.values());
  }

  private static int boughtOf(List<Value> values) {
    int feature = Views.features(Views.SHOPPER).indexOf("shopper_all:bought");
    return ((Value.Texts) values.get(feature)).values().size();
  }

  private static EventFact bought(String subject, long at, long offset) {
    List<EventLine> lines = List.of(EventLine.ofPieces("item-1", 1, EventLine.ABSENT));
    return new EventFact(EventType.PURCHASE, subject, at, 0, offset, lines);
  }
}
