package dev.tradewind.ingestion.event.kafka.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LandmarksTest {

  /** A log whose events stand at positions with arbitrary gaps between them. */
  @Property(tries = 200)
  void everyEventIsWithinTheBoundsThatLandmarksGive(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 20) Integer> gaps, @ForAll long seed) {
    long[] positions = new long[gaps.size()];
    long position = -1;
    for (int offset = 0; offset < positions.length; offset++) {
      position += 1 + gaps.get(offset);
      positions[offset] = position;
    }
    Landmarks landmarks = new Landmarks();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      int known = random.nextInt(positions.length);
      landmarks.add(0, known, positions[known]);
    }

    for (int offset = 0; offset < positions.length; offset++) {
      Landmarks.Bounds bounds =
          landmarks.around(0, offset, positions.length, position + 1 + random.nextInt(3));
      assertThat(positions[offset]).isBetween(bounds.lowest(), bounds.highest());
    }
  }

  @Property(tries = 5)
  void staysTrueWhenThinned(@ForAll @IntRange(min = 2, max = 5) int step) {
    Landmarks landmarks = new Landmarks();
    int events = 10_000;
    for (int offset = 0; offset < events; offset++) {
      landmarks.add(3, offset, (long) offset * step);
    }

    for (int offset = 0; offset < events; offset++) {
      Landmarks.Bounds bounds = landmarks.around(3, offset, events, (long) (events - 1) * step + 1);
      assertThat((long) offset * step).isBetween(bounds.lowest(), bounds.highest());
      assertThat(bounds.width()).isLessThan(200);
    }
  }
}
