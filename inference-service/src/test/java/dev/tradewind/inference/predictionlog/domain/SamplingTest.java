package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void takesAboutItsShare() {
    Sampling tenth = new Sampling(0.1);

    long taken =
        Stream.iterate(0L, number -> number + 1)
            .limit(20_000)
            .filter(number -> tenth.takes(new UUID(7, number).toString()))
            .count();

    // Six standard deviations around 2,000.
    assertThat(taken).isBetween(1_745L, 2_255L);
  }

  @Test
  void noneAndAllAreExact() {
    assertThat(new Sampling(0).takes("r")).isFalse();
    assertThat(new Sampling(1).takes("r")).isTrue();
  }

  @Property
  boolean aLargerShareTakesAllOfASmallerOne(
      @ForAll String id,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    return !new Sampling(Math.min(one, other)).takes(id)
        || new Sampling(Math.max(one, other)).takes(id);
  }
}
