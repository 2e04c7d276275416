package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrashTest {

  @Test
  void anExitCodeIsToldWithTheLastWords() {
    assertThat(Crash.story(3, Optional.empty(), "no such file"))
        .isEqualTo(
            "the worker ended with exit code 3 and gave no result; its last words: no such file");
    assertThat(Crash.story(0, Optional.empty(), ""))
        .isEqualTo("the worker ended with exit code 0 and gave no result");
  }

  @Test
  void aSignalIsNamed() {
    assertThat(Crash.story(137, Optional.empty(), "")).contains("by signal 9 (killed, by the");
    assertThat(Crash.story(139, Optional.empty(), "")).contains("by signal 11 (a fault of native");
  }

  @Test
  void memoryThatRanOutComesFirstAndSaysWhose() {
    assertThat(
            Crash.story(1, Optional.of("java.lang.OutOfMemoryError: Java heap space"), "at a.b.C"))
        .isEqualTo(
            "OUT_OF_MEMORY: java.lang.OutOfMemoryError: Java heap space (see"
                + " tradewind.training.worker-heap); the worker ended with exit code 1 and gave no"
                + " result; its last words: at a.b.C");
    assertThat(Crash.story(134, Optional.of("std::bad_alloc"), "")).contains("native memory");
    assertThat(Crash.refusal("INTERNAL", "java.lang.OutOfMemoryError: Java heap space"))
        .startsWith("OUT_OF_MEMORY: ");
    assertThat(Crash.refusal("PARAMETER_INVALID", "epochs: -1"))
        .isEqualTo("PARAMETER_INVALID: epochs: -1");
  }
}
