package dev.tradewind.ingestion.event.kafka.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration HORIZON = Duration.ofDays(7);

  @Property(tries = 200)
  void remembersExactlyWhatWasAdded(
      @ForAll @Size(max = 3000) Set<@IntRange(max = 100_000) Integer> numbers) {
    SeenIds seen = new SeenIds(100_000, HORIZON);
    numbers.forEach(number -> seen.add(digest(number), NOW));

    assertThat(seen.size()).isEqualTo(numbers.size());
    Set<Integer> found = new HashSet<>();
    for (int number = 0; number <= 100_000; number += 7) {
      if (seen.contains(digest(number))) {
        found.add(number);
      }
    }
    assertThat(numbers).containsAll(found);
    assertThat(numbers).allMatch(number -> seen.contains(digest(number)));
  }

  @Property(tries = 50)
  void neverHoldsMoreThanTheLimitAndKeepsTheLatestFifteenSixteenths(
      @ForAll @IntRange(min = 16, max = 4000) int limit,
      @ForAll @IntRange(min = 1, max = 10_000) int added) {
    SeenIds seen = new SeenIds(limit, HORIZON);
    for (int number = 0; number < added; number++) {
      seen.add(digest(number), NOW);
      assertThat(seen.size()).isLessThanOrEqualTo(limit);
    }

    int kept = limit - limit / 16;
    for (int number = Math.max(0, added - kept); number < added; number++) {
      assertThat(seen.contains(digest(number))).as("%d of %d", number, added).isTrue();
    }
  }

  @Test
  void forgetsWhatIsBeyondTheHorizonAndNothingElse() {
    SeenIds seen = new SeenIds(160, HORIZON);
    for (int day = 0; day < 10; day++) {
      for (int i = 0; i < 10; i++) {
        seen.add(digest(day * 10 + i), NOW.plus(Duration.ofDays(day)));
      }
    }

    seen.forgetOld(NOW.plus(Duration.ofDays(9)));

    assertThat(seen.contains(digest(19))).as("of 8 days ago").isFalse();
    assertThat(seen.contains(digest(20))).as("of 7 days ago").isTrue();
    assertThat(seen.size()).isEqualTo(80);
  }

  /** Zero marks an empty place in the table; a digest may be zero nevertheless. */
  @Test
  void takesADigestOfZeros() {
    SeenIds seen = new SeenIds(100, HORIZON);
    IdDigest zero = new IdDigest(0, 0);
    assertThat(seen.contains(zero)).isFalse();

    seen.add(zero, NOW);

    assertThat(seen.contains(zero)).isTrue();
    assertThat(seen.size()).isEqualTo(1);
  }

  /** The first 16 bytes of the SHA-256 of "abc", from FIPS 180-2. */
  @Test
  void theDigestIsTheFirstHalfOfSha256() {
    assertThat(IdDigest.of("abc"))
        .isEqualTo(new IdDigest(0xba7816bf8f01cfeaL, 0x414140de5dae2223L));
  }

  private static IdDigest digest(int number) {
    return IdDigest.of("id-" + number);
  }
}
