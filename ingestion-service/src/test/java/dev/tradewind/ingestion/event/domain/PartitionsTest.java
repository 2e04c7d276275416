package dev.tradewind.ingestion.event.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionsTest {

  @Test
  void hashesAsMurmur3DoesElsewhere() {
    assertThat(Murmur3.hash(new byte[0])).isZero();
    assertThat(hash("test")).isEqualTo(0xba6bd213);
    assertThat(hash("Hello, world!")).isEqualTo(0xc0363e43);
    assertThat(hash("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723);
  }

  @Property
  void everySubjectHasAPartition(
      @ForAll String subject, @ForAll @IntRange(min = 1, max = Partitions.MAX) int count) {
    assertThat(new Partitions(count).of(subject)).isBetween(0, count - 1);
  }

  @Test
  void spreadsShoppersEvenly() {
    Partitions partitions = new Partitions(8);
    long[] shoppers = new long[8];
    IntStream.range(0, 80_000).forEach(i -> shoppers[partitions.of("shopper-" + i)]++);
    assertThat(Arrays.stream(shoppers).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_500L, 10_500L));
  }

  @Test
  void refusesALogWithoutPartitions() {
    assertThatThrownBy(() -> new Partitions(0)).hasMessage("partitions: 0 (expected: 1 to 1024)");
  }

  private static int hash(String text) {
    return Murmur3.hash(text.getBytes(UTF_8));
  }
}
