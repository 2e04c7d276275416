package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.Action.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopperMemoryTest {

  private final ShopperMemory memory = new ShopperMemory(3, 2);

  private static Instant minute(int minute) {
    return Plans.START.plus(Duration.ofMinutes(minute));
  }

  private void looked(int minute, String id) {
    memory.acted(id, new Action(Kind.LOOK, "", 0, minute(minute), minute(minute)));
  }

  private List<Long> actionsOf(String id, int minute) {
    List<Long> answers = new ArrayList<>();
    memory.ask(id, minute(minute), known -> answers.add(known.actions()));
    return answers;
  }

  @Test
  void answersWhenAllBeforeHasBeenRead() {
    looked(5, "ann");
    List<Long> answers = actionsOf("ann", 20);
    memory.readThrough(minute(19));
    assertThat(answers).isEmpty();

    // Another partition was behind.
    looked(4, "ann");
    memory.readThrough(minute(20));

    assertThat(answers).containsExactly(2L);
  }

  @Test
  void ofTooManyActionsTheOldestAreNoLongerRecent() {
    looked(4, "ann");
    looked(1, "ann");
    looked(2, "bob");
    looked(3, "bob");

    assertThat(memory.recent("ann")).hasSize(1);
    assertThat(memory.recent("bob")).hasSize(2);
    List<Long> answers = actionsOf("ann", 60);
    memory.readThrough(minute(60));
    assertThat(answers).as("and still known").containsExactly(2L);
  }

  @Test
  void ofTooManyShoppersThoseHeardOfLongestAgoAreUnknown() {
    looked(1, "ann");
    looked(2, "bob");
    looked(3, "ann");
    looked(4, "cat");
    memory.readThrough(minute(20));

    List<Long> ann = actionsOf("ann", 30);
    List<Long> bob = actionsOf("bob", 30);
    List<Long> cat = actionsOf("cat", 30);
    memory.readThrough(minute(30));

    assertThat(List.of(ann, bob, cat)).containsExactly(List.of(2L), List.of(0L), List.of(1L));
  }
}
