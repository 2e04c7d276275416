package dev.tradewind.inference.serving.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestAccessTest {

  @Test
  void onlyNamesOfThisMachineAreLocal() {
    for (String host :
        List.of("localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "[::1]", "::1")) {
      assertThat(RestAccess.isLocal(host)).as(host).isTrue();
    }
    for (String host :
        List.of("", "shop.example", "127.0.0.1.shop.example", "127.x", "10.0.0.1", "localhost.x")) {
      assertThat(RestAccess.isLocal(host)).as(host).isFalse();
    }
  }

  @Test
  void onlyProgramsAndPagesOfThisMachineAreFromHere() {
    assertThat(RestAccess.isFromHere(null)).isTrue();
    for (String origin :
        List.of("http://localhost:9106", "http://127.0.0.1", "https://[::1]:8443")) {
      assertThat(RestAccess.isFromHere(origin)).as(origin).isTrue();
    }
    for (String origin :
        List.of(
            "https://shop.example", "http://localhost.shop.example", "null", "", "http://a b")) {
      assertThat(RestAccess.isFromHere(origin)).as(origin).isFalse();
    }
  }
}
