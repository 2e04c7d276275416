package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppendSignalTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final AppendSignal signal = new AppendSignal(3);

  @Test
  void wakesOnlyThoseWhoseEventIsThere() {
    CompletableFuture<Boolean> atTheEnd = readerAt(1, 10);
    CompletableFuture<Boolean> alsoAtTheEnd = readerAt(1, 10);
    CompletableFuture<Boolean> elsewhere = readerAt(2, 0);

    signal.appended(Map.of(1, 11L));

    assertThat(atTheEnd).isCompletedWithValue(true);
    assertThat(alsoAtTheEnd).isCompletedWithValue(true);
    assertThat(elsewhere).isNotDone();
    assertThat(signal.isAwaited()).isTrue();
    signal.appended(Map.of(2, 1L));
    assertThat(elsewhere).isCompletedWithValue(true);
    assertThat(signal.isAwaited()).isFalse();
  }

  @Test
  void anAppendBetweenTheLookAndTheWaitIsNotMissed() {
    signal.appended(Map.of(1, 11L));
    signal.appended(Map.of(1, 4L));

    assertThat(readerAt(1, 10)).isCompletedWithValue(true);
    assertThat(readerAt(1, 11)).isNotDone();
  }

  @Test
  void aWaitEndsByItself() {
    assertThat(signal.grownBeyond(1, 0, Duration.ofMillis(1)).await().atMost(LONG)).isFalse();
    // Leaving happens just after answering.
    long deadline = System.nanoTime() + LONG.toNanos();
    while (signal.isAwaited() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(signal.isAwaited()).isFalse();
  }

  @Test
  void soManyMayWaitAndNoMore() {
    CompletableFuture<Boolean> first = readerAt(1, 0);
    assertThat(readerAt(1, 0)).isNotDone();
    assertThat(readerAt(1, 0)).isNotDone();
    assertThatThrownBy(() -> signal.grownBeyond(1, 0, LONG).await().atMost(LONG))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.reason()).isEqualTo(CommonReason.OVERLOADED));

    assertThat(first.cancel(false)).isTrue();
    assertThat(readerAt(2, 0)).isNotDone();
  }

  private CompletableFuture<Boolean> readerAt(int partition, long offset) {
    return signal.grownBeyond(partition, offset, LONG).subscribe().asCompletionStage();
  }
}
