package dev.tradewind.feature.definition.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EntityKeysTest {

  private static final EntityKeys KEYS = EntityKeys.subjectAnd(LineValue.QUERY);

  @Property
  void anIdSaysItsParts(
      @ForAll @StringLength(min = 1, max = 8) String subject,
      @ForAll @StringLength(min = 1, max = 8) String query) {
    for (String part : List.of(query, "|" + query, query + "\\", "\\|")) {
      String id = KEYS.join(List.of(subject, part));
      assertThat(KEYS.split(id)).contains(List.of(subject, part));
      assertThat(KEYS.subjectOf(id)).contains(subject);
      assertThat(KEYS.withSubject(id, "a|b")).isEqualTo(KEYS.join(List.of("a|b", part)));
    }
  }

  @Test
  void idsAreWrittenAsTheContractSays() {
    assertThat(KEYS.join(List.of("s-1", "red|blue\\green"))).isEqualTo("s-1|red\\|blue\\\\green");
  }

  @Test
  void whatIsNoIdOfSuchAnEntityHasNoSubject() {
    assertThat(KEYS.split("one")).isEmpty();
    assertThat(KEYS.split("one|two|three")).isEmpty();
    assertThat(KEYS.split("one|two\\")).isEmpty();
    assertThat(KEYS.subjectOf("one")).isEmpty();
    assertThat(EntityKeys.ITEM.subjectOf("item-1")).isEmpty();
    assertThat(EntityKeys.ITEM.withSubject("item-1", "s")).isEqualTo("item-1");
  }
}
