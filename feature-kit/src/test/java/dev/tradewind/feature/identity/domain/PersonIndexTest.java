package dev.tradewind.feature.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PersonIndexTest {

  private static final long EVER = Long.MAX_VALUE;

  private final PersonIndex persons = new PersonIndex(1000);

  @Test
  void anyIdOfAPersonBringsAllOfThem() {
    persons.add(new Link("ann", "visitor-1", 10));
    persons.add(new Link("ann", "card-1", 20));
    persons.add(new Link("bob", "visitor-2", 30));

    for (String id : List.of("ann", "visitor-1", "card-1")) {
      assertThat(persons.idsOf(id, EVER))
          .startsWith("ann")
          .containsExactlyInAnyOrder("ann", "visitor-1", "card-1");
    }
    assertThat(persons.idsOf("visitor-2", EVER)).containsExactly("bob", "visitor-2");
    assertThat(persons.idsOf("nobody", EVER)).containsExactly("nobody");
  }

  @Test
  void aLinkCountsAfterItsMoment() {
    persons.add(new Link("ann", "visitor-1", 10));
    persons.add(new Link("ann", "card-1", 20));

    assertThat(persons.idsOf("ann", 10)).containsExactly("ann");
    assertThat(persons.idsOf("visitor-1", 10)).containsExactly("visitor-1");
    assertThat(persons.idsOf("visitor-1", 11)).containsExactlyInAnyOrder("ann", "visitor-1");
    assertThat(persons.idsOf("card-1", 20)).containsExactly("card-1");
  }

  @Test
  void theFirstLinkOfAnAliasStays() {
    persons.add(new Link("ann", "visitor-1", 10));
    persons.add(new Link("bob", "visitor-1", 5));

    assertThat(persons.linkOf("visitor-1")).contains(new Link("ann", "visitor-1", 10));
    assertThat(persons.idsOf("bob", EVER)).containsExactly("bob");
    assertThat(persons.size()).isEqualTo(1);
  }

  @Test
  void noMoreThanTheLimitIsTaken() {
    PersonIndex small = new PersonIndex(1);
    assertThat(small.add(new Link("ann", "visitor-1", 10))).isTrue();
    assertThat(small.add(new Link("ann", "visitor-2", 10))).isFalse();
    assertThat(small.idsOf("ann", EVER)).containsExactly("ann", "visitor-1");
  }

  @Test
  void aLinkTakesLittleMemory() {
    PersonIndex many = new PersonIndex(100_000);
    long idBytes = 0;
    for (int i = 0; i < 100_000; i++) {
      String shopper = "shopper-" + i;
      String visitor = UUID.randomUUID().toString();
      many.add(new Link(shopper, visitor, i));
      idBytes += shopper.length() + visitor.length();
    }
    assertThat((many.bytes() - 1.5 * idBytes) / 100_000).isLessThan(110);
  }

  @Property(tries = 200)
  void saysWhatAMapWouldSay(@ForAll long seed) {
    Random random = new Random(seed);
    PersonIndex index = new PersonIndex(10_000);
    Map<String, Link> byAlias = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      Link link =
          new Link("s-" + random.nextInt(60), "a-" + random.nextInt(300), random.nextInt(100));
      index.add(link);
      byAlias.putIfAbsent(link.alias(), link);
    }
    long asOf = random.nextInt(100);
    for (int i = 0; i < 300; i++) {
      String id = i < 60 ? "s-" + i : "a-" + i;
      Link own = byAlias.get(id);
      String person = own != null && own.linkedAt() < asOf ? own.shopper() : id;
      List<String> expected = new ArrayList<>(List.of(person));
      byAlias.values().stream()
          .filter(link -> link.shopper().equals(person) && link.linkedAt() < asOf)
          .forEach(link -> expected.add(link.alias()));
      assertThat(index.idsOf(id, asOf))
          .startsWith(person)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
