package dev.tradewind.inference.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcTimeoutTest {

  @ParameterizedTest
  @CsvSource({
    "1n, 1",
    "20u, 20000",
    "300m, 300000000",
    "4S, 4000000000",
    "1M, 60000000000",
    "1H, 3600000000000"
  })
  void readsEveryUnit(String header, long nanos) {
    assertThat(GrpcTimeout.nanos(header)).hasValue(nanos);
  }

  @Test
  void theLongestIsNoOverflow() {
    assertThat(GrpcTimeout.nanos("99999999H")).hasValue(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "5", "5x", "-5m", "1 m", "123456789m", "0x1m"})
  void anythingElseSaysNothing(String header) {
    assertThat(GrpcTimeout.nanos(header)).isEmpty();
  }
}
