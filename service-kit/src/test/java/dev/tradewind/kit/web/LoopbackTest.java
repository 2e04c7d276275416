package dev.tradewind.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackTest {

  @Test
  void onlyNamesOfThisMachineAreLocal() {
    for (String host :
        List.of(
            "localhost",
            "LocalHost",
            "127.0.0.1",
            "127.9.9.9",
            "[::1]",
            "::1",
            "0:0:0:0:0:0:0:1")) {
      assertThat(Loopback.isLocal(host)).as(host).isTrue();
    }
    for (String host :
        List.of(
            "",
            "shop.example",
            "127.0.0.1.shop.example",
            "127.x",
            "10.0.0.1",
            "1127.0.0.1",
            "::2",
            "localhost.x")) {
      assertThat(Loopback.isLocal(host)).as(host).isFalse();
    }
  }

  @Test
  void onlyProgramsAndPagesOfThisMachineAreFromHere() {
    assertThat(Loopback.isFromHere(null)).isTrue();
    for (String origin :
        List.of("http://localhost:9106", "http://127.0.0.1", "https://[::1]:8443")) {
      assertThat(Loopback.isFromHere(origin)).as(origin).isTrue();
    }
    for (String origin :
        List.of(
            "https://shop.example", "http://localhost.shop.example", "null", "", "http://a b")) {
      assertThat(Loopback.isFromHere(origin)).as(origin).isFalse();
    }
  }
}
