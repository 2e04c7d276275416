package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkShapeTest {

  @Test
  void theMoreThereIsToLearnFromTheLessIsDropped() {
    assertThat(NetworkShape.dropout(10, 1000)).isEqualTo(.5);
    assertThat(NetworkShape.dropout(20_000, 1000)).isEqualTo(.5);
    assertThat(NetworkShape.dropout(63_246, 1000)).isEqualTo(.35);
    assertThat(NetworkShape.dropout(200_000, 1000)).isEqualTo(.2);
    assertThat(NetworkShape.dropout(9_000_000, 1000)).isEqualTo(.2);
  }

  @Test
  void theMoreThereIsToLearnFromTheWiderItIs() {
    assertThat(NetworkShape.dimension(10, 1000)).isEqualTo(64);
    assertThat(NetworkShape.dimension(60_000, 1000)).isEqualTo(64);
    assertThat(NetworkShape.dimension(70_000, 1000)).isEqualTo(128);
    assertThat(NetworkShape.dimension(9_000_000, 1000)).isEqualTo(128);
  }
}
