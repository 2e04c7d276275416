package dev.tradewind.kit.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class LoopbackGuardTest {

  @Test
  void refusesToListenToTheWorldUnauthenticated() {
    assertThatThrownBy(() -> new LoopbackGuard("0.0.0.0", false).check(new StartupEvent()))
        .hasMessageContaining("quarkus.http.host: 0.0.0.0");
  }

  @Test
  void listensOnLoopback() {
    assertThatCode(() -> new LoopbackGuard("127.0.0.1", false).check(new StartupEvent()))
        .doesNotThrowAnyException();
  }

  @Test
  void obeysTheExplicitSwitch() {
    assertThatCode(() -> new LoopbackGuard("0.0.0.0", true).check(new StartupEvent()))
        .doesNotThrowAnyException();
  }
}
