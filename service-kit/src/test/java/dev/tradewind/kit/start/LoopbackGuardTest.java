package dev.tradewind.kit.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class LoopbackGuardTest {

  private static final String HERE = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";

  private static void start(String http, String grpc, boolean separate, boolean allowed) {
    new LoopbackGuard(http, grpc, separate, allowed).check(new StartupEvent());
  }

  @Test
  void refusesToListenToTheWorldUnauthenticated() {
    assertThatThrownBy(() -> start(EVERYWHERE, HERE, false, false))
        .hasMessageContaining("quarkus.http.host: 0.0.0.0");
    assertThatThrownBy(() -> start(HERE, EVERYWHERE, true, false))
        .hasMessageContaining("quarkus.grpc.server.host: 0.0.0.0");
  }

  @Test
  void listensOnLoopback() {
    assertThatCode(() -> start(HERE, HERE, true, false)).doesNotThrowAnyException();
    assertThatCode(() -> start(HERE, EVERYWHERE, false, false)).doesNotThrowAnyException();
  }

  @Test
  void obeysTheExplicitSwitch() {
    assertThatCode(() -> start(EVERYWHERE, EVERYWHERE, true, true)).doesNotThrowAnyException();
  }
}
