package dev.tradewind.feature.history.spill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.identity.domain.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenTableTest {

  private static final SpillLimits SMALL = new SpillLimits(64L << 20, 4L << 30, 1);
  private static final int MANY = 400_000;
  private static final int MOMENT = MANY / 2;

  @TempDir private Path directory;

  @Test
  void membersWhoAreOneByThenAreOneEntity() {
    assertThat(
            names(
                new Member("visitor-1", "anna", 10),
                new Member("visitor-2", "anna", 20),
                new Member("visitor-3", "anna", 30),
                Member.alone("anna"),
                new Member("visitor-4", "bert", 10),
                new Member("visitor-1", "anna", 10),
                Member.alone("carla")))
        .containsExactlyInAnyOrder("anna", "visitor-3", "bert", "carla");
  }

  private List<String> names(Member... members) {
    List<String> names = new ArrayList<>();
    try (SpillDatabase database = new SpillDatabase(directory.resolve("few"), SMALL);
        SeenTable seen = new SeenTable(database)) {
      for (Member member : members) {
        seen.add(member);
      }
      seen.wanted(25, step -> names.add(((Step.Wanted) step).name()));
    }
    return names;
  }

  /** More than fits into memory, while as many steps are written: grouping them ran out of it. */
  @Test
  void manyEntitiesNeedNoMoreMemory() {
    try (SpillDatabase database = new SpillDatabase(directory.resolve("many"), SMALL)) {
      StepTable steps = new StepTable(database);
      Set<String> expected = new HashSet<>();
      try (steps;
          SeenTable seen = new SeenTable(database)) {
        for (int i = 0; i < MANY; i++) {
          String id = "a-visitor-with-a-rather-long-name-" + i * 7919L % MANY;
          Member member = i % 3 == 0 ? new Member(id, "person-" + i % 1000, i) : Member.alone(id);
          seen.add(member);
          expected.add(member.knownAs(MOMENT));
        }
        seen.wanted(MOMENT, steps::add);
      }
      Set<String> found = new HashSet<>();
      steps.inOrder(step -> found.add(((Step.Wanted) step).name()));
      assertThat(steps.count()).isEqualTo(expected.size());
      assertThat(found).isEqualTo(expected);
    }
  }
}
