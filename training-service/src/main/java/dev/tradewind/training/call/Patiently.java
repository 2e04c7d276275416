package dev.tradewind.training.call;

import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Reads from a neighbour, again where it does not answer: reading changes nothing. Blocks. */
public final class Patiently {

  private static final int RETRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Patiently() {}

  /**
   * The answer.
   *
   * @param call made anew for each try
   * @throws InterruptedException where the thread is interrupted before the answer
   */
  public static <T> T read(Supplier<Uni<? extends T>> call) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("called off before it was asked");
    }
    try {
      return again(call).await().atMost(PATIENCE);
    } catch (RuntimeException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException("called off while it was asked: " + failure);
      }
      throw failure;
    }
  }

  private static <T> Uni<T> again(Supplier<Uni<? extends T>> call) {
    return Uni.createFrom()
        .<T>deferred(call)
        .onFailure(failure -> isPassing(Status.fromThrowable(failure).getCode()))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(RETRIES)
        .onFailure(IllegalStateException.class)
        .transform(exhausted -> exhausted.getCause() == null ? exhausted : exhausted.getCause());
  }

  private static boolean isPassing(Status.Code code) {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
  }
}
