package dev.tradewind.ingestion.cleaning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BusySubjectsTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final BusySubjects subjects = new BusySubjects(2, 3);

  @Test
  void countsEachSubjectByItself() {
    assertThat(subjects.take("a", NOW)).isTrue();
    assertThat(subjects.take("a", NOW)).isTrue();
    assertThat(subjects.take("a", NOW)).isFalse();
    assertThat(subjects.take("b", NOW)).isTrue();
  }

  @Test
  void aNewMinuteBeginsAtNothing() {
    subjects.take("a", NOW);
    subjects.take("a", NOW);
    assertThat(subjects.take("a", NOW.plusSeconds(59))).isFalse();
    assertThat(subjects.take("a", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    subjects.take("a", NOW);
    subjects.take("a", NOW);
    subjects.giveBack("a", NOW);
    assertThat(subjects.take("a", NOW)).isTrue();
    assertThat(subjects.take("a", NOW)).isFalse();
    subjects.giveBack("unheard-of", NOW);
  }

  @Test
  void whatBelongsToAnEarlierMinuteIsNotGivenBackToThisOne() {
    Instant next = NOW.plusSeconds(60);
    subjects.take("a", next);
    subjects.take("a", next);
    subjects.giveBack("a", NOW);
    assertThat(subjects.take("a", next)).isFalse();
  }

  @Test
  void beyondItsMemoryNobodyIsTooBusy() {
    for (String one : new String[] {"a", "b", "c"}) {
      subjects.take(one, NOW);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(subjects.take("d", NOW)).isTrue();
    }
    subjects.take("a", NOW);
    assertThat(subjects.take("a", NOW)).isFalse();
  }

  @Test
  void wrongLimitsAreNamed() {
    assertThatThrownBy(() -> new BusySubjects(0, 1))
        .hasMessageContaining("tradewind.ingestion.cleaning.max-events-per-minute: 0");
    assertThatThrownBy(() -> new BusySubjects(1, 0))
        .hasMessageContaining("tradewind.ingestion.cleaning.max-subjects: 0");
  }
}
