package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeardVersionsTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final HeardVersions<List<Instant>> heard = new HeardVersions<>(3);

  private Optional<List<Instant>> hear(long version, Instant at) {
    Optional<List<Instant>> kept =
        heard.hear(new AnsweringVersion("ranks", version), at, fresh -> new ArrayList<>());
    kept.ifPresent(times -> times.add(at));
    return kept;
  }

  @Test
  void ofMoreThanThereIsRoomForWhoeverWasFirstIsKeptThroughout() {
    for (int minute = 0; minute < 300; minute++) {
      for (long version = 1; version <= 5; version++) {
        hear(version, NOON.plus(Duration.ofMinutes(minute)));
      }
    }

    assertThat(heard.all().keySet())
        .extracting(AnsweringVersion::version)
        .containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(heard.all().values()).allSatisfy(times -> assertThat(times).hasSize(300));
    assertThat(heard.waiting()).isEqualTo(2);
  }

  @Test
  void whoIsSilentGivesWayToTheNextThatIsHeard() {
    hear(1, NOON);
    hear(2, NOON);
    hear(3, NOON);
    Instant later = NOON.plus(HeardVersions.SILENT);
    hear(2, later.minusSeconds(60));
    hear(3, later.minusSeconds(60));

    assertThat(hear(4, later.minusSeconds(1))).isEmpty();
    assertThat(heard.waiting()).isEqualTo(1);
    assertThat(hear(4, later)).isPresent();

    assertThat(heard.waiting()).isZero();
    assertThat(hear(1, later)).as("it comes back as anybody else").isEmpty();
    assertThat(heard.all()).doesNotContainKey(new AnsweringVersion("ranks", 1));
  }

  @Test
  void whoWaitsAndIsHeardNoMoreIsNotCounted() {
    for (long version = 1; version <= 4; version++) {
      hear(version, NOON);
    }
    assertThat(heard.waiting()).isEqualTo(1);

    hear(1, NOON.plus(HeardVersions.SILENT).plusSeconds(1));

    assertThat(heard.waiting()).isZero();
  }
}
