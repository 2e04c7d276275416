package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  @Test
  void whatStandsLastIsNewer() {
    float[] fresh =
        Freshness.ofShoppers(List.of(new int[] {1, 2, 3}, new int[] {1, 3}, new int[] {4}), 5);
    double expected = 1 / 3.0 + 1 / 2.0;
    assertThat(fresh[0]).isCloseTo((float) Math.log(2 / (2 + expected)), within(1e-6f));
    assertThat(fresh[2]).isCloseTo((float) Math.log(4 / (2 + expected)), within(1e-6f));
    assertThat(fresh[1]).isNegative().isGreaterThan(fresh[0]);
    assertThat(fresh[3]).as("alone in its sequence").isZero();
    assertThat(fresh[4]).as("never seen").isZero();
  }

  @Test
  void ofSessionsWhatCameUpAtTheEndIsNewer() {
    List<int[]> sessions = new ArrayList<>(Collections.nCopies(9, new int[] {1, 2}));
    sessions.add(new int[] {1, 3});
    float[] fresh = Freshness.ofSessions(sessions, 4);
    assertThat(fresh[0]).as("as often as ever").isCloseTo(0, within(1e-6f));
    assertThat(fresh[1]).isCloseTo((float) Math.log(2 / 2.9), within(1e-6f));
    assertThat(fresh[2]).isCloseTo((float) Math.log(3 / 2.1), within(1e-6f));
    assertThat(fresh[3]).isZero();
  }
}
