package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchSizesTest {

  @Test
  void doubleFromTheSmallestToTheLargest() {
    assertThat(BatchSizes.doubling(8, 64).ascending()).containsExactly(8, 16, 32, 64);
    assertThat(BatchSizes.doubling(8, 50).ascending()).containsExactly(8, 16, 32, 50);
    assertThat(BatchSizes.doubling(8, 1).ascending()).containsExactly(1);
  }

  @Test
  void areInOrderHoweverTheyAreGiven() {
    assertThat(new BatchSizes(List.of(16, 4, 16)).ascending()).containsExactly(4, 16);
    assertThatThrownBy(() -> new BatchSizes(List.of())).hasMessageStartingWith("sizes: []");
    assertThatThrownBy(() -> new BatchSizes(List.of(0, 8))).hasMessageStartingWith("sizes: [0, 8]");
  }

  @Property
  void holdAnyNumberOfRowsWithLittleToSpare(
      @ForAll @IntRange(min = 1, max = 16) int smallest,
      @ForAll @IntRange(min = 1, max = 200) int largest,
      @ForAll @IntRange(min = 1, max = 5_000) int rows) {
    BatchSizes sizes = BatchSizes.doubling(smallest, largest);
    int size = sizes.holding(rows);

    assertThat(size).isGreaterThanOrEqualTo(rows);
    assertThat(size).isLessThan(Math.max(2 * rows, smallest) + sizes.largest());
    assertThat(sizes.ascending().contains(size) || size % sizes.largest() == 0).isTrue();
    assertThat(sizes.holding(size)).isEqualTo(size);
    assertThat(sizes.filledBy(rows)).isLessThanOrEqualTo(rows);
  }
}
