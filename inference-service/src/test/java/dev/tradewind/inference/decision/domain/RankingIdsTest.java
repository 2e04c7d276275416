package dev.tradewind.inference.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.TickingClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingIdsTest {

  @Test
  void areUuidsOfVersionSevenAndSortByTime() {
    TickingClock clock = new TickingClock();
    RankingIds ids = new RankingIds(clock, new Random(1));
    Set<UUID> seen = new HashSet<>();
    String last = "";
    for (int round = 0; round < 1000; round++) {
      UUID id = ids.next();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
      assertThat(id.toString()).isGreaterThan(last);
      assertThat(seen.add(id)).isTrue();
      last = id.toString();
      clock.advance(Duration.ofMillis(1));
    }
  }
}
