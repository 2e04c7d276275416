package dev.tradewind.feature.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.LineValue;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

  private static final List<EntityKeys> KEYS =
      List.of(
          EntityKeys.SHOPPER,
          EntityKeys.subjectAnd(LineValue.ITEM_ID),
          EntityKeys.subjectAnd(LineValue.CATEGORY, LineValue.BRAND));

  /** The two ways of bringing a person's states together are one. */
  @Property(tries = 200)
  void theNamesOfAnEntityAreTheIdsThatHistoryKnowsAsIt(@ForAll long seed) {
    Random random = new Random(seed);
    PersonIndex persons = new PersonIndex(20);
    for (int i = 0; i < 12; i++) {
      String shopper = "s|" + random.nextInt(3);
      persons.add(new Link(shopper, "a\\" + random.nextInt(8), random.nextInt(100)));
    }
    long asOf = random.nextInt(110);
    for (EntityKeys keys : KEYS) {
      List<String> entities = entities(keys);
      Membership membership = new Membership(keys, persons);
      for (String entity : entities) {
        String name = membership.of(entity).knownAs(asOf);
        assertThat(persons.namesOf(keys, entity, asOf))
            .startsWith(name)
            .containsExactlyInAnyOrderElementsOf(
                entities.stream()
                    .filter(other -> membership.of(other).knownAs(asOf).equals(name))
                    .toList());
      }
    }
  }

  private static List<String> entities(EntityKeys keys) {
    return List.of(
            "s|0", "s|1", "s|2", "a\\0", "a\\1", "a\\2", "a\\3", "a\\4", "a\\5", "a\\6", "a\\7")
        .stream()
        .map(id -> keys.withSubject(keys.join(List.of("x", "y|", "z").subList(0, size(keys))), id))
        .toList();
  }

  private static int size(EntityKeys keys) {
    return keys.keys().size();
  }

  @Test
  void anEntityWithoutAShopperHasOneName() {
    PersonIndex persons = new PersonIndex(1);
    persons.add(new Link("ann", "visitor", 0));
    assertThat(persons.namesOf(EntityKeys.ITEM, "visitor", 1)).containsExactly("visitor");
  }

  @Test
  void whatCannotBeAnIdHasNoNames() {
    assertThat(new PersonIndex(1).namesOf(EntityKeys.subjectAnd(LineValue.ITEM_ID), "ann", 1))
        .isEmpty();
  }
}
